/** `value[key]`: reading, writing and deleting. */
import type { Interpreter } from "./interpreter.ts";
import { errorOf, fail, Raised, typeName } from "./types.ts";
import { Dict, PythonClass, type PythonValue, Range, Slice, Tuple, Unhashable, type Work } from "./value.ts";

export function* itemAt(interpreter: Interpreter, of: PythonValue, key: PythonValue): Work<PythonValue> {
  if (of instanceof Dict) return yield* dictItem(interpreter, of, key);
  if (key instanceof Slice) {
    const sliced = slice(of, key);
    if (sliced !== undefined) return sliced;
  } else if (typeof of === "string") return [...indexed("string", of, key)][0]!;
  else if (Array.isArray(of)) return of[indexIn("list", of.length, key)]!;
  else if (of instanceof Tuple) return of.items[indexIn("tuple", of.items.length, key)]!;
  else if (of instanceof Range) return of.at(indexIn("range object", of.length, key));
  else if (of instanceof Uint8Array) return BigInt(of[indexIn("index", of.length, key)]!);
  const own = yield* interpreter.ask(of, "__getitem__", key);
  if (own !== undefined) return own;
  // `list[int]` in an annotation that is evaluated.
  if (of instanceof PythonClass) return of;
  return fail("TypeError", `'${typeName(of)}' object is not subscriptable`);
}

function* dictItem(interpreter: Interpreter, of: Dict, key: PythonValue): Work<PythonValue> {
  const found = hashed(() => of.get(key));
  if (found !== undefined) return found;
  if (of.makes === undefined || of.makes === null) {
    if (of.title === "Counter") return 0n;
    throw new Raised(errorOf("KeyError", key));
  }
  const made = yield* interpreter.call(of.makes, []);
  of.set(key, made);
  return made;
}

export function hashed<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof Unhashable) fail("TypeError", `unhashable type: '${error.message}'`);
    throw error;
  }
}

function indexed(what: string, text: string, key: PythonValue): string {
  const letters = [...text];
  return letters[indexIn(what, letters.length, key)]!;
}

function indexIn(what: string, length: number, key: PythonValue, isWritten = false): number {
  if (typeof key !== "bigint" && typeof key !== "boolean") {
    const name = what === "string" ? "string" : what;
    const kinds = what === "string" ? "integers" : "integers or slices";
    return fail(
      "TypeError",
      `${name} indices must be ${kinds}, not ${what === "string" ? `'${typeName(key)}'` : typeName(key)}`,
    );
  }
  const at = Number(key) < 0 ? Number(key) + length : Number(key);
  if (at < 0 || at >= length) {
    fail("IndexError", isWritten ? `${what} assignment index out of range` : `${what} index out of range`);
  }
  return at;
}

/** Where a slice goes through. */
export function placesOf({ from, to, step }: Slice, length: number): number[] {
  const by = step === null ? 1 : Number(step);
  if (by === 0) fail("ValueError", "slice step cannot be zero");
  const bound = (value: PythonValue, usual: number) => {
    if (value === null) return usual;
    if (typeof value !== "bigint" && typeof value !== "boolean") {
      fail("TypeError", "slice indices must be integers or None or have an __index__ method");
    }
    const at = Number(value) < 0 ? Number(value) + length : Number(value);
    return by > 0 ? Math.min(Math.max(at, 0), length) : Math.min(Math.max(at, -1), length - 1);
  };
  const [start, end] = by > 0
    ? [bound(from, 0), bound(to, length)]
    : [bound(from, length - 1), bound(to, -1)];
  const places: number[] = [];
  for (let at = start; by > 0 ? at < end : at > end; at += by) places.push(at);
  return places;
}

function slice(of: PythonValue, key: Slice): PythonValue | undefined {
  if (typeof of === "string") {
    const letters = [...of];
    return placesOf(key, letters.length).map((at) => letters[at]).join("");
  }
  if (Array.isArray(of)) return placesOf(key, of.length).map((at) => of[at]!);
  if (of instanceof Tuple) return new Tuple(placesOf(key, of.items.length).map((at) => of.items[at]!));
  if (of instanceof Uint8Array) return Uint8Array.from(placesOf(key, of.length).map((at) => of[at]!));
  if (!(of instanceof Range)) return undefined;
  return placesOf(key, of.length).map((at) => of.at(at));
}

export function* setItemAt(
  interpreter: Interpreter,
  of: PythonValue,
  key: PythonValue,
  value: PythonValue,
): Work<void> {
  if (of instanceof Dict) return hashed(() => of.set(key, value));
  if (Array.isArray(of)) {
    if (!(key instanceof Slice)) {
      of[indexIn("list", of.length, key, true)] = value;
      return;
    }
    const places = placesOf(key, of.length);
    const from = places[0] ?? Math.min(Number(key.from ?? 0), of.length);
    of.splice(from, places.length, ...yield* interpreter.items(value));
    return;
  }
  const own = yield* interpreter.ask(of, "__setitem__", key, value);
  if (own === undefined) fail("TypeError", `'${typeName(of)}' object does not support item assignment`);
}

export function* deleteItemAt(interpreter: Interpreter, of: PythonValue, key: PythonValue): Work<void> {
  if (of instanceof Dict) {
    if (!hashed(() => of.delete(key))) throw new Raised(errorOf("KeyError", key));
  } else if (Array.isArray(of)) {
    const places = key instanceof Slice ? placesOf(key, of.length) : [indexIn("list", of.length, key, true)];
    for (const at of lastFirst(places)) of.splice(at, 1);
  } else if ((yield* interpreter.ask(of, "__delitem__", key)) === undefined) {
    fail("TypeError", `'${typeName(of)}' object doesn't support item deletion`);
  }
}

/** The last first, so that the others keep their places. */
function lastFirst(places: readonly number[]): number[] {
  return [...places].sort((a, b) => b - a);
}
