/** The values of expressions. They are generators since each may wait: for a record, or for a command. */
import type { Process, Wait } from "../../../host/process.ts";
import { Channels } from "./channels.ts";
import { Functions } from "./functions.ts";
import { MainInput } from "./main_input.ts";
import { AwkError, Memory, type Slot } from "./memory.ts";
import { patternOf } from "./pattern.ts";
import { FormatError, formatted } from "./print_format.ts";
import type { Expression, Program, Statement, Target } from "./syntax.ts";
import { compare, fromInput, isTrue, toNumber, toText, type Value } from "./value.ts";

type Running<T> = Generator<Wait, T, void>;

/** Functions may call each other so deep. */
const MAX_DEPTH = 1000;

export abstract class Evaluator {
  readonly memory = new Memory();
  protected readonly process: Process;
  protected readonly program: Program;
  protected readonly channels: Channels;
  readonly #functions: Functions;
  readonly #input: MainInput;

  constructor(process: Process, program: Program) {
    this.process = process;
    this.program = program;
    this.channels = new Channels(process);
    this.#functions = new Functions(this.memory, process);
    this.#input = new MainInput(process, this.memory);
  }

  protected abstract runFunction(body: Statement): Running<Value>;

  protected get hasFailed(): boolean {
    return this.#input.hasFailed;
  }

  protected *nextRecord(): Running<boolean> {
    const record = yield* this.#input.next();
    if (record === undefined) return false;
    this.memory.record = record;
    return true;
  }

  protected skipFile(): void {
    this.#input.skipFile();
  }

  *evaluate(expression: Expression): Running<Value> {
    const { memory } = this;
    switch (expression.kind) {
      case "constant":
        return expression.value;
      case "name":
        return memory.get(expression.name);
      case "field":
        return memory.field(toNumber(yield* this.evaluate(expression.index)));
      case "element":
        return this.#element(expression.name, yield* this.key(expression.keys));
      case "pattern":
        return this.#matches(memory.record, expression.source);
      case "group":
        return expression.operands.length === 1
          ? yield* this.evaluate(expression.operands[0]!)
          : yield* this.key(expression.operands);
      case "choice":
        return yield* this.evaluate(
          isTrue(yield* this.evaluate(expression.test)) ? expression.yes : expression.no,
        );
      case "in":
        return Number(memory.table(expression.name).has(yield* this.key(expression.keys)));
      case "unary": {
        const value = yield* this.evaluate(expression.operand);
        if (expression.operator === "!") return Number(!isTrue(value));
        return expression.operator === "-" ? -toNumber(value) : toNumber(value);
      }
      case "assign":
        return yield* this.#assign(expression);
      case "step":
        return yield* this.#stepped(expression);
      case "binary":
        return yield* this.#binary(expression);
      case "getline":
        return yield* this.#getline(expression);
      case "call":
        return yield* this.#call(expression.name, expression.values);
    }
  }

  /** Several keys are one, with SUBSEP between them. */
  protected *key(keys: readonly Expression[]): Running<string> {
    const parts: string[] = [];
    for (const key of keys) parts.push(toText(yield* this.evaluate(key), this.memory.format));
    return parts.length === 1 ? parts[0]! : parts.join(this.memory.text("SUBSEP"));
  }

  protected format(name: string, [format, ...values]: readonly Value[]): string {
    const text = toText(format, this.memory.format);
    try {
      return formatted(text, values, this.memory.format);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      throw new AwkError(`${error.message} ${name}("${text}")`);
    }
  }

  /** What was never there is from now on. */
  #element(name: string, key: string): Value {
    const table = this.memory.table(name);
    if (!table.has(key)) table.set(key, undefined);
    return table.get(key);
  }

  #matches(text: string, source: string): number {
    const pattern = patternOf(source);
    pattern.lastIndex = 0;
    return Number(pattern.test(text));
  }

  /** Where a value is put: its index or key is worked out once. */
  *#place(target: Target): Running<{ get(): Value; set(value: Value): void }> {
    const { memory } = this;
    if (target.kind === "name") {
      return { get: () => memory.get(target.name), set: (value) => memory.set(target.name, value) };
    }
    if (target.kind === "field") {
      const index = toNumber(yield* this.evaluate(target.index));
      return { get: () => memory.field(index), set: (value) => memory.setField(index, value) };
    }
    const key = yield* this.key(target.keys);
    const table = memory.table(target.name);
    return { get: () => table.get(key), set: (value) => void table.set(key, value) };
  }

  *#assign({ operator, target, value }: Expression & { kind: "assign" }): Running<Value> {
    const place = yield* this.#place(target);
    const given = yield* this.evaluate(value);
    const made = operator === "" ? given : ARITHMETIC[operator]!(toNumber(place.get()), toNumber(given));
    place.set(made);
    return made;
  }

  *#stepped({ target, by, isBefore }: Expression & { kind: "step" }): Running<Value> {
    const place = yield* this.#place(target);
    const before = toNumber(place.get());
    place.set(before + by);
    return isBefore ? before + by : before;
  }

  *#binary({ operator, left, right }: Expression & { kind: "binary" }): Running<Value> {
    const first = yield* this.evaluate(left);
    if (operator === "&&") return Number(isTrue(first) && isTrue(yield* this.evaluate(right)));
    if (operator === "||") return Number(isTrue(first) || isTrue(yield* this.evaluate(right)));
    const { format } = this.memory;
    if (operator === "~" || operator === "!~") {
      const source = yield* this.#patternText(right);
      return Number((this.#matches(toText(first, format), source) === 1) === (operator === "~"));
    }
    const second = yield* this.evaluate(right);
    if (operator === "") return toText(first, format) + toText(second, format);
    const order = COMPARISONS[operator];
    if (order) return Number(order(compare(first, second, format)));
    return ARITHMETIC[operator]!(toNumber(first), toNumber(second));
  }

  *#patternText(expression: Expression): Running<string> {
    if (expression.kind === "pattern") return expression.source;
    return toText(yield* this.evaluate(expression), this.memory.format);
  }

  *#getline({ source, target }: Expression & { kind: "getline" }): Running<Value> {
    const { memory } = this;
    let record: string | undefined;
    if (!source) record = yield* this.#input.next();
    else {
      const name = toText(yield* this.evaluate(source.of), memory.format);
      const records = this.channels.source(source.kind, name);
      if (typeof records === "string") return -1;
      record = yield* records.next(memory.text("RS"));
    }
    if (record === undefined) return source || !this.hasFailed ? 0 : -1;
    if (target) (yield* this.#place(target)).set(fromInput(record));
    else memory.record = record;
    return 1;
  }

  *#call(name: string, values: readonly Expression[]): Running<Value> {
    if (this.program.functions.has(name)) return yield* this.#callOwn(name, values);
    const { memory } = this;
    if (name === "sub" || name === "gsub") return yield* this.#substitute(name, values);
    if (name === "split") {
      const [text, table, separator] = values;
      const given = toText(yield* this.evaluate(text!), memory.format);
      const by = separator && (yield* this.#patternText(separator));
      if (table?.kind !== "name") throw new AwkError("split into something that is no array");
      return this.#functions.split(given, memory.table(table.name), by, separator?.kind === "pattern");
    }
    if (name === "length" && values[0]?.kind === "name") {
      const { value } = memory.slot(values[0].name);
      if (value instanceof Map) return value.size;
    }
    const given: Value[] = [];
    for (const [at, value] of values.entries()) {
      const isPattern = name === "match" && at === 1;
      given.push(isPattern ? yield* this.#patternText(value) : yield* this.evaluate(value));
    }
    if (name === "sprintf") return this.format(name, given);
    if (name === "system") return yield* this.channels.system(toText(given[0], memory.format));
    if (name === "close") return yield* this.channels.close(toText(given[0], memory.format));
    return this.#functions.call(name, given);
  }

  *#substitute(name: "sub" | "gsub", [pattern, replacement, place]: readonly Expression[]): Running<Value> {
    const source = yield* this.#patternText(pattern!);
    const filling = toText(yield* this.evaluate(replacement!), this.memory.format);
    const target: Target = place && isTarget(place)
      ? place
      : { kind: "field", index: place ?? { kind: "constant", value: 0 } };
    if (place && !isTarget(place)) {
      const text = toText(yield* this.evaluate(place), this.memory.format);
      return this.#functions.substitute(text, source, filling, name === "gsub").count;
    }
    const where = yield* this.#place(target);
    const text = toText(where.get(), this.memory.format);
    const made = this.#functions.substitute(text, source, filling, name === "gsub");
    if (made.count > 0) where.set(made.text);
    return made.count;
  }

  *#callOwn(name: string, values: readonly Expression[]): Running<Value> {
    const { parameters, body } = this.program.functions.get(name)!;
    const slots = new Map<string, Slot>();
    for (const [at, parameter] of parameters.entries()) {
      const given = values[at];
      if (given?.kind === "name" && given.name !== "NF") {
        const from = this.memory.slot(given.name);
        slots.set(parameter, from.value === undefined ? { value: undefined, from } : { value: from.value });
      } else slots.set(parameter, { value: given ? yield* this.evaluate(given) : undefined });
    }
    if (this.memory.depth >= MAX_DEPTH) throw new AwkError(`function ${name}: evaluation stack overflow`);
    this.memory.enter(slots);
    try {
      return yield* this.runFunction(body);
    } finally {
      this.memory.leave();
    }
  }
}

const ARITHMETIC: Readonly<Record<string, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "%": (left, right) => left % right,
  "^": (left, right) => left ** right,
};

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

function isTarget(expression: Expression): expression is Target {
  return expression.kind === "name" || expression.kind === "element" || expression.kind === "field";
}
