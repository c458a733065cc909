/** Patterns of `case`: whether a value fits, and the names that it gives. */
import type { Evaluator } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import type { Interpreter } from "./interpreter.ts";
import type { Expression } from "./syntax.ts";
import { typeOf } from "./types.ts";
import { Dict, PythonClass, type PythonValue, Tuple, type Work } from "./value.ts";

export interface PatternParts {
  evaluator: Evaluator;
  interpreter: Interpreter;
}

export function* fits(
  parts: PatternParts,
  pattern: Expression,
  value: PythonValue,
  frame: Frame,
): Work<boolean> {
  switch (pattern.kind) {
    case "name":
      if (pattern.name !== "_") parts.evaluator.setName(pattern.name, value, frame.scope);
      return true;
    case "binary":
      if (pattern.operator !== "|") break;
      return (yield* fits(parts, pattern.left, value, frame)) ||
        (yield* fits(parts, pattern.right, value, frame));
    case "list":
    case "tuple": {
      if (!Array.isArray(value) && !(value instanceof Tuple)) return false;
      const items = yield* parts.interpreter.items(value);
      const star = pattern.items.findIndex(({ kind }) => kind === "star");
      if (star < 0 ? items.length !== pattern.items.length : items.length < pattern.items.length - 1) {
        return false;
      }
      const rest = items.length - pattern.items.length + 1;
      for (const [at, one] of pattern.items.entries()) {
        const part = at === star
          ? items.slice(at, at + rest)
          : items[star >= 0 && at > star ? at + rest - 1 : at]!;
        if (!(yield* fits(parts, one.kind === "star" ? one.value : one, part, frame))) return false;
      }
      return true;
    }
    case "dict":
      for (const { key, value: one } of pattern.rows) {
        const found = value instanceof Dict && key
          ? value.get(yield* parts.evaluator.evaluate(key, frame))
          : undefined;
        if (found === undefined || !(yield* fits(parts, one, found, frame))) return false;
      }
      return value instanceof Dict;
    case "call": {
      const type = yield* parts.evaluator.evaluate(pattern.callee, frame);
      if (!(type instanceof PythonClass) || !typeOf(value).is(type)) return false;
      for (const { name, value: one } of pattern.given) {
        const part = name === undefined ? value : yield* parts.interpreter.attribute(value, name);
        if (!(yield* fits(parts, one, part, frame))) return false;
      }
      return true;
    }
  }
  return yield* parts.interpreter.isEqual(yield* parts.evaluator.evaluate(pattern, frame), value);
}
