import type { Expression } from "./syntax.ts";
import { type JqSyntaxError, type JqToken, unexpected } from "./tokens.ts";

/** What a parser asks of the tokens before it. */
export class TokenReader {
  readonly tokens: readonly JqToken[];
  readonly source: string;
  at = 0;

  constructor(tokens: readonly JqToken[], source: string) {
    this.tokens = tokens;
    this.source = source;
  }

  hasEnded(): boolean {
    return this.token.kind === "end";
  }

  get token(): JqToken {
    return this.tokens[this.at]!;
  }

  lineOf(at: number): number {
    return this.source.slice(0, at).split("\n").length;
  }

  is(sign: string): boolean {
    return this.token.kind === "sign" && this.token.text === sign;
  }

  isWord(word: string): boolean {
    return this.token.kind === "word" && this.token.text === word;
  }

  take(sign: string): boolean {
    const isThere = this.is(sign);
    if (isThere) this.at++;
    return isThere;
  }

  expect(sign: string, expecting?: string): void {
    if (!this.take(sign)) throw this.unexpected(expecting);
  }

  takeKind<K extends JqToken["kind"]>(kind: K, expecting: string): JqToken & { kind: K } {
    const { token } = this;
    if (token.kind !== kind) throw this.unexpected(expecting);
    this.at++;
    return token as JqToken & { kind: K };
  }

  unexpected(expecting?: string): JqSyntaxError {
    const { token } = this;
    return unexpected(
      `${nameOf(token)}${expecting === undefined ? "" : `, expecting ${expecting}`}`,
      token.at,
    );
  }
}

/** What the readers of objects and patterns ask of the parser. */
export interface ExpressionReader extends TokenReader {
  pipe(): Expression;
  operators(): Expression;
  term(): Expression;
  string(format: string | undefined): Expression;
  format(name: string): Expression;
}

export const KEYWORDS = new Set(
  "and or reduce foreach if then elif else end as def label try catch import include __loc__".split(" "),
);

/** As bison names it. */
function nameOf(token: JqToken): string {
  switch (token.kind) {
    case "end":
      return token.text === ")" ? "QQSTRING_INTERP_END" : "$end";
    case "field":
      return "FIELD";
    case "number":
      return "LITERAL";
    case "string":
      return "QQSTRING_START";
    case "format":
      return "FORMAT";
    case "variable":
      return "'$'";
    case "word":
      return KEYWORDS.has(token.text) ? token.text : "IDENT";
    case "sign":
      return token.text.length === 1 ? `'${token.text}'` : token.text;
  }
}
