/** `a, *b = value` */
import type { Interpreter } from "./interpreter.ts";
import { fail, typeName } from "./types.ts";
import { type PythonValue, Tuple, type Work } from "./value.ts";

/** The value of each target; that at `star` gets a list of what the others leave, -1: there is none. */
export function* unpacked(
  interpreter: Interpreter,
  value: PythonValue,
  count: number,
  star: number,
): Work<PythonValue[]> {
  const isPlain = typeof value === "object" && value !== null;
  if (!isPlain && typeof value !== "string") {
    fail("TypeError", `cannot unpack non-iterable ${typeName(value)} object`);
  }
  const items = yield* interpreter.items(value);
  const few = star < 0 ? count : count - 1;
  if (items.length < few) {
    const wanted = `expected ${star < 0 ? "" : "at least "}${few}, got ${items.length}`;
    fail("ValueError", `not enough values to unpack (${wanted})`);
  }
  if (star < 0 && items.length > few) {
    const got = Array.isArray(value) || value instanceof Tuple ? `, got ${items.length}` : "";
    fail("ValueError", `too many values to unpack (expected ${few}${got})`);
  }
  if (star < 0) return items;
  const end = star + items.length - few;
  return [...items.slice(0, star), items.slice(star, end), ...items.slice(end)];
}
