/** Goes through tokens, and complains where they are no Python. */
import { COMPARISONS } from "./operators.ts";
import { SourceError } from "./source_error.ts";
import type { Span } from "./syntax.ts";
import { type Token, tokensOf } from "./tokens.ts";

export const KEYWORDS = new Set(
  ("False None True and as assert async await break class continue def del elif else except finally for from " +
    "global if import in is lambda nonlocal not or pass raise return try while with yield").split(" "),
);

export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  /** @throws {SourceError} */
  constructor(text: string, readonly shift: { line: number; from: number } = { line: 0, from: 0 }) {
    this.#tokens = tokensOf(text);
  }

  get next(): Token {
    return this.#tokens[this.#at]!;
  }

  get last(): Token {
    return this.#tokens[Math.max(0, this.#at - 1)]!;
  }

  get position(): number {
    return this.#at;
  }

  set position(at: number) {
    this.#at = at;
  }

  ahead(count: number): Token {
    return this.#tokens[Math.min(this.#at + count, this.#tokens.length - 1)]!;
  }

  take(): Token {
    return this.#tokens[this.#at++]!;
  }

  is(text: string): boolean {
    const { kind } = this.next;
    return (kind === "mark" || kind === "name") && this.next.text === text;
  }

  skip(text: string): boolean {
    if (!this.is(text)) return false;
    this.#at++;
    return true;
  }

  skipKind(kind: Token["kind"]): boolean {
    if (this.next.kind !== kind) return false;
    this.#at++;
    return true;
  }

  expect(text: string, message = "invalid syntax"): Token {
    if (!this.is(text)) this.fail(message);
    return this.take();
  }

  name(): string {
    const { kind, text } = this.next;
    if (kind !== "name" || KEYWORDS.has(text)) this.fail("invalid syntax");
    this.#at++;
    return text;
  }

  /** `==`, `not in` and the like, if one is next. */
  comparison(): string | undefined {
    if (this.next.kind === "mark" && COMPARISONS.has(this.next.text)) return this.take().text;
    if (this.skip("in")) return "in";
    if (this.is("not") && this.ahead(1).text === "in") {
      this.#at += 2;
      return "not in";
    }
    if (!this.skip("is")) return undefined;
    return this.skip("not") ? "is not" : "is";
  }

  fail(message: string, token = this.next, type = "SyntaxError"): never {
    const to = Math.max(token.to, token.from + 1);
    throw new SourceError(
      message,
      token.line + this.shift.line,
      token.from + this.shift.from,
      to + this.shift.from,
      type,
    );
  }

  /** From a token to what was read last. */
  span(start: Token | Span, anchor?: readonly [number, number]): Span {
    const { line: rows, from: columns } = this.shift;
    const isShifted =
      !("kind" in start && "text" in start && "endLine" in start && TOKEN_KINDS.has(String(start.kind)));
    const line = isShifted ? start.line : start.line + rows;
    const from = isShifted ? start.from : start.from + columns;
    const shown = anchor && ([anchor[0] + columns, anchor[1] + columns] as const);
    const end = { to: this.last.to + columns, endLine: this.last.endLine + rows };
    return { line, from, ...end, ...(shown ? { anchor: shown } : {}) };
  }
}

const TOKEN_KINDS = new Set(["name", "number", "string", "mark"]);
