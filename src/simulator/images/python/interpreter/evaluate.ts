/** Evaluates expressions. */
import { formatted } from "./format.ts";
import { hintFor } from "./name_hints.ts";
import { percent } from "./percent.ts";
import type { Frame } from "./frame.ts";
import { unpacked } from "./unpack.ts";
import { nothing, selfOf, stepOf } from "./steps.ts";
import type { Interpreter } from "./interpreter.ts";
import { itemAt, setItemAt } from "./subscripts.ts";
import type { Argument, Expression, Loop, Span, TextPart } from "./syntax.ts";
import { fail, typeName } from "./types.ts";
import {
  Dict,
  ELLIPSIS,
  END,
  Instance,
  isNumber,
  PythonFunction,
  PythonSet,
  type PythonValue,
  Scope,
  Slice,
  Steps,
  Tuple,
  Unhashable,
  type Work,
  Yielded,
} from "./value.ts";

export class Evaluator {
  constructor(readonly interpreter: Interpreter, readonly builtins: ReadonlyMap<string, PythonValue>) {}

  *evaluate(expression: Expression, frame: Frame): Work<PythonValue> {
    const { interpreter } = this;
    switch (expression.kind) {
      case "value":
        return expression.isEllipsis ? ELLIPSIS : expression.value;
      case "name":
        return this.#name(expression.name, expression, frame);
      case "text":
        return yield* this.#text(expression.parts, frame);
      case "list":
        return yield* this.#items(expression.items, frame);
      case "tuple":
        return new Tuple(yield* this.#items(expression.items, frame));
      case "set":
        return yield* this.#set(expression.items, expression, frame);
      default:
        return yield* this.#other(expression, frame, interpreter);
    }
  }

  *#set(all: readonly Expression[], at: Span, frame: Frame): Work<PythonValue> {
    const items = yield* this.#items(all, frame);
    return this.#hashed(() => new PythonSet(items), at, frame);
  }

  *#other(expression: Expression, frame: Frame, interpreter: Interpreter): Work<PythonValue> {
    switch (expression.kind) {
      case "binary": {
        const left = yield* this.evaluate(expression.left, frame);
        const right = yield* this.evaluate(expression.right, frame);
        frame.at = expression;
        if (expression.operator === "%" && typeof left === "string") {
          return yield* percent(interpreter.texts, left, right);
        }
        return yield* interpreter.binary(expression.operator, left, right);
      }
      case "compare":
        return yield* this.#compare(expression, frame);
      case "and":
      case "or": {
        const left = yield* this.evaluate(expression.left, frame);
        const isTrue = yield* interpreter.isTrue(left);
        return isTrue === (expression.kind === "or") ? left : yield* this.evaluate(expression.right, frame);
      }
      case "unary":
        return yield* this.#unary(expression.operator, expression.value, expression, frame);
      case "choice": {
        const isTrue = yield* interpreter.isTrue(yield* this.evaluate(expression.test, frame));
        return yield* this.evaluate(isTrue ? expression.yes : expression.no, frame);
      }
      case "call":
        return yield* this.#call(expression, frame);
      case "attribute": {
        const of = yield* this.evaluate(expression.of, frame);
        frame.at = expression;
        return yield* interpreter.attribute(of, expression.name);
      }
      case "item": {
        const of = yield* this.evaluate(expression.of, frame);
        const key = yield* this.evaluate(expression.key, frame);
        frame.at = expression;
        return yield* itemAt(interpreter, of, key);
      }
      default:
        return yield* this.#rare(expression, frame);
    }
  }

  *#rare(expression: Expression, frame: Frame): Work<PythonValue> {
    switch (expression.kind) {
      case "dict":
        return yield* this.#dict(expression.rows, expression, frame);
      case "slice": {
        const { from, to, step } = expression.parts;
        const part = (one: Expression | undefined) => one ? this.evaluate(one, frame) : nothing();
        return new Slice(yield* part(from), yield* part(to), yield* part(step));
      }
      case "lambda": {
        const usual = yield* this.usual(expression.parameters, frame);
        const names = new Set(expression.parameters.map(({ name }) => name));
        return new PythonFunction(
          "<lambda>",
          "<lambda>",
          expression.parameters,
          usual,
          expression.body,
          frame.scope,
          names,
          false,
        );
      }
      case "each":
        return yield* this.#each(expression, frame);
      case "assign": {
        const value = yield* this.evaluate(expression.value, frame);
        yield* this.assign({ ...expression, kind: "name", name: expression.name }, value, frame);
        return value;
      }
      case "yield":
        return yield* this.#yield(expression, frame);
      case "await":
        return yield* this.evaluate(expression.value, frame);
      default:
        frame.at = expression;
        return fail("SyntaxError", "can't use starred expression here");
    }
  }

  *#yield(expression: Extract<Expression, { kind: "yield" }>, frame: Frame): Work<PythonValue> {
    const value = expression.value ? yield* this.evaluate(expression.value, frame) : null;
    if (!expression.isFrom) {
      if (frame.generator) frame.generator.hasBegun = true;
      yield new Yielded(value);
      return frame.generator?.received() ?? null;
    }
    const steps = yield* this.interpreter.iterator(value);
    for (let item = yield* steps.next(); item !== END; item = yield* steps.next()) yield new Yielded(item);
    return null;
  }

  /** The values that parameters have where none is given. */
  *usual(parameters: PythonFunction["parameters"], frame: Frame): Work<Map<string, PythonValue>> {
    const usual = new Map<string, PythonValue>();
    for (const { name, usual: value } of parameters) {
      if (value) usual.set(name, yield* this.evaluate(value, frame));
    }
    return usual;
  }

  #name(name: string, at: Span, frame: Frame): PythonValue {
    const { scope } = frame;
    const isOwn = !scope.outer.has(name) && scope.locals.has(name);
    if (isOwn && !scope.isClass) {
      const own = scope.names.get(name);
      if (own !== undefined) return own;
      frame.at = at;
      fail(
        "UnboundLocalError",
        `cannot access local variable '${name}' where it is not associated with a value`,
      );
    }
    for (let one: Scope | undefined = scope; one; one = one.parent) {
      if (one !== scope && one.isClass) continue;
      const found = one.names.get(name);
      if (found !== undefined) return found;
    }
    const found = scope.globals?.names.get(name) ?? this.builtins.get(name);
    if (found !== undefined) return found;
    frame.at = at;
    return fail("NameError", `name '${name}' is not defined${hintFor(name, scope, this.builtins)}`);
  }

  *#items(items: readonly Expression[], frame: Frame): Work<PythonValue[]> {
    const all: PythonValue[] = [];
    for (const item of items) {
      if (item.kind === "star") {
        all.push(...yield* this.interpreter.items(yield* this.evaluate(item.value, frame)));
      } else all.push(yield* this.evaluate(item, frame));
    }
    return all;
  }

  #hashed<T>(make: () => T, at: Span, frame: Frame): T {
    frame.at = at;
    try {
      return make();
    } catch (error) {
      if (error instanceof Unhashable) fail("TypeError", `unhashable type: '${error.message}'`);
      throw error;
    }
  }

  *#dict(rows: Extract<Expression, { kind: "dict" }>["rows"], at: Span, frame: Frame): Work<PythonValue> {
    const dict = new Dict();
    for (const { key, value } of rows) {
      if (key) {
        const [name, one] = [yield* this.evaluate(key, frame), yield* this.evaluate(value, frame)];
        this.#hashed(() => dict.set(name, one), at, frame);
        continue;
      }
      const spread = yield* this.evaluate(value, frame);
      if (!(spread instanceof Dict)) {
        return fail("TypeError", `'${typeName(spread)}' object is not a mapping`);
      }
      for (const [name, one] of spread.entries) dict.set(name, one);
    }
    return dict;
  }

  *#text(parts: readonly (string | TextPart)[], frame: Frame): Work<string> {
    let text = "";
    for (const part of parts) {
      if (typeof part === "string") {
        text += part;
        continue;
      }
      const value = yield* this.evaluate(part.value, frame);
      const specification = yield* this.#text(part.format, frame);
      text += part.label ?? "";
      frame.at = part.value;
      if (part.conversion === "r" || part.conversion === "a") {
        text += formatted("", specification, yield* this.interpreter.texts.representation(value));
      } else {text += yield* this.format(
          part.conversion === "s" ? yield* this.interpreter.texts.text(value) : value,
          specification,
        );}
    }
    return text;
  }

  /** `format(value, specification)` */
  *format(value: PythonValue, specification: string): Work<string> {
    const own = value instanceof Instance
      ? yield* this.interpreter.ask(value, "__format__", specification)
      : undefined;
    if (typeof own === "string") return own;
    if (specification !== "" && typeof value === "object" && !isNumber(value)) {
      fail("TypeError", `unsupported format string passed to ${typeName(value)}.__format__`);
    }
    return formatted(value, specification, yield* this.interpreter.texts.text(value));
  }

  *#compare(expression: Extract<Expression, { kind: "compare" }>, frame: Frame): Work<PythonValue> {
    let left = yield* this.evaluate(expression.first, frame);
    let result: PythonValue = true;
    for (const { operator, value } of expression.rest) {
      const right = yield* this.evaluate(value, frame);
      frame.at = expression;
      result = yield* this.interpreter.compare(operator, left, right);
      if (!(yield* this.interpreter.isTrue(result))) return result;
      left = right;
    }
    return result;
  }

  *#unary(operator: string, of: Expression, at: Span, frame: Frame): Work<PythonValue> {
    const value = yield* this.evaluate(of, frame);
    if (operator === "not") return !(yield* this.interpreter.isTrue(value));
    frame.at = at;
    if (isNumber(value)) {
      if (operator === "~") return ~BigInt(value as bigint);
      if (typeof value === "number") return operator === "-" ? -value : value;
      return operator === "-" ? -BigInt(value) : BigInt(value);
    }
    const name = { "-": "__neg__", "+": "__pos__", "~": "__invert__" }[operator]!;
    return (yield* this.interpreter.ask(value, name)) ??
      fail("TypeError", `bad operand type for unary ${operator}: '${typeName(value)}'`);
  }

  *#call(expression: Extract<Expression, { kind: "call" }>, frame: Frame): Work<PythonValue> {
    const callee = yield* this.evaluate(expression.callee, frame);
    const { given, named } = yield* this.arguments(expression.given, frame);
    frame.at = expression;
    if (expression.callee.kind === "name" && expression.callee.name === "super" && given.length === 0) {
      return yield* this.interpreter.call(callee, selfOf(frame.scope), named);
    }
    const result = yield* this.interpreter.call(callee, given, named);
    frame.at = expression;
    return result;
  }

  *arguments(
    all: readonly Argument[],
    frame: Frame,
  ): Work<{ given: PythonValue[]; named: Map<string, PythonValue> }> {
    const given: PythonValue[] = [];
    const named = new Map<string, PythonValue>();
    for (const { value: expression, name, spread } of all) {
      const value = yield* this.evaluate(expression, frame);
      if (spread === "*") given.push(...yield* this.interpreter.items(value));
      else if (spread === "**") {
        for (const [key, one] of (value as Dict).entries) named.set(String(key), one);
      } else if (name !== undefined) named.set(name, value);
      else given.push(value);
    }
    return { given, named };
  }

  *#each(expression: Extract<Expression, { kind: "each" }>, frame: Frame): Work<PythonValue> {
    const inner = new Scope(frame.scope, frame.scope.globals ?? frame.scope);
    const own: Frame = { ...frame, scope: inner };
    const first = yield* this.interpreter.iterator(yield* this.evaluate(expression.loops[0]!.items, frame));
    const run = this.#loops(expression, 0, own, first);
    if (expression.makes === "generator") return new Steps("generator", stepOf(run));
    const dict = new Dict();
    const items: PythonValue[] = [];
    const next = stepOf(run);
    for (let item = yield* next(); item !== END; item = yield* next()) {
      if (expression.makes !== "dict") items.push(item);
      else dict.set((item as Tuple).items[0]!, (item as Tuple).items[1]!);
    }
    if (expression.makes === "dict") return dict;
    return expression.makes === "set" ? this.#hashed(() => new PythonSet(items), expression, frame) : items;
  }

  *#loops(
    expression: Extract<Expression, { kind: "each" }>,
    depth: number,
    frame: Frame,
    first?: Steps,
  ): Work<PythonValue> {
    const loop: Loop | undefined = expression.loops[depth];
    if (!loop) {
      const value = yield* this.evaluate(expression.value, frame);
      yield new Yielded(
        expression.key ? new Tuple([yield* this.evaluate(expression.key, frame), value]) : value,
      );
      return null;
    }
    const steps = first ?? (yield* this.interpreter.iterator(yield* this.evaluate(loop.items, frame)));
    for (let item = yield* steps.next(); item !== END; item = yield* steps.next()) {
      yield* this.assign(loop.target, item, frame);
      let isWanted = true;
      for (const test of loop.tests) {
        isWanted = isWanted && (yield* this.interpreter.isTrue(yield* this.evaluate(test, frame)));
      }
      if (isWanted) yield* this.#loops(expression, depth + 1, frame);
    }
    return null;
  }

  *assign(target: Expression, value: PythonValue, frame: Frame): Work<void> {
    switch (target.kind) {
      case "name":
        return this.setName(target.name, value, frame.scope);
      case "attribute": {
        const of = yield* this.evaluate(target.of, frame);
        frame.at = target;
        return yield* this.interpreter.setAttribute(of, target.name, value);
      }
      case "item": {
        const of = yield* this.evaluate(target.of, frame);
        const key = yield* this.evaluate(target.key, frame);
        frame.at = target;
        return yield* setItemAt(this.interpreter, of, key, value);
      }
      case "tuple":
      case "list":
        return yield* this.#unpack(target.items, value, target, frame);
      case "star":
        return yield* this.assign(target.value, value, frame);
      default:
        return fail("SyntaxError", "cannot assign to expression");
    }
  }

  *#unpack(targets: readonly Expression[], value: PythonValue, at: Span, frame: Frame): Work<void> {
    frame.at = at;
    const star = targets.findIndex(({ kind }) => kind === "star");
    const parts = yield* unpacked(this.interpreter, value, targets.length, star);
    for (const [index, target] of targets.entries()) yield* this.assign(target, parts[index]!, frame);
  }

  setName(name: string, value: PythonValue, scope: Scope): void {
    if (!scope.outer.has(name)) {
      scope.names.set(name, value);
      return;
    }
    for (let one = scope.parent; one; one = one.parent) {
      if (!one.isClass && one.names.has(name) && one !== scope.globals) {
        one.names.set(name, value);
        return;
      }
    }
    (scope.globals ?? scope).names.set(name, value);
  }
}
