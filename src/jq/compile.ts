/** Makes a filter of a syntax tree: names are looked up once, not when it runs. */
import type { Json } from "../kube/object.ts";
import { definitionOf } from "./definitions.ts";
import {
  assignmentFilter,
  eachFilter,
  foldFilter,
  indexFilter,
  labelFilter,
  objectFilter,
  sliceFilter,
  stringFilter,
  tryFilter,
} from "./expressions.ts";
import {
  type At,
  bind,
  Break,
  type Closure,
  type Filter,
  find,
  type Label,
  made,
  plain,
  type Scope,
  step,
} from "./filter.ts";
import { formatted } from "./formats.ts";
import { FUNCTIONS } from "./functions.ts";
import {
  alternativeFilter,
  binaryFilter,
  ifFilter,
  logicFilter,
  negationFilter,
} from "./operator_filters.ts";
import { bindings } from "./patterns.ts";
import type { Expression } from "./syntax.ts";

/** A name that the program uses and nobody defines; `at` is where in its text. */
export class UndefinedName extends Error {
  override name = "UndefinedName";
  readonly at: number;
  constructor(name: string, at: number) {
    super(`${name} is not defined`);
    this.at = at;
  }
}

/** A name that can be used, and how it is found when the program runs. */
type Name =
  | { kind: "variable" | "label"; name: string; key: number }
  | { kind: "parameter"; name: string; key: number }
  | { kind: "function"; name: string; key: number; parameters: readonly number[]; body: () => Filter };

/** The names around an expression. */
export interface Names {
  readonly program: ProgramNames;
  readonly name?: Name;
  readonly outer?: Names;
}

/** What a whole program shares. */
export interface ProgramNames {
  /** Names of variables that are given from outside. */
  readonly globals: ReadonlySet<string>;
  readonly undefinedNames: UndefinedName[];
  readonly library: Map<string, Name & { kind: "function" }>;
}

let keys = 0;

export function newKey(): number {
  return ++keys;
}

export function withName(names: Names, name: Name): Names {
  return { program: names.program, name, outer: names };
}

function lookup<K extends Name["kind"]>(
  names: Names,
  kinds: readonly K[],
  fits: (name: Name & { kind: K }) => boolean,
): Name & { kind: K } | undefined {
  for (let at: Names | undefined = names; at; at = at.outer) {
    const { name } = at;
    if (name && (kinds as readonly string[]).includes(name.kind) && fits(name as Name & { kind: K })) {
      return name as Name & { kind: K };
    }
  }
  return undefined;
}

const none: readonly At[] = [];

export function compile(expression: Expression, names: Names): Filter {
  const inner = (one: Expression) => compile(one, names);
  switch (expression.kind) {
    case "identity":
      return (_scope, at) => [at];
    case "literal": {
      const { value } = expression;
      return (_scope, at) => [made(at, value)];
    }
    case "location":
      return (_scope, at) => [made(at, { file: "<top-level>", line: expression.line })];
    case "descent":
      return compile({ kind: "call", name: "recurse", given: [], at: 0 }, names);
    case "index":
      return indexFilter(inner(expression.of), inner(expression.key), expression.optional);
    case "slice": {
      const { of, from, to, optional } = expression;
      return sliceFilter(inner(of), from && inner(from), to && inner(to), optional);
    }
    case "each":
      return eachFilter(inner(expression.of), expression.optional);
    case "string":
      return stringFilter(
        expression.parts.map((part) => typeof part === "string" ? part : inner(part)),
        expression.format,
      );
    case "format":
      return (_scope, at) => [made(at, formatted(expression.name, at.value))];
    case "array":
      return arrayFilter(expression.of && inner(expression.of));
    case "object":
      return objectFilter(
        expression.fields.map(({ key, value }) => ({ key: inner(key), value: inner(value) })),
      );
    case "negation":
      return negationFilter(inner(expression.of));
    case "pipe":
      return pipeFilter(inner(expression.left), inner(expression.right));
    case "comma":
      return commaFilter(inner(expression.left), inner(expression.right));
    case "alternative":
      return alternativeFilter(inner(expression.left), inner(expression.right));
    case "and":
    case "or":
      return logicFilter(expression.kind, inner(expression.left), inner(expression.right));
    case "binary":
      return binaryFilter(expression.operator, inner(expression.left), inner(expression.right));
    case "assignment":
      return assignmentFilter(expression.operator, inner(expression.left), inner(expression.right));
    case "if":
      return ifFilter(
        expression.branches.map(({ test, then }) => ({ test: inner(test), then: inner(then) })),
        expression.otherwise && inner(expression.otherwise),
      );
    case "try":
      return tryFilter(inner(expression.body), expression.handler && inner(expression.handler));
    default:
      return compileNamed(expression, names);
  }
}

type Naming = Extract<
  Expression,
  { kind: "reduce" | "foreach" | "definition" | "call" | "variable" | "binding" | "label" | "break" }
>;

/** What binds names or uses them. */
function compileNamed(expression: Naming, names: Names): Filter {
  switch (expression.kind) {
    case "reduce":
    case "foreach": {
      const { bound, bind: binder } = bindings(expression.pattern, names, compile);
      return foldFilter({
        source: compile(expression.source, names),
        bind: binder,
        from: compile(expression.from, names),
        update: compile(expression.update, bound),
        extract: expression.kind === "reduce"
          ? "last"
          : expression.extract && compile(expression.extract, bound),
      });
    }
    case "binding": {
      const { bound, bind: binder } = bindings(expression.patterns, names, compile);
      const [source, body] = [compile(expression.source, names), compile(expression.body, bound)];
      return function* (scope, at) {
        for (const { value } of source(scope, plain(at))) yield* binder(scope, at, value, body);
      };
    }
    case "definition":
      return compileDefinition(expression, names);
    case "label": {
      const key = newKey();
      const body = compile(expression.body, withName(names, { kind: "label", name: expression.name, key }));
      return labelFilter(expression.name, key, body);
    }
    case "break": {
      const found = lookup(names, ["label"], ({ name }) => name === expression.name);
      if (!found) return undefinedName(names, `$*label-${expression.name}`, expression.at);
      return (scope) => {
        throw new Break(find(scope, found.key).value as Label);
      };
    }
    case "variable":
      return compileVariable(expression, names);
    case "call":
      return compileCall(expression, names);
  }
}

function undefinedName(names: Names, name: string, at: number): Filter {
  names.program.undefinedNames.push(new UndefinedName(name, at));
  return () => none;
}

function compileVariable({ name, at }: Expression & { kind: "variable" }, names: Names): Filter {
  const found = lookup(names, ["variable"], (one) => one.name === name);
  if (found) return (scope, from) => [made(from, find(scope, found.key).value as Json)];
  if (name === "ENV") return (scope, from) => [made(from, { ...scope.runtime.env })];
  if (!names.program.globals.has(name)) return undefinedName(names, `$${name}`, at);
  return (scope, from) => [made(from, scope.runtime.variables[name] ?? null)];
}

/** A function sees itself, and its parameters; `$name` among these is a variable, too. */
function compileDefinition(expression: Expression & { kind: "definition" }, names: Names): Filter {
  const made = functionName(expression, names);
  const rest = compile(expression.rest, withName(names, made));
  return (scope, at) => rest(bind(scope, made.key, undefined), at);
}

function functionName(
  { name, parameters, body }: Pick<Expression & { kind: "definition" }, "name" | "parameters" | "body">,
  names: Names,
): Name & { kind: "function" } {
  const own: Name & { kind: "function" } = {
    kind: "function",
    name,
    key: newKey(),
    parameters: parameters.map(newKey),
    body: () => filter,
  };
  let inside = withName(names, own);
  parameters.forEach((one, index) => {
    inside = withName(inside, { kind: "parameter", name: one.name, key: own.parameters[index]! });
  });
  const whole = parameters.filter((one) => one.isValue).reduceRight<Expression>((rest, one) => ({
    kind: "binding",
    source: { kind: "call", name: one.name, given: [], at: 0 },
    patterns: [{ kind: "variable", name: one.name }],
    body: rest,
  }), body);
  const filter = compile(whole, inside);
  return own;
}

function compileCall({ name, given, at }: Expression & { kind: "call" }, names: Names): Filter {
  const found = lookup(
    names,
    ["parameter", "function"],
    (one) => one.name === name && (one.kind === "function" ? one.parameters.length : 0) === given.length,
  );
  if (found?.kind === "parameter") {
    return (scope, from) => {
      const { filter, scope: outer } = find(scope, found.key).value as Closure;
      return filter(outer, from);
    };
  }
  const filters = given.map((one) => compile(one, names));
  if (found) return callFilter(found, filters, (scope) => find(scope, found.key));
  const native = FUNCTIONS[`${name}/${given.length}`];
  if (native) return (scope, from) => native(scope, from, filters);
  const library = libraryFunction(name, given.length, names.program);
  if (!library) return undefinedName(names, `${name}/${given.length}`, at);
  return callFilter(library, filters, (scope) => ({ ...scope, key: library.key, outer: undefined }));
}

function callFilter(
  definition: Name & { kind: "function" },
  given: readonly Filter[],
  home: (scope: Scope) => Scope,
): Filter {
  return (scope, at) => {
    step(scope.runtime);
    let inside = home(scope);
    given.forEach((filter, index) => inside = bind(inside, definition.parameters[index]!, { filter, scope }));
    return definition.body()(inside, at);
  };
}

/** A function that is written in jq itself, read when it is first used. */
function libraryFunction(
  name: string,
  arity: number,
  program: ProgramNames,
): Name & { kind: "function" } | undefined {
  const id = `${name}/${arity}`;
  const known = program.library.get(id);
  if (known) return known;
  const definition = definitionOf(id);
  if (!definition) return undefined;
  // It may call itself: its name has to be known before its body is read.
  const names: Names = { program };
  let filter: Filter | undefined;
  const own = functionName({ ...definition, body: { kind: "identity" } }, names);
  const entry = {
    ...own,
    body: () => {
      let inside: Names = names;
      definition.parameters.forEach((one, index) => {
        inside = withName(inside, { kind: "parameter", name: one.name, key: own.parameters[index]! });
      });
      const whole = definition.parameters.filter((one) => one.isValue).reduceRight<Expression>(
        (rest, one) => ({
          kind: "binding",
          source: { kind: "call", name: one.name, given: [], at: 0 },
          patterns: [{ kind: "variable", name: one.name }],
          body: rest,
        }),
        definition.body,
      );
      return filter ??= compile(whole, inside);
    },
  };
  program.library.set(id, entry);
  return entry;
}

function pipeFilter(left: Filter, right: Filter): Filter {
  return (scope, at) => {
    const first = left(scope, at);
    if (Array.isArray(first) && first.length === 1) return right(scope, first[0]);
    return piped(first, right, scope);
  };
}

function* piped(first: Iterable<At>, right: Filter, scope: Scope): Iterable<At> {
  for (const at of first) yield* right(scope, at);
}

function commaFilter(left: Filter, right: Filter): Filter {
  return function* (scope, at) {
    yield* left(scope, at);
    yield* right(scope, at);
  };
}

function arrayFilter(of: Filter | undefined): Filter {
  if (!of) return (_scope, at) => [made(at, [])];
  return (scope, at) => {
    const items: Json[] = [];
    for (const { value } of of(scope, plain(at))) items.push(value);
    return [made(at, items)];
  };
}
