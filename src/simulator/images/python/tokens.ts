/** The words of a line of Python. */
import { PythonError } from "./value.ts";

export interface Token {
  kind: "text" | "number" | "name" | "mark" | "end";
  text: string;
}

const TOKEN =
  /\s*(?:#.*|([fFrR]?(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))|(0[xX][\da-fA-F_]+|\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z_]\w*)|(\*\*|\/\/|==|!=|<=|>=|[-+*\/%<>()[\]{}.,:=]))/y;

/** @throws {PythonError} SyntaxError */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  for (let at = 0; at < end; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) throw new PythonError("SyntaxError", "invalid syntax");
    const [, string, number, name, mark] = found;
    if (string !== undefined) tokens.push({ kind: "text", text: string });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (name !== undefined) tokens.push({ kind: "name", text: name });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
  }
  tokens.push({ kind: "end", text: "" });
  return tokens;
}
