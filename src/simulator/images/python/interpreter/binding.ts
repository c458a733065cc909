/** What a function is given, by its parameters. */
import { fail } from "./types.ts";
import { Dict, type Named, type PythonFunction, type PythonValue, type Scope, Tuple } from "./value.ts";

/** Gives each parameter its value. @throws {Raised} TypeError */
export function bind(
  callee: PythonFunction,
  given: readonly PythonValue[],
  named: Named,
  scope: Scope,
): void {
  const { parameters, usual, qualifiedName } = callee;
  const plain = parameters.filter(({ kind }) => kind === "plain");
  const rest = parameters.find(({ kind }) => kind === "rest");
  const others = parameters.find(({ kind }) => kind === "named-rest");
  const values = scope.names;
  plain.forEach(({ name }, at) => at < given.length ? values.set(name, given[at]!) : undefined);
  if (rest) values.set(rest.name, new Tuple(given.slice(plain.length)));
  else if (given.length > plain.length) {
    const least = plain.filter(({ name }) => !usual.has(name)).length;
    const takes = least < plain.length ? `from ${least} to ${plain.length}` : String(plain.length);
    const were = given.length === 1 ? "was" : "were";
    const many = takes === "1" ? "argument" : "arguments";
    fail(
      "TypeError",
      `${qualifiedName}() takes ${takes} positional ${many} but ${given.length} ${were} given`,
    );
  }
  const unknown = new Dict();
  const accepted = parameters.filter(({ kind }) => kind === "plain" || kind === "named");
  for (const [name, value] of named) {
    if (!accepted.some((one) => one.name === name)) {
      if (!others) fail("TypeError", `${qualifiedName}() got an unexpected keyword argument '${name}'`);
      unknown.set(name, value);
    } else if (values.has(name)) {
      fail("TypeError", `${qualifiedName}() got multiple values for argument '${name}'`);
    } else values.set(name, value);
  }
  if (others) values.set(others.name, unknown);
  for (const { name } of accepted) {
    if (!values.has(name) && usual.has(name)) values.set(name, usual.get(name)!);
  }
  missing(qualifiedName, plain.map(({ name }) => name).filter((name) => !values.has(name)), "positional");
  missing(
    qualifiedName,
    accepted.map(({ name }) => name).filter((name) => !values.has(name)),
    "keyword-only",
  );
}

function missing(name: string, lost: readonly string[], kind: string): void {
  if (lost.length === 0) return;
  const quoted = lost.map((one) => `'${one}'`);
  const last = quoted.pop()!;
  const list = quoted.length === 0 ? last : `${quoted.join(", ")}${quoted.length > 1 ? "," : ""} and ${last}`;
  fail(
    "TypeError",
    `${name}() missing ${lost.length} required ${kind} argument${lost.length > 1 ? "s" : ""}: ${list}`,
  );
}
