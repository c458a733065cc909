/** Functions that are not written in jq itself, by name and number of arguments. */
import type { Json } from "../kube/object.ts";
import { DATES } from "./dates.ts";
import { assertNumber, assertText, pathsOf } from "./expressions.ts";
import { type At, type Filter, Halt, made, plain, type Scope, step } from "./filter.ts";
import { MATHEMATICS } from "./mathematics.ts";
import { add, divided } from "./operators.ts";
import { hasKey, isObject, keysOf, positionsOfPart, valueAt, withoutPaths, withValueAt } from "./paths.ts";
import { matches } from "./regular_expressions.ts";
import { compare, described, isTrue, JqError, jsonText, plainText, typeOf } from "./value.ts";

type Native = (scope: Scope, at: At, given: readonly Filter[]) => Iterable<At>;
type Plain = (input: Json, ...given: Json[]) => Json;

/** Of values: each combination of those of the arguments, the last argument's first. */
function ofValues(work: (scope: Scope, input: Json, given: Json[]) => Json): Native {
  return function* (scope, at, given) {
    const from = function* (count: number): Iterable<Json[]> {
      if (count === 0) return yield [];
      for (const { value } of given[count - 1]!(scope, plain(at))) {
        for (const before of from(count - 1)) yield [...before, value];
      }
    };
    for (const values of from(given.length)) yield made(at, work(scope, at.value, values));
  };
}

const PLAIN: Readonly<Record<string, Plain>> = {
  "not/0": (input) => !isTrue(input),
  "length/0": lengthOf,
  "utf8bytelength/0": (input) =>
    new TextEncoder().encode(assertText(input, "only strings have UTF-8 byte length")).length,
  "type/0": typeOf,
  "keys/0": (input) => keysOf(input),
  "keys_unsorted/0": (input) => keysOf(input, false),
  "has/1": (input, key) => hasKey(input, key!),
  "contains/1": (input, part) => contains(input, part!),
  "tostring/0": plainText,
  "tojson/0": jsonText,
  "fromjson/0": fromJson,
  "tonumber/0": toNumber,
  "explode/0": (input) => [...assertExplodable(input)].map((char) => char.codePointAt(0)!),
  "implode/0": implode,
  "split/1": (input, by) => {
    if (typeof input !== "string" || typeof by !== "string") {
      throw new JqError("split input and separator must be strings");
    }
    return divided(input, by);
  },
  "join/1": (input, by) => joined(input, by!),
  "startswith/1": (input, part) => ofTexts("startswith", input, part!, (text, one) => text.startsWith(one)),
  "endswith/1": (input, part) => ofTexts("endswith", input, part!, (text, one) => text.endsWith(one)),
  "ltrimstr/1": (input, part) =>
    typeof input === "string" && typeof part === "string" && input.startsWith(part)
      ? input.slice(part.length)
      : input,
  "rtrimstr/1": (input, part) =>
    typeof input === "string" && typeof part === "string" && part !== "" && input.endsWith(part)
      ? input.slice(0, -part.length)
      : input,
  "trim/0": (input) => assertText(input, "cannot be trimmed").trim(),
  "ltrim/0": (input) => assertText(input, "cannot be trimmed").trimStart(),
  "rtrim/0": (input) => assertText(input, "cannot be trimmed").trimEnd(),
  "indices/1": (input, part) => indices(input, part!),
  "from_entries/0": fromEntries,
  "reverse/0": (input) =>
    input === null
      ? []
      : typeof input === "string"
      ? [...input].toReversed().join("")
      : list(input, "reversed").toReversed(),
  "flatten/0": (input) => flattened(input, Infinity),
  "flatten/1": (input, depth) => flattened(input, assertNumber(depth!)),
  "sort/0": (input) => list(input, "sorted, as it is not an array").toSorted(compare),
  "min/0": (input) => extreme(input, null, -1),
  "max/0": (input) => extreme(input, null, 1),
  "unique/0": (input) =>
    firsts(list(input, "sorted, as it is not an array").toSorted(compare).map((one) => [one])).flat(),
  "setpath/2": (input, path, value) => withValueAt(input, pathOf(path!), value!),
  "delpaths/1": (input, paths) => {
    if (!Array.isArray(paths)) throw new JqError("Paths must be specified as an array");
    return withoutPaths(input, paths);
  },
  "test/2": (input, pattern, flags) => matches(input, pattern!, flags!).length > 0,
  "infinite/0": () => Infinity,
  "nan/0": () => NaN,
  "isnan/0": (input) => Number.isNaN(assertNumber(input)),
  "isinfinite/0": (input) => Math.abs(assertNumber(input)) === Infinity,
  "error/0": (input) => {
    throw new JqError(input);
  },
  "error/1": (_input, value) => {
    throw new JqError(value!);
  },
  "halt_error/1": (input, code) => {
    if (typeof code !== "number") throw new JqError(`${described(input)} halt_error/1: number required`);
    throw new Halt(input, code);
  },
  "halt/0": () => {
    throw new Halt(undefined, 0);
  },
  ...DATES,
  ...MATHEMATICS,
};

const KEYED: Readonly<Record<string, (pairs: [Json, Json][]) => Json>> = {
  "sort_by/1": (pairs) => sorted(pairs).map(([, value]) => value),
  "group_by/1": (pairs) => groups(sorted(pairs)),
  "unique_by/1": (pairs) => groups(sorted(pairs)).map((group) => group[0]!),
  "min_by/1": (pairs) => sorted(pairs)[0]?.[1] ?? null,
  "max_by/1": (pairs) => sorted(pairs).at(-1)?.[1] ?? null,
};

export const FUNCTIONS: Readonly<Record<string, Native | undefined>> = {
  ...Object.fromEntries(
    Object.entries(PLAIN).map((
      [name, work],
    ) => [name, ofValues((_scope, input, given) => work(input, ...given))]),
  ),
  ...Object.fromEntries(Object.entries(KEYED).map(([name, work]) => [name, keyed(name, work)])),
  "empty/0": () => [],
  "select/1": function* (scope, at, [test]) {
    for (const { value } of test!(scope, plain(at))) if (isTrue(value)) yield at;
  },
  "path/1": function* (scope, at, [of]) {
    for (const path of pathsOf(of!, scope, at.value)) yield made(at, [...path]);
  },
  "getpath/1": function* (scope, at, [path]) {
    for (const { value } of path!(scope, plain(at))) {
      const keys = pathOf(value);
      yield { value: valueAt(at.value, keys), ...(at.path ? { path: [...at.path, ...keys] } : {}) };
    }
  },
  "range/2": function* (scope, at, [from, to]) {
    for (const { value: first } of from!(scope, plain(at))) {
      for (const { value: end } of to!(scope, plain(at))) yield* counted(scope, at, { first, end, by: 1 });
    }
  },
  "range/3": function* (scope, at, [from, to, by]) {
    for (const { value: first } of from!(scope, plain(at))) {
      for (const { value: end } of to!(scope, plain(at))) {
        for (const { value } of by!(scope, plain(at))) yield* counted(scope, at, { first, end, by: value });
      }
    }
  },
  "limit/2": function* (scope, at, [count, of]) {
    for (const { value } of count!(scope, plain(at))) {
      let left = assertNumber(value);
      if (left === 0) continue;
      for (const one of of!(scope, at)) {
        yield one;
        if (--left === 0) break;
      }
    }
  },
  "first/1": function* (scope, at, [of]) {
    for (const one of of!(scope, at)) return yield one;
  },
  "recurse/1": (scope, at, [next]) => descended(scope, at, (one) => next!(scope, one)),
  "until/2": function* (scope, at, [test, next]) {
    const open: At[] = [at];
    for (let one = open.pop(); one; one = open.pop()) {
      step(scope.runtime);
      for (const { value } of test!(scope, plain(one))) {
        if (isTrue(value)) yield one;
        else open.push(...[...next!(scope, one)].toReversed());
      }
    }
  },
  "match/2": function* (scope, at, [pattern, flags]) {
    for (const { value: one } of pattern!(scope, plain(at))) {
      for (const { value: letters } of flags!(scope, plain(at))) {
        for (const found of matches(at.value, one, letters)) yield made(at, found);
      }
    }
  },
  "input/0": ({ runtime }, at) => {
    const next = runtime.nextInput();
    if (next === undefined) throw new JqError("No more inputs");
    return [made(at, next)];
  },
  "repeat_inputs/0": function* ({ runtime }, at) {
    for (let next = runtime.nextInput(); next !== undefined; next = runtime.nextInput()) yield made(at, next);
  },
  "now/0": ({ runtime }, at) => [made(at, runtime.now() / 1000)],
  "input_filename/0": ({ runtime }, at) => [made(at, runtime.inputName())],
  "input_line_number/0": ({ runtime }, at) => [made(at, runtime.inputLine())],
  "debug/0": ({ runtime }, at) => {
    runtime.err(`["DEBUG:",${jsonText(at.value)}]\n`);
    return [at];
  },
  "stderr/0": ({ runtime }, at) => {
    runtime.err(jsonText(at.value));
    return [at];
  },
};

function* counted(
  { runtime }: Scope,
  at: At,
  { first, end, by }: { first: Json; end: Json; by: Json },
): Iterable<At> {
  if (typeof first !== "number" || typeof end !== "number" || typeof by !== "number") {
    throw new JqError("Range bounds must be numeric");
  }
  for (let value = first; by > 0 ? value < end : by < 0 && value > end; value += by) {
    step(runtime);
    yield made(at, value);
  }
}

/** It and all below it, each before what is below it. Recursion of this language would end too early. */
function* descended({ runtime }: Scope, at: At, below: (one: At) => Iterable<At>): Iterable<At> {
  const open: Iterator<At>[] = [];
  for (let one: At | undefined = at; one;) {
    step(runtime);
    yield one;
    const next: Iterable<At> = below(one);
    one = undefined;
    // A chain needs no memory.
    if (Array.isArray(next) && next.length === 1) one = next[0];
    else open.push(next[Symbol.iterator]());
    while (!one && open.length > 0) {
      const { value, done } = open.at(-1)!.next();
      if (done) open.pop();
      else one = value;
    }
  }
}

function keyed(name: string, work: (pairs: [Json, Json][]) => Json): Native {
  return (scope, at, [key]) => {
    const items = list(at.value, `${name.split("_")[0]}ed, as it is not an array`);
    return [
      made(
        at,
        work(items.map((item) => [[...key!(scope, { value: item })].map(({ value }) => value), item])),
      ),
    ];
  };
}

function sorted(pairs: [Json, Json][]): [Json, Json][] {
  return pairs.toSorted(([one], [other]) => compare(one, other));
}

function groups(pairs: [Json, Json][]): Json[][] {
  const found: Json[][] = [];
  pairs.forEach(([key, value], at) => {
    if (at > 0 && compare(pairs[at - 1]![0], key) === 0) found.at(-1)!.push(value);
    else found.push([value]);
  });
  return found;
}

function firsts(lists: Json[][]): Json[][] {
  return groups(lists.map((one) => [one[0]!, one[0]!])).map((group) => [group[0]!]);
}

function list(value: Json, what: string): Json[] {
  if (!Array.isArray(value)) throw new JqError(`${described(value)} cannot be ${what}`);
  return value;
}

function extreme(input: Json, otherwise: Json, sign: number): Json {
  const items = list(input, "iterated over");
  if (items.length === 0) return otherwise;
  return items.reduce((best, one) =>
    sign * compare(one, best) > 0 || (sign > 0 && compare(one, best) === 0) ? one : best
  );
}

function lengthOf(input: Json): number {
  if (input === null) return 0;
  if (typeof input === "number") return Math.abs(input);
  if (typeof input === "string") return [...input].length;
  if (typeof input === "boolean") throw new JqError(`${described(input)} has no length`);
  return Array.isArray(input) ? input.length : Object.keys(input).length;
}

function contains(whole: Json, part: Json): boolean {
  if (isObject(whole) && isObject(part)) {
    return Object.entries(part).every(([key, one]) =>
      Object.hasOwn(whole, key) && typeOf(whole[key] ?? null) === typeOf(one ?? null) &&
      contains(whole[key] ?? null, one ?? null)
    );
  }
  if (Array.isArray(whole) && Array.isArray(part)) {
    return part.every((one) => whole.some((item) => typeOf(item) === typeOf(one) && contains(item, one)));
  }
  if (typeof whole === "string" && typeof part === "string") return whole.includes(part);
  if (typeOf(whole) === typeOf(part)) return compare(whole, part) === 0;
  throw new JqError(`${described(whole)} and ${described(part)} cannot have their containment checked`);
}

function fromJson(input: Json): Json {
  const text = assertText(input, "cannot be parsed as JSON");
  try {
    return JSON.parse(text);
  } catch {
    throw new JqError(`Invalid JSON (while parsing '${text}')`);
  }
}

function toNumber(input: Json): Json {
  if (typeof input === "number") return input;
  const text = assertText(input, "cannot be parsed as a number");
  const value = /^\s*-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(text) ? Number(text) : NaN;
  if (!Number.isNaN(value)) return value;
  throw new JqError(
    `Invalid numeric literal at EOF at line 1, column ${text.length} (while parsing '${text}')`,
  );
}

function assertExplodable(input: Json): string {
  if (typeof input !== "string") throw new JqError("explode input must be a string");
  return input;
}

function implode(input: Json): string {
  if (!Array.isArray(input)) throw new JqError("implode input must be an array");
  return input.map((code) => characterOf(assertNumber(code))).join("");
}

/** Numbers that no character has are shown as such. */
function characterOf(code: number): string {
  const isOne = Number.isInteger(code) && code >= 0 && code <= 0x10ffff &&
    !(code >= 0xd800 && code <= 0xdfff);
  return isOne ? String.fromCodePoint(code) : "\ufffd";
}

function joined(input: Json, by: Json): Json {
  let text: Json = "";
  const items = isObject(input)
    ? Object.values(input).map((one) => one ?? null)
    : list(input, "iterated over");
  items.forEach((item, at) => {
    if (at > 0) text = add(text, by);
    const isShown = typeof item === "number" || typeof item === "boolean";
    text = add(text, item === null ? "" : isShown ? jsonText(item) : item);
  });
  return text;
}

function ofTexts(
  name: string,
  input: Json,
  part: Json,
  work: (text: string, part: string) => boolean,
): boolean {
  if (typeof input !== "string" || typeof part !== "string") {
    throw new JqError(`${name}() requires string inputs`);
  }
  return work(input, part);
}

function indices(input: Json, part: Json): Json {
  if (input === null) return null;
  if (Array.isArray(input)) return positionsOfPart(input, Array.isArray(part) ? part : [part]);
  if (typeof input !== "string" || typeof part !== "string") {
    throw new JqError(`Cannot index ${typeOf(input)} with ${typeOf(part)}`);
  }
  if (part === "") return null;
  const found: number[] = [];
  for (let at = input.indexOf(part); at >= 0; at = input.indexOf(part, at + 1)) {
    found.push([...input.slice(0, at)].length);
  }
  return found;
}

function fromEntries(input: Json): Json {
  const entries = list(input, "iterated over").map((entry): [string, Json] => {
    if (!isObject(entry)) throw new JqError(`Cannot index ${typeOf(entry)} with string "key"`);
    const pick = (names: string[]) =>
      names.map((one) => entry[one]).find((one) => one !== undefined && one !== null && one !== false);
    const key = pick(["key", "k", "name", "Name", "Key", "K"]) ?? entry["key"] ?? entry["k"] ?? null;
    const value = ["value", "v", "Value", "V"].map((one) => entry[one]).find((one) => one !== undefined);
    if (typeof key === "string") return [key, value ?? null];
    if (typeof key === "number" || typeof key === "boolean") return [jsonText(key), value ?? null];
    if (key === null) return ["null", value ?? null];
    throw new JqError(`Cannot use ${described(key)} as object key`);
  });
  return Object.fromEntries(entries);
}

function flattened(input: Json, depth: number): Json {
  if (depth < 0) throw new JqError("flatten depth must not be negative");
  const items = isObject(input)
    ? Object.values(input).map((one) => one ?? null)
    : list(input, "iterated over");
  return items.flatMap((item) =>
    Array.isArray(item) && depth > 0 ? flattened(item, depth - 1) as Json[] : [item]
  );
}

function pathOf(value: Json): Json[] {
  if (!Array.isArray(value)) throw new JqError("Path must be specified as an array");
  return value;
}
