/** Filters of operators and choices. */
import { type At, type Filter, made, plain, type Scope } from "./filter.ts";
import { operate } from "./operators.ts";
import { described, isTrue, JqError } from "./value.ts";

export function negationFilter(of: Filter): Filter {
  return function* (scope, at) {
    for (const { value } of of(scope, plain(at))) {
      if (typeof value !== "number") throw new JqError(`${described(value)} cannot be negated`);
      yield made(at, -value);
    }
  };
}

/** The right side's values are gone through first, as jq does it. */
export function binaryFilter(operator: string, left: Filter, right: Filter): Filter {
  return function* (scope, at) {
    for (const { value: other } of right(scope, plain(at))) {
      for (const { value: one } of left(scope, plain(at))) yield made(at, operate(operator, one, other));
    }
  };
}

export function logicFilter(kind: "and" | "or", left: Filter, right: Filter): Filter {
  return function* (scope, at) {
    for (const { value } of left(scope, plain(at))) {
      if (isTrue(value) === (kind === "or")) yield made(at, kind === "or");
      else for (const { value: other } of right(scope, plain(at))) yield made(at, isTrue(other));
    }
  };
}

/** `//`: what is true of the left side; its errors are left out. Else the right side. */
export function alternativeFilter(left: Filter, right: Filter): Filter {
  return function* (scope, at) {
    let isAny = false;
    try {
      for (const one of left(scope, at)) {
        if (!isTrue(one.value)) continue;
        isAny = true;
        yield one;
      }
    } catch (error) {
      if (!(error instanceof JqError)) throw error;
    }
    if (!isAny) yield* right(scope, at);
  };
}

export function ifFilter(
  branches: readonly { test: Filter; then: Filter }[],
  otherwise: Filter | undefined,
): Filter {
  const from = function* (index: number, scope: Scope, at: At): Iterable<At> {
    const branch = branches[index];
    if (!branch) yield* otherwise ? otherwise(scope, at) : [at];
    else {
      for (const { value } of branch.test(scope, plain(at))) {
        yield* isTrue(value) ? branch.then(scope, at) : from(index + 1, scope, at);
      }
    }
  };
  return (scope, at) => from(0, scope, at);
}
