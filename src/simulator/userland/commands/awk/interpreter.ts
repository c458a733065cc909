/** Runs a program: its rules and statements. Expressions are in evaluator.ts. */
import type { Process, Wait } from "../../../host/process.ts";
import { Evaluator } from "./evaluator.ts";
import { AwkError } from "./memory.ts";
import { PatternError } from "./pattern.ts";
import type { Program, Rule, Statement } from "./syntax.ts";
import { isTrue, toNumber, toText, type Value } from "./value.ts";

type Leap = "next" | "nextfile" | "break" | "continue" | "exit" | "return" | undefined;
type Running<T> = Generator<Wait, T, void>;

/** A leap out of a function, through the expressions that called it. */
class Leaves extends Error {
  constructor(readonly leap: "next" | "nextfile" | "exit") {
    super(leap);
    this.name = "Leaves";
  }
}

/** Steps of a program that never waits, and the time that they take. */
const STEPS = 5000;
const STEPS_MS = 1;

export class Interpreter extends Evaluator {
  readonly #inRange = new Set<Rule>();
  #code = 0;
  #result: Value;
  #steps = 0;

  constructor(process: Process, program: Program) {
    super(process, program);
  }

  /** The exit code. */
  *run(): Running<number> {
    try {
      return yield* this.#all();
    } catch (error) {
      if (!(error instanceof AwkError || error instanceof PatternError)) throw error;
      this.process.err(
        `awk: ${error.message.startsWith("cannot open") ? error.message : this.#told(error.message)}\n`,
      );
      return 2;
    }
  }

  #told(message: string): string {
    const { memory } = this;
    return `run time error: ${message}\n\tFILENAME="${memory.text("FILENAME")}" FNR=${
      memory.text("FNR")
    } NR=${memory.text("NR")}`;
  }

  *#all(): Running<number> {
    const { rules } = this.program;
    let leap: Leap;
    for (const rule of rules) {
      if (rule.when === "BEGIN" && leap === undefined) leap = yield* this.#action(rule);
    }
    const main = rules.filter(({ when }) => when !== "BEGIN" && when !== "END");
    const end = rules.filter(({ when }) => when === "END");
    if (leap === undefined && main.length + end.length > 0) leap = yield* this.#records(main);
    for (const rule of end) {
      // An exit leads here once; one of END ends all.
      if ((yield* this.#action(rule)) === "exit") break;
    }
    yield* this.channels.closeAll();
    return this.#code;
  }

  *#records(rules: readonly Rule[]): Running<Leap> {
    while (yield* this.nextRecord()) {
      yield* this.#step();
      for (const rule of rules) {
        if (!(yield* this.#applies(rule))) continue;
        const leap = yield* this.#action(rule);
        if (leap === "exit") return leap;
        if (leap === "nextfile") this.skipFile();
        if (leap !== undefined) break;
      }
    }
    return this.hasFailed ? this.#fail() : undefined;
  }

  #fail(): Leap {
    this.#code = 2;
    return "exit";
  }

  *#applies(rule: Rule): Running<boolean> {
    const { when } = rule;
    if (typeof when === "string") return true;
    if (!when.to) return isTrue(yield* this.evaluate(when.from));
    if (!this.#inRange.has(rule)) {
      if (!isTrue(yield* this.evaluate(when.from))) return false;
      this.#inRange.add(rule);
    }
    if (isTrue(yield* this.evaluate(when.to))) this.#inRange.delete(rule);
    return true;
  }

  *#action({ action }: Rule): Running<Leap> {
    if (!action) {
      yield* this.channels.write(undefined, "", this.memory.record + this.memory.text("ORS"));
      return undefined;
    }
    try {
      return yield* this.#execute(action);
    } catch (error) {
      if (error instanceof Leaves) return error.leap;
      throw error;
    }
  }

  protected override *runFunction(body: Statement): Running<Value> {
    this.#result = undefined;
    const leap = yield* this.#execute(body);
    if (leap === "next" || leap === "nextfile" || leap === "exit") throw new Leaves(leap);
    const result = this.#result;
    this.#result = undefined;
    return result;
  }

  *#execute(statement: Statement): Running<Leap> {
    switch (statement.kind) {
      case "block":
        for (const one of statement.statements) {
          const leap = yield* this.#execute(one);
          if (leap !== undefined) return leap;
        }
        return undefined;
      case "expression":
        yield* this.evaluate(statement.of);
        return undefined;
      case "print":
      case "printf":
        yield* this.#print(statement);
        return undefined;
      case "if":
        if (isTrue(yield* this.evaluate(statement.test))) return yield* this.#execute(statement.yes);
        return statement.no ? yield* this.#execute(statement.no) : undefined;
      case "while":
      case "do":
      case "for":
        return yield* this.#loop(statement);
      case "for-in":
        return yield* this.#forIn(statement);
      case "delete":
        if (statement.keys) this.memory.table(statement.name).delete(yield* this.key(statement.keys));
        else this.memory.table(statement.name).clear();
        return undefined;
      case "exit":
        if (statement.value) this.#code = Math.trunc(toNumber(yield* this.evaluate(statement.value))) & 0xff;
        return "exit";
      case "return":
        this.#result = statement.value ? yield* this.evaluate(statement.value) : undefined;
        return "return";
      default:
        return statement.kind;
    }
  }

  *#print(statement: Statement & { kind: "print" | "printf" }): Running<void> {
    const { memory } = this;
    const values: Value[] = [];
    for (const value of statement.values) values.push(yield* this.evaluate(value));
    const shown = statement.kind === "printf"
      ? this.format("printf", values)
      : (values.length === 0
        ? memory.record
        : values.map((value) => toText(value, memory.text("OFMT"))).join(memory.text("OFS"))) +
        memory.text("ORS");
    const { to } = statement;
    const name = to ? toText(yield* this.evaluate(to.of), memory.format) : "";
    yield* this.channels.write(to?.kind, name, shown);
  }

  *#loop(statement: Statement & { kind: "while" | "do" | "for" }): Running<Leap> {
    if (statement.kind === "for" && statement.first) yield* this.#execute(statement.first);
    let isTested = statement.kind !== "do";
    for (;;) {
      if (isTested && statement.test && !isTrue(yield* this.evaluate(statement.test))) return undefined;
      isTested = true;
      yield* this.#step();
      const leap = yield* this.#execute(statement.body);
      if (leap === "break") return undefined;
      if (leap !== undefined && leap !== "continue") return leap;
      if (statement.kind === "for" && statement.then) yield* this.#execute(statement.then);
    }
  }

  *#forIn({ variable, name, body }: Statement & { kind: "for-in" }): Running<Leap> {
    for (const key of [...this.memory.table(name).keys()]) {
      this.memory.set(variable, key);
      yield* this.#step();
      const leap = yield* this.#execute(body);
      if (leap === "break") return undefined;
      if (leap !== undefined && leap !== "continue") return leap;
    }
    return undefined;
  }

  /** Now and then time passes, also where nothing waits: the program can be interrupted. */
  *#step(): Running<void> {
    if (++this.#steps % STEPS === 0) yield { kind: "busy", ms: STEPS_MS };
  }
}
