/** The words of a jq expression. */
import { JqError } from "./jq_functions.ts";

export type JqToken =
  /** `.name` or `."name"`; the text is the name. */
  | { type: "field"; text: string }
  | { type: "number"; text: string }
  | { type: "word"; text: string }
  | { type: "sign"; text: string }
  /** Text, and the expressions that stand in it. */
  | { type: "string"; text: string; parts: readonly (string | readonly JqToken[])[] };

/** @throws {JqError} */
export function jqTokens(source: string): JqToken[] {
  const tokens: JqToken[] = [];
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const found = forms.map(([type, form]) => ({ type, match: form.exec(rest) })).find(({ match }) => match);
    if (found?.match) {
      const { type, match } = found;
      at += match[0].length;
      if (type !== "space") tokens.push({ type, text: match[1]! });
      continue;
    }
    const isField = rest.startsWith('."');
    if (!isField && rest[0] !== '"') throw new JqError(`expected an expression, found ${rest[0]}`);
    const { parts, end } = stringParts(source, at + (isField ? 2 : 1));
    const text = parts.map((part) => typeof part === "string" ? part : "").join("");
    tokens.push(isField ? { type: "field", text } : { type: "string", text, parts });
    at = end;
  }
  return tokens;
}

const forms: readonly ["space" | "field" | "number" | "word" | "sign", RegExp][] = [
  ["space", /^\s+/],
  ["field", /^\.([A-Za-z_]\w*)/],
  ["number", /^(\d+(?:\.\d+)?)/],
  ["word", /^([A-Za-z_]\w*)/],
  ["sign", /^(\.\.|\/\/|==|!=|<=|>=|\.(?!")|[|,()[\]:;?<>+*/-])/],
];

/** The parts of a string that begins at a place, and where it ends. */
function stringParts(source: string, start: number): { parts: (string | JqToken[])[]; end: number } {
  const parts: (string | JqToken[])[] = [];
  let text = "";
  for (let at = start; at < source.length; at++) {
    const sign = source[at]!;
    if (sign === '"') return { parts: [...parts, text], end: at + 1 };
    if (sign !== "\\") {
      text += sign;
      continue;
    }
    const next = source[++at] ?? "";
    if (next !== "(") {
      text += escapes[next] ?? next;
      continue;
    }
    const end = closing(source, at + 1);
    parts.push(text, jqTokens(source.slice(at + 1, end)));
    text = "";
    at = end;
  }
  throw new JqError("a string has no end");
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

/** Where the parenthesis that was opened before `start` is closed. */
function closing(source: string, start: number): number {
  let depth = 1;
  for (let at = start; at < source.length; at++) {
    if (source[at] === "(") depth++;
    if (source[at] === ")" && --depth === 0) return at;
  }
  throw new JqError("expected ) in a string, found the end");
}
