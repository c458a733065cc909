/** Filters of single kinds of expression. */
import type { Json } from "../kube/object.ts";
import { type At, bind, Break, cut, type Filter, Label, made, pathTo, plain, type Scope } from "./filter.ts";
import { formatted } from "./formats.ts";
import { operate } from "./operators.ts";
import { entriesOf, indexed, sliced, valueAt, withField, withoutPaths, withValueAt } from "./paths.ts";
import { described, isTrue, JqError, plainText } from "./value.ts";

/** What is in a part; where it cannot be taken and is optional, nothing. */
function* taken(isOptional: boolean, take: () => Iterable<At>): Iterable<At> {
  try {
    yield* take();
  } catch (error) {
    if (!isOptional || !(error instanceof JqError)) throw error;
  }
}

export function indexFilter(of: Filter, key: Filter, isOptional: boolean): Filter {
  return (scope, at) => {
    const keys = [...key(scope, plain(at))];
    const [only] = keys;
    const from = of(scope, at);
    const whole = Array.isArray(from) && from.length === 1 && keys.length === 1 ? from[0] as At : undefined;
    const part = (one: At, by: Json): At => ({ value: indexed(one.value, by), ...pathTo(one, by) });
    if (whole && !isOptional) return [part(whole, only!.value)];
    return function* () {
      for (const { value } of keys) {
        for (const one of of(scope, at)) yield* taken(isOptional, () => [part(one, value)]);
      }
    }();
  };
}

const nothing: Filter = (_scope, at) => [made(at, null)];

export function sliceFilter(
  of: Filter,
  from: Filter | undefined,
  to: Filter | undefined,
  isOptional: boolean,
): Filter {
  return function* (scope, at) {
    for (const { value: start } of (from ?? nothing)(scope, plain(at))) {
      for (const { value: end } of (to ?? nothing)(scope, plain(at))) {
        for (const one of of(scope, at)) {
          const key = { start, end };
          yield* taken(isOptional, () => [{ value: sliced(one.value, start, end), ...pathTo(one, key) }]);
        }
      }
    }
  };
}

export function eachFilter(of: Filter, isOptional: boolean): Filter {
  return function* (scope, at) {
    for (const one of of(scope, at)) yield* taken(isOptional, () => each(one));
  };
}

export function each(at: At): At[] {
  if (at.path === null) {
    throw new JqError(`Invalid path expression near attempt to iterate through ${cut(at.value)}`);
  }
  return entriesOf(at.value).map(([key, value]) => ({ value, ...pathTo(at, key) }));
}

/** The last piece's values are gone through first, as jq does it. */
export function stringFilter(parts: readonly (string | Filter)[], format: string | undefined): Filter {
  const from = function* (count: number, scope: Scope, at: At): Iterable<string> {
    if (count === 0) return yield "";
    const part = parts[count - 1]!;
    if (typeof part === "string") { for (const before of from(count - 1, scope, at)) yield before + part; }
    else {
      for (const { value } of part(scope, plain(at))) {
        const shown = format === undefined ? plainText(value) : formatted(format, value);
        for (const before of from(count - 1, scope, at)) yield before + shown;
      }
    }
  };
  return function* (scope, at) {
    for (const text of from(parts.length, scope, at)) yield made(at, text);
  };
}

export function objectFilter(fields: readonly { key: Filter; value: Filter }[]): Filter {
  const from = function* (
    index: number,
    sofar: { [key: string]: Json | undefined },
    scope: Scope,
    at: At,
  ): Iterable<At> {
    const field = fields[index];
    if (!field) return yield made(at, sofar);
    for (const { value: key } of field.key(scope, plain(at))) {
      for (const { value } of field.value(scope, plain(at))) {
        if (typeof key !== "string") throw new JqError(`Cannot use ${described(key)} as object key`);
        yield* from(index + 1, withField(sofar, key, value), scope, at);
      }
    }
  };
  return (scope, at) => from(0, {}, scope, at);
}

export function tryFilter(body: Filter, handler: Filter | undefined): Filter {
  return function* (scope, at) {
    try {
      yield* body(scope, at);
    } catch (error) {
      if (!(error instanceof JqError)) throw error;
      if (handler) yield* handler(scope, made(at, error.value));
    }
  };
}

export function labelFilter(name: string, key: number, body: Filter): Filter {
  return function* (scope, at) {
    const label = new Label(name);
    try {
      yield* body(bind(scope, key, label), at);
    } catch (error) {
      if (!(error instanceof Break) || error.label !== label) throw error;
    }
  };
}

/** Runs a filter with the names that a pattern binds. */
export type Binder = (scope: Scope, at: At, value: Json, body: Filter) => Iterable<At>;

interface Fold {
  source: Filter;
  bind: Binder;
  from: Filter;
  update: Filter;
  /** `reduce` shows only the last state. */
  extract: Filter | "last" | undefined;
}

export function foldFilter({ source, bind: binder, from, update, extract }: Fold): Filter {
  return function* (scope, at) {
    for (const start of from(scope, at)) {
      let state: At = start;
      for (const { value } of source(scope, plain(at))) {
        let isAny = false;
        const before = state;
        const work: Filter = function* (inner) {
          for (const next of update(inner, before)) {
            state = next;
            isAny = true;
            if (extract === undefined) yield next;
            else if (extract !== "last") yield* extract(inner, next);
          }
        };
        yield* binder(scope, at, value, work);
        if (!isAny && extract === "last") state = made(at, null);
      }
      if (extract === "last") yield state;
    }
  };
}

/** The paths that an expression leads to. @throws {JqError} where it leads to none */
export function* pathsOf(filter: Filter, scope: Scope, value: Json): Iterable<readonly Json[]> {
  for (const { path, value: found } of filter(scope, { value, path: [] })) {
    if (!path) throw new JqError(`Invalid path expression with result ${cut(found)}`);
    yield path;
  }
}

export function assignmentFilter(operator: string, left: Filter, right: Filter): Filter {
  if (operator === "|=") return (scope, at) => [made(at, updated(left, right, scope, at.value))];
  const sign = operator.slice(0, -1);
  return function* (scope, at) {
    for (const { value } of right(scope, plain(at))) {
      let result = at.value;
      for (const path of [...pathsOf(left, scope, at.value)]) {
        const before = sign === "" ? null : valueAt(result, path);
        const after = sign === ""
          ? value
          : sign === "//"
          ? (isTrue(before) ? before : value)
          : operate(sign, before, value);
        result = withValueAt(result, path, after);
      }
      yield made(at, result);
    }
  };
}

/** `|=`: the first value counts; where there is none, the part is deleted, after all others were changed. */
function updated(left: Filter, right: Filter, scope: Scope, value: Json): Json {
  let result = value;
  const gone: Json[] = [];
  for (const path of [...pathsOf(left, scope, value)]) {
    const [first] = right(scope, { value: valueAt(result, path) });
    if (first) result = withValueAt(result, path, first.value);
    else gone.push([...path]);
  }
  return gone.length > 0 ? withoutPaths(result, gone) : result;
}

export function assertNumber(value: Json): number {
  if (typeof value !== "number") throw new JqError(`${described(value)} number required`);
  return value;
}

export function assertText(value: Json, what: string): string {
  if (typeof value !== "string") throw new JqError(`${described(value)} ${what}`);
  return value;
}
