/**
 * A part of jq, for cells of tables: paths (`.a.b`, `."a"`, `.[0]`, `.[1:3]`, `.[]`, `?`), pipes, `,`, `//`, comparisons,
 * `and` `or` `not`, `+ - * /`, strings with `\(…)`, lists `[…]`, parentheses, and the functions in `jq_functions.ts`.
 * No objects, variables, `if`, `reduce` or definitions.
 */
import { functions, JqError } from "./jq_functions.ts";
import { type JqToken, jqTokens } from "./jq_tokens.ts";
import type { Json } from "./object.ts";

export { JqError };

/** What an expression makes of a value: none, one or several values. @throws {JqError} */
export type JqFilter = (input: Json) => Json[];

/** Reads an expression. @throws {JqError} that says what was expected and what was found */
export function parseJq(source: string): JqFilter {
  const parser = new Parser(jqTokens(source));
  const filter = parser.pipe();
  parser.end();
  return filter;
}

class Parser {
  readonly #tokens: readonly JqToken[];
  #at = 0;

  constructor(tokens: readonly JqToken[]) {
    this.#tokens = tokens;
  }

  end(): void {
    const token = this.#tokens[this.#at];
    if (token) throw new JqError(`expected the end, found ${token.text}`);
  }

  pipe(): JqFilter {
    const left = this.#comma();
    if (!this.#take("|")) return left;
    const right = this.pipe();
    return (input) => left(input).flatMap(right);
  }

  #comma(): JqFilter {
    const parts = [this.#alternative()];
    while (this.#take(",")) parts.push(this.#alternative());
    return parts.length === 1 ? parts[0]! : (input) => parts.flatMap((part) => part(input));
  }

  #alternative(): JqFilter {
    const left = this.#binary(0);
    if (!this.#take("//")) return left;
    const right = this.#alternative();
    return (input) => {
      const found = attempt(left, input).filter((value) => value !== null && value !== false);
      return found.length > 0 ? found : right(input);
    };
  }

  #binary(level: number): JqFilter {
    const operators = levels[level];
    if (!operators) return this.#postfix();
    let left = this.#binary(level + 1);
    for (let operator; (operator = operators.find((sign) => this.#take(sign)));) {
      const [one, sign, other] = [left, operator, this.#binary(level + 1)];
      left = (input) =>
        other(input).flatMap((right) => one(input).map((value) => compute(sign, value, right)));
    }
    return left;
  }

  #postfix(): JqFilter {
    let filter = this.#primary();
    while (true) {
      const token = this.#tokens[this.#at];
      if (token?.type === "field") {
        this.#at++;
        filter = piped(filter, (value) => [field(value, token.text)]);
      } else if (token?.text === "." && this.#tokens[this.#at + 1]?.text === "[") this.#at++;
      else if (this.#take("[")) filter = this.#brackets(filter);
      else if (this.#take("?")) {
        const before = filter;
        filter = (input) => attempt(before, input);
      } else return filter;
    }
  }

  #brackets(filter: JqFilter): JqFilter {
    if (this.#take("]")) return piped(filter, elements);
    const from = this.#peek(":") ? undefined : this.pipe();
    if (!this.#take(":")) {
      this.#expect("]");
      return (input) => from!(input).flatMap((key) => filter(input).map((value) => element(value, key)));
    }
    const to = this.#peek("]") ? undefined : this.pipe();
    this.#expect("]");
    const bound = (part: JqFilter | undefined, input: Json) => part?.(input)[0] as number | undefined;
    return (input) => filter(input).map((value) => slice(value, bound(from, input), bound(to, input)));
  }

  #primary(): JqFilter {
    const token = this.#tokens[this.#at++];
    if (!token) throw new JqError("expected an expression, found the end");
    switch (token.type) {
      case "field":
        return (input) => [field(input, token.text)];
      case "number":
        return () => [Number(token.text)];
      case "string":
        return text(token.parts.map((part) => typeof part === "string" ? part : parseTokens(part)));
      case "word":
        return this.#word(token.text);
      case "sign":
        return this.#sign(token.text);
    }
  }

  #sign(sign: string): JqFilter {
    if (sign === ".") return (input) => [input];
    if (sign === "..") return descendants;
    if (sign === "-") {
      const of = this.#postfix();
      return piped(of, (value) => [compute("-", 0, value)]);
    }
    if (sign === "(") {
      const inner = this.pipe();
      this.#expect(")");
      return inner;
    }
    if (sign !== "[") throw new JqError(`expected an expression, found ${sign}`);
    if (this.#take("]")) return () => [[]];
    const inner = this.pipe();
    this.#expect("]");
    return (input) => [inner(input)];
  }

  #word(name: string): JqFilter {
    if (name in constants) return () => [constants[name]!];
    if (name === "null") return () => [null];
    const given: JqFilter[] = [];
    if (this.#take("(")) {
      do given.push(this.pipe()); while (this.#take(";"));
      this.#expect(")");
    }
    const found = functions[`${name}/${given.length}`];
    if (!found) throw new JqError(`there is no function ${name} with ${given.length} arguments here`);
    return (input) => found(input, given);
  }

  #peek(text: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.text === text && (token.type === "sign" || token.type === "word");
  }

  #take(text: string): boolean {
    const isThere = this.#peek(text);
    if (isThere) this.#at++;
    return isThere;
  }

  #expect(text: string): void {
    if (!this.#take(text)) {
      throw new JqError(`expected ${text}, found ${this.#tokens[this.#at]?.text ?? "the end"}`);
    }
  }
}

function parseTokens(tokens: readonly JqToken[]): JqFilter {
  const parser = new Parser(tokens);
  const filter = parser.pipe();
  parser.end();
  return filter;
}

const constants: Readonly<Record<string, Json>> = { true: true, false: false };

/** Operators, the loosest first. */
const levels = [["or"], ["and"], ["==", "!=", "<=", ">=", "<", ">"], ["+", "-"], ["*", "/"]];

function piped(filter: JqFilter, next: JqFilter): JqFilter {
  return (input) => filter(input).flatMap(next);
}

/** What comes before the first error. */
function attempt(filter: JqFilter, input: Json): Json[] {
  try {
    return filter(input);
  } catch (error) {
    if (error instanceof JqError) return [];
    throw error;
  }
}

function text(parts: readonly (string | JqFilter)[]): JqFilter {
  return (input) => [parts.map((part) => typeof part === "string" ? part : plain(part(input)[0])).join("")];
}

/** As a string is put into a string: texts as they are, the rest as JSON. */
function plain(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

function field(value: Json, name: string): Json {
  if (value === null) return null;
  if (typeof value !== "object" || Array.isArray(value)) {
    throw new JqError(`cannot take ${name} of ${kindOf(value)}`);
  }
  return Object.hasOwn(value, name) ? value[name] ?? null : null;
}

function elements(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  if (typeof value === "object" && value !== null) return Object.values(value).map((one) => one ?? null);
  throw new JqError(`cannot go through ${kindOf(value)}`);
}

function element(value: Json, key: Json): Json {
  if (typeof key === "string") return field(value, key);
  if (value === null) return null;
  if (!Array.isArray(value) || typeof key !== "number") {
    throw new JqError(`cannot take element ${plain(key)} of ${kindOf(value)}`);
  }
  return value.at(Math.floor(key)) ?? null;
}

function slice(value: Json, from: number | undefined, to: number | undefined): Json {
  if (value === null) return null;
  if (typeof value === "string" || Array.isArray(value)) return value.slice(from ?? 0, to);
  throw new JqError(`cannot take a part of ${kindOf(value)}`);
}

function descendants(value: Json): Json[] {
  const below = typeof value === "object" && value !== null ? elements(value).flatMap(descendants) : [];
  return [value, ...below];
}

function compute(sign: string, one: Json, other: Json): Json {
  const truth = (value: Json): boolean => value !== null && value !== false;
  switch (sign) {
    case "or":
      return truth(one) || truth(other);
    case "and":
      return truth(one) && truth(other);
    case "==":
      return JSON.stringify(one) === JSON.stringify(other);
    case "!=":
      return JSON.stringify(one) !== JSON.stringify(other);
    case "<":
      return one! < other!;
    case ">":
      return one! > other!;
    case "<=":
      return one! <= other!;
    case ">=":
      return one! >= other!;
    default:
      return arithmetic(sign, one, other);
  }
}

function arithmetic(sign: string, one: Json, other: Json): Json {
  if (sign === "+") {
    if (one === null || other === null) return one ?? other;
    if (typeof one === "string" && typeof other === "string") return one + other;
    if (Array.isArray(one) && Array.isArray(other)) return [...one, ...other];
  }
  if (typeof one !== "number" || typeof other !== "number") {
    throw new JqError(`cannot compute ${kindOf(one)} ${sign} ${kindOf(other)}`);
  }
  if (sign === "+") return one + other;
  if (sign === "-") return one - other;
  return sign === "*" ? one * other : one / other;
}

function kindOf(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
