/** The words of a template. Source of the kinds and of how they are named: Go's text/template/parse. */
import { goQuote } from "./quoting.ts";

export type TokenKind =
  | "error"
  | "bool"
  | "char"
  | "charConstant"
  | "assign"
  | "declare"
  | "end of text"
  | "field"
  | "identifier"
  | "leftDelimiter"
  | "leftParen"
  | "number"
  | "complex"
  | "pipe"
  | "rawString"
  | "rightDelimiter"
  | "rightParen"
  | "space"
  | "string"
  | "text"
  | "variable"
  | "keyword";

export interface Token {
  kind: TokenKind;
  /** For an error, its message. */
  text: string;
  /** Place in the text, in UTF-16 units. */
  at: number;
  /** From 1 on. */
  line: number;
}

export const keywords: ReadonlySet<string> = new Set([
  "block",
  "break",
  "continue",
  "define",
  "else",
  "end",
  "if",
  "range",
  "nil",
  "template",
  "with",
  ".",
]);

const longestShown = 10;

/** As messages name it: `"}"`, `<end>`, `EOF`. */
export function shownToken({ kind, text }: Token): string {
  if (kind === "end of text") return "EOF";
  if (kind === "error") return text;
  if (kind === "keyword") return `<${text}>`;
  const letters = [...text];
  return letters.length > longestShown
    ? `${goQuote(letters.slice(0, longestShown).join(""))}...`
    : goQuote(text);
}
