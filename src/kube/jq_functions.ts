/** The functions of jq that there are, by name and number of arguments. */
import type { Json } from "./object.ts";

/** An expression that cannot be read, or that makes no sense for a value. */
export class JqError extends Error {
  override name = "JqError";
}

type Given = readonly ((input: Json) => Json[])[];
type JqFunction = (input: Json, given: Given) => Json[];

export const functions: Readonly<Record<string, JqFunction | undefined>> = {
  "length/0": (input) => [lengthOf(input)],
  "keys/0": (
    input,
  ) => [Array.isArray(input) ? input.map((_, index) => index) : Object.keys(object(input)).sort()],
  "values/0": (input) => input === null ? [] : [input],
  "empty/0": () => [],
  "not/0": (input) => [!isTrue(input)],
  "type/0": (input) => [input === null ? "null" : Array.isArray(input) ? "array" : typeof input],
  "tostring/0": (input) => [plain(input)],
  "tonumber/0": (input) => [number(input)],
  "first/0": (input) => [list(input)[0] ?? null],
  "last/0": (input) => [list(input).at(-1) ?? null],
  "first/1": (input, [of]) => of!(input).slice(0, 1),
  "add/0": (input) => [sum(list(input))],
  "any/0": (input) => [list(input).some(isTrue)],
  "all/0": (input) => [list(input).every(isTrue)],
  "any/1": (input, [of]) => [list(input).some((item) => of!(item).some(isTrue))],
  "all/1": (input, [of]) => [list(input).every((item) => of!(item).every(isTrue))],
  "sort/0": (input) => [list(input).toSorted(compare)],
  "unique/0": (input) => [unique(list(input).toSorted(compare))],
  "reverse/0": (input) => [list(input).toReversed()],
  "min/0": (input) => [list(input).toSorted(compare)[0] ?? null],
  "max/0": (input) => [list(input).toSorted(compare).at(-1) ?? null],
  "floor/0": (input) => [Math.floor(number(input))],
  "round/0": (input) => [Math.round(number(input))],
  "to_entries/0": (input) => [
    Object.entries(object(input)).map(([key, value]) => ({ key, value: value ?? null })),
  ],
  "ascii_downcase/0": (input) => [string(input).toLowerCase()],
  "ascii_upcase/0": (input) => [string(input).toUpperCase()],
  "map/1": (input, [of]) => [list(input).flatMap(of!)],
  "select/1": (input, [of]) => of!(input).filter(isTrue).map(() => input),
  "has/1": (input, [key]) => key!(input).map((name) => has(input, name)),
  "join/1": (input, [between]) =>
    between!(input).map((sign) =>
      list(input).map((item) => item === null ? "" : plain(item)).join(string(sign))
    ),
  "split/1": (input, [between]) => between!(input).map((sign) => string(input).split(string(sign))),
  "test/1": (input, [pattern]) => pattern!(input).map((one) => expression(one).test(string(input))),
  "startswith/1": (input, [start]) => start!(input).map((one) => string(input).startsWith(string(one))),
  "endswith/1": (input, [end]) => end!(input).map((one) => string(input).endsWith(string(one))),
  "ltrimstr/1": (input, [start]) =>
    start!(input).map((one) =>
      string(input).startsWith(string(one)) ? string(input).slice(string(one).length) : input
    ),
  "contains/1": (input, [part]) => part!(input).map((one) => string(input).includes(string(one))),
};

function isTrue(value: Json): boolean {
  return value !== null && value !== false;
}

function plain(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function lengthOf(value: Json): number {
  if (value === null) return 0;
  if (typeof value === "number") return Math.abs(value);
  if (typeof value === "string") return [...value].length;
  return Array.isArray(value) ? value.length : Object.keys(object(value)).length;
}

function list(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  if (typeof value === "object" && value !== null) return Object.values(value).map((one) => one ?? null);
  throw new JqError(`expected a list, found ${plain(value)}`);
}

function object(value: Json): { [key: string]: Json | undefined } {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new JqError(`expected an object, found ${plain(value)}`);
}

function string(value: Json): string {
  if (typeof value === "string") return value;
  throw new JqError(`expected a text, found ${plain(value)}`);
}

function number(value: Json): number {
  const amount = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof amount === "number" && !Number.isNaN(amount)) return amount;
  throw new JqError(`expected a number, found ${plain(value)}`);
}

function expression(pattern: Json): RegExp {
  try {
    return new RegExp(string(pattern), "u");
  } catch (error) {
    throw new JqError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function has(value: Json, key: Json): boolean {
  if (Array.isArray(value)) return typeof key === "number" && key >= 0 && key < value.length;
  return Object.hasOwn(object(value), string(key));
}

function sum(items: readonly Json[]): Json {
  return items.reduce<Json>((total, item) => {
    if (total === null || item === null) return total ?? item;
    if (typeof total === "number" && typeof item === "number") return total + item;
    if (typeof total === "string" && typeof item === "string") return total + item;
    if (Array.isArray(total) && Array.isArray(item)) return [...total, ...item];
    throw new JqError(`cannot add ${plain(item)} to ${plain(total)}`);
  }, null);
}

function unique(sorted: readonly Json[]): Json[] {
  return sorted.filter((item, index) => index === 0 || compare(sorted[index - 1]!, item) !== 0);
}

/** jq's order: null, truth, numbers, texts, the rest. */
function compare(one: Json, other: Json): number {
  const [left, right] = [rank(one), rank(other)];
  if (left !== right) return left - right;
  if (typeof one === "object") {
    return JSON.stringify(one) < JSON.stringify(other)
      ? -1
      : JSON.stringify(one) === JSON.stringify(other)
      ? 0
      : 1;
  }
  return one! < other! ? -1 : one! > other! ? 1 : 0;
}

function rank(value: Json): number {
  if (value === null) return 0;
  return ["boolean", "number", "string", "object"].indexOf(typeof value) + 1;
}
