/** Which names a function's body makes its own. */
import type { Body, Expression, Span, Statement } from "./syntax.ts";

/** The names that a body assigns to, without those of functions and classes in it. */
export function assignedNames(body: Body): Set<string> {
  const names = new Set<string>();
  const outer = new Set<string>();
  for (const statement of body) collect(statement, names, outer);
  for (const name of outer) names.delete(name);
  return names;
}

function collect(statement: Statement, names: Set<string>, outer: Set<string>): void {
  const all = (...bodies: Body[]) => bodies.flat().forEach((one) => collect(one, names, outer));
  switch (statement.kind) {
    case "assign":
      return statement.targets.forEach((one) => target(one, names));
    case "change":
    case "annotate":
      return target(statement.target, names);
    case "delete":
      return statement.targets.forEach((one) => target(one, names));
    case "global":
    case "nonlocal":
      return statement.names.forEach((name) => outer.add(name));
    case "import":
      return statement.names.forEach(({ name, as }) => names.add(as ?? name.split(".")[0]!));
    case "from":
      return statement.names.forEach(({ name, as }) => names.add(as ?? name));
    case "if":
    case "while":
      return all(statement.body, statement.otherwise);
    case "for":
      target(statement.target, names);
      return all(statement.body, statement.otherwise);
    case "try":
      statement.handlers.forEach(({ name }) => name === undefined ? undefined : names.add(name));
      return all(
        statement.body,
        ...statement.handlers.map(({ body }) => body),
        statement.otherwise,
        statement.last,
      );
    case "with":
      statement.items.forEach((item) => item.target && target(item.target, names));
      return all(statement.body);
    case "match":
      return all(...statement.cases.map(({ body }) => body));
    case "function":
    case "class":
      names.add(statement.name);
      return;
    default:
      return;
  }
}

function target(expression: Expression, names: Set<string>): void {
  if (expression.kind === "name") names.add(expression.name);
  else if (expression.kind === "tuple" || expression.kind === "list") {
    expression.items.forEach((one) => target(one, names));
  } else if (expression.kind === "star") target(expression.value, names);
}

/** The first `yield` in it, but for those of functions and classes in it. */
export function yieldIn(value: unknown): Span | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { kind } = value as { kind?: string };
  if (kind === "yield") return value as Expression;
  if (kind === "function" || kind === "lambda" || kind === "class") return undefined;
  for (const part of Array.isArray(value) ? value : Object.values(value)) {
    const found = yieldIn(part);
    if (found) return found;
  }
  return undefined;
}
