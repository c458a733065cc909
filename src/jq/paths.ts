/** Parts of values: taking, setting and deleting them. */
import type { Json } from "../kube/object.ts";
import { compare, described, JqError, sortedKeys, typeOf } from "./value.ts";

export type Fields = { [key: string]: Json | undefined };

export function isObject(value: Json): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A copy with one field more or another; a name such as `__proto__` is a name like any other. */
export function withField(value: Fields, key: string, field: Json): Fields {
  const copy = { ...value };
  Object.defineProperty(copy, key, { value: field, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** `.[key]`. @throws {JqError} */
export function indexed(value: Json, key: Json): Json {
  if (typeof key === "string" && (value === null || isObject(value))) {
    return value !== null && Object.hasOwn(value, key) ? value[key] ?? null : null;
  }
  if (typeof key === "number" && (value === null || Array.isArray(value))) {
    if (value === null || Number.isNaN(key)) return null;
    const at = Math.floor(key);
    return value[at < 0 ? value.length + at : at] ?? null;
  }
  if (isObject(key) && (value === null || Array.isArray(value) || typeof value === "string")) {
    return sliced(value, key["start"] ?? null, key["end"] ?? null);
  }
  if (Array.isArray(key) && Array.isArray(value)) return positionsOfPart(value, key);
  throw new JqError(cannotIndex(value, key));
}

function cannotIndex(value: Json, key: Json): string {
  if (typeof key === "string") return `Cannot index ${typeOf(value)} with string "${key}"`;
  return `Cannot index ${typeOf(value)} with ${typeOf(key)}`;
}

/** Where a list stands in another. */
export function positionsOfPart(value: readonly Json[], part: readonly Json[]): Json {
  if (part.length === 0) return null;
  const found: number[] = [];
  for (let at = 0; at + part.length <= value.length; at++) {
    if (part.every((item, index) => compare(value[at + index]!, item) === 0)) found.push(at);
  }
  return found;
}

/** `.[from:to]`, of texts by code points. @throws {JqError} */
export function sliced(value: Json, from: Json, to: Json): Json {
  if (value === null) return null;
  if (typeof value !== "string" && !Array.isArray(value)) {
    throw new JqError(`Cannot index ${typeOf(value)} with object`);
  }
  const items = typeof value === "string" ? [...value] : value;
  const part = items.slice(...bounds(items.length, from, to));
  return typeof value === "string" ? part.join("") : part;
}

function bounds(length: number, from: Json, to: Json): [number, number] {
  for (const bound of [from, to]) {
    if (bound !== null && typeof bound !== "number") {
      throw new JqError("Start and end indices of an array slice must be numbers");
    }
  }
  const clamped = (at: number) => Math.min(length, Math.max(0, at < 0 ? length + at : at));
  const start = clamped(Math.floor((from ?? 0) as number));
  const end = clamped(Math.ceil((to ?? length) as number));
  return [start, Math.max(start, end)];
}

/** What `.[]` is, with each one's key. @throws {JqError} */
export function entriesOf(value: Json): [string | number, Json][] {
  if (Array.isArray(value)) return value.map((item, at) => [at, item]);
  if (isObject(value)) return Object.entries(value).map(([key, field]) => [key, field ?? null]);
  throw new JqError(`Cannot iterate over ${described(value)}`);
}

/** @throws {JqError} */
export function valueAt(value: Json, path: readonly Json[]): Json {
  let found = value;
  for (const key of path) {
    if (found === null) return null;
    found = indexed(found, key);
  }
  return found;
}

/** @throws {JqError} */
export function withValueAt(value: Json, path: readonly Json[], replacement: Json, depth = 0): Json {
  if (depth === path.length) return replacement;
  const key = path[depth]!;
  const inner = withValueAt(indexed(value, key), path, replacement, depth + 1);
  return withElement(value, key, inner);
}

/** The largest array that setting an element makes. */
const MAX_ELEMENTS = 1 << 24;

function withElement(value: Json, key: Json, element: Json): Json {
  if (typeof key === "string" && (value === null || isObject(value))) {
    return withField(value ?? {}, key, element);
  }
  if (typeof key === "number" && (value === null || Array.isArray(value))) {
    const copy = [...value ?? []];
    let at = Math.floor(key);
    if (at < 0) at += copy.length;
    if (at < 0) throw new JqError("Out of bounds negative array index");
    if (at > MAX_ELEMENTS) throw new JqError("Array index too large");
    while (copy.length < at) copy.push(null);
    copy[at] = element;
    return copy;
  }
  if (isObject(key) && (value === null || Array.isArray(value))) {
    if (!Array.isArray(element)) {
      throw new JqError("A slice of an array can only be assigned another array");
    }
    const list = value ?? [];
    const [start, end] = bounds(list.length, key["start"] ?? null, key["end"] ?? null);
    return [...list.slice(0, start), ...element, ...list.slice(end)];
  }
  if (isObject(key)) throw new JqError(`Cannot update field at object index of ${typeOf(value)}`);
  if (Array.isArray(key) && Array.isArray(value)) {
    throw new JqError("Cannot update field at array index of array");
  }
  throw new JqError(cannotIndex(value, key));
}

/** The value without the parts at these paths. @throws {JqError} */
export function withoutPaths(value: Json, paths: readonly Json[]): Json {
  let left = value;
  // The last ones first, so that those before them stay where they are.
  for (const path of paths.toSorted(compare).toReversed()) {
    if (!Array.isArray(path)) throw new JqError(`Path must be specified as array, not ${typeOf(path)}`);
    left = withoutPath(left, path, 0);
  }
  return left;
}

function withoutPath(value: Json, path: readonly Json[], depth: number): Json {
  if (path.length === 0 || value === null) return null;
  const key = path[depth]!;
  if (depth < path.length - 1) {
    const inner = indexed(value, key);
    return inner === null ? value : withElement(value, key, withoutPath(inner, path, depth + 1));
  }
  if (typeof key === "string" && isObject(value)) {
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  }
  if (typeof key === "number" && Array.isArray(value)) {
    const at = Math.floor(key) < 0 ? value.length + Math.floor(key) : Math.floor(key);
    return value.filter((_, index) => index !== at);
  }
  if (isObject(key) && Array.isArray(value)) {
    const [start, end] = bounds(value.length, key["start"] ?? null, key["end"] ?? null);
    return [...value.slice(0, start), ...value.slice(end)];
  }
  throw new JqError(
    `Cannot delete ${typeof key === "object" ? "object" : typeOf(key)} element of ${typeOf(value)}`,
  );
}

/** Keys of an object, sorted, or of a list its numbers. @throws {JqError} */
export function keysOf(value: Json, isSorted = true): Json[] {
  if (Array.isArray(value)) return value.map((_, at) => at);
  if (isObject(value)) return isSorted ? sortedKeys(value) : Object.keys(value);
  throw new JqError(`${described(value)} has no keys`);
}

/** @throws {JqError} */
export function hasKey(value: Json, key: Json): boolean {
  if (isObject(value) && typeof key === "string") return Object.hasOwn(value, key);
  if (Array.isArray(value) && typeof key === "number") return key >= 0 && key < value.length;
  throw new JqError(
    `Cannot check whether ${typeOf(value)} has a ${typeof key === "string" ? "string" : typeOf(key)} key`,
  );
}
