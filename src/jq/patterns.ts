/** What stands after `as`: variables, and lists and objects of them. */
import type { Json } from "../kube/object.ts";
import { type Names, newKey, withName } from "./compile.ts";

import type { Binder } from "./expressions.ts";
import { bind, type Filter, type Scope } from "./filter.ts";
import { indexed } from "./paths.ts";
import type { Expression, Pattern } from "./syntax.ts";
import { described, JqError } from "./value.ts";

type Compile = (expression: Expression, names: Names) => Filter;

/** The names with those that the patterns bind, and how these are bound: by the first pattern that fits. */
export function bindings(
  patterns: readonly Pattern[],
  names: Names,
  compile: Compile,
): { bound: Names; bind: Binder } {
  const keys = new Map<string, number>();
  for (const pattern of patterns) {
    for (const name of namesIn(pattern)) keys.set(name, keys.get(name) ?? newKey());
  }
  let bound = names;
  for (const [name, key] of keys) bound = withName(bound, { kind: "variable", name, key });
  const steps = patterns.map((pattern) => binderOf(pattern, bound, keys, compile));
  return {
    bound,
    *bind(scope, at, value, body) {
      let inner = scope;
      for (const key of keys.values()) inner = bind(inner, key, null);
      for (const [index, step] of steps.entries()) {
        try {
          for (const filled of step(inner, value)) yield* body(filled, at);
          return;
        } catch (error) {
          if (!(error instanceof JqError) || index === steps.length - 1) throw error;
        }
      }
    },
  };
}

function namesIn(pattern: Pattern): string[] {
  if (pattern.kind === "variable") return [pattern.name];
  if (pattern.kind === "array") return pattern.items.flatMap(namesIn);
  return pattern.fields.flatMap(({ variable, value }) => [
    ...variable === undefined ? [] : [variable],
    ...value ? namesIn(value) : [],
  ]);
}

type Step = (scope: Scope, value: Json) => Iterable<Scope>;

function binderOf(pattern: Pattern, names: Names, keys: ReadonlyMap<string, number>, compile: Compile): Step {
  if (pattern.kind === "variable") {
    const key = keys.get(pattern.name)!;
    return (scope, value) => [bind(scope, key, value)];
  }
  if (pattern.kind === "array") {
    const items = pattern.items.map((item) => binderOf(item, names, keys, compile));
    return (scope, value) => {
      if (value !== null && !Array.isArray(value)) indexed(value, 0);
      return inTurn(items.map((item, at) => (one: Scope) => item(one, indexed(value, at))), scope);
    };
  }
  const fields = pattern.fields.map((field) => {
    const key = compile(field.key, names);
    const own = field.variable === undefined ? undefined : keys.get(field.variable)!;
    const inner = field.value && binderOf(field.value, names, keys, compile);
    return function* (scope: Scope, value: Json): Iterable<Scope> {
      for (const { value: name } of key(scope, { value })) {
        if (typeof name !== "string") {
          throw new JqError(`Cannot index ${described(value)} with ${described(name)}`);
        }
        const part = indexed(value, name);
        const bound = own === undefined ? scope : bind(scope, own, part);
        yield* inner ? inner(bound, part) : [bound];
      }
    };
  });
  return (scope, value) => inTurn(fields.map((field) => (one: Scope) => field(one, value)), scope);
}

function* inTurn(
  steps: readonly ((scope: Scope) => Iterable<Scope>)[],
  scope: Scope,
  index = 0,
): Iterable<Scope> {
  const step = steps[index];
  if (!step) yield scope;
  else for (const next of step(scope)) yield* inTurn(steps, next, index + 1);
}
