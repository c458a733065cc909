import { type Part, ShellSyntaxError, type Word } from "./syntax.ts";

export type Token =
  | { kind: "word"; word: Word; bare: string | undefined }
  | { kind: "operator"; text: string }
  | { kind: "redirect"; descriptor: number; mode: "<" | ">" | ">>" | ">&" };

/** Splits a script into words and operators. Throws ShellSyntaxError on a quote that does not end. */
export function tokenize(script: string): Token[] {
  const tokens: Token[] = [];
  const cursor = { script, at: 0 };
  while (cursor.at < script.length) {
    const rest = script.slice(cursor.at, cursor.at + 3);
    const char = rest[0]!;
    if (char === " " || char === "\t") cursor.at++;
    else if (rest.startsWith("\\\n")) cursor.at += 2;
    else if (char === "#") skipComment(cursor);
    else if (!redirect(cursor, tokens) && !operator(cursor, tokens)) tokens.push(word(cursor));
  }
  return tokens;
}

interface Cursor {
  readonly script: string;
  at: number;
}

const REDIRECT = /([0-9]?)(>>|>&|<|>)|&>/y;
const OPERATOR = /&&|\|\||;;|[;&|()\n]/y;

function skipComment(cursor: Cursor): void {
  const end = cursor.script.indexOf("\n", cursor.at);
  cursor.at = end < 0 ? cursor.script.length : end;
}

function redirect(cursor: Cursor, tokens: Token[]): boolean {
  REDIRECT.lastIndex = cursor.at;
  const match = REDIRECT.exec(cursor.script);
  if (!match) return false;
  cursor.at = REDIRECT.lastIndex;
  const mode = (match[2] ?? ">&") as ">" | ">>" | "<" | ">&";
  const usual = mode === "<" ? 0 : 1;
  if (match[0] === "&>") tokens.push({ kind: "redirect", descriptor: 3, mode: ">" });
  else tokens.push({ kind: "redirect", descriptor: match[1] ? Number(match[1]) : usual, mode });
  return true;
}

function operator(cursor: Cursor, tokens: Token[]): boolean {
  OPERATOR.lastIndex = cursor.at;
  const match = OPERATOR.exec(cursor.script);
  if (!match) return false;
  cursor.at = OPERATOR.lastIndex;
  tokens.push({ kind: "operator", text: match[0] });
  return true;
}

function word(cursor: Cursor): Token {
  const parts: Part[] = [];
  let text = "";
  const flush = () => {
    if (text !== "") parts.push({ kind: "text", text, quoted: false });
    text = "";
  };
  while (cursor.at < cursor.script.length) {
    const char = cursor.script[cursor.at]!;
    if (/[\s;&|()<>]/.test(char)) break;
    if (char === "\\") {
      flush();
      parts.push({ kind: "text", text: cursor.script[cursor.at + 1] ?? "", quoted: true });
      cursor.at += 2;
    } else if (char === "'") {
      flush();
      parts.push({ kind: "text", text: until(cursor, "'"), quoted: true });
    } else if (char === '"') {
      flush();
      doubleQuoted(cursor, parts);
    } else if (char === "$" || char === "`") {
      flush();
      parts.push(expansion(cursor, false));
    } else {
      text += char;
      cursor.at++;
    }
  }
  flush();
  const only = parts.length === 1 ? parts[0] : undefined;
  return { kind: "word", word: parts, bare: only?.kind === "text" && !only.quoted ? only.text : undefined };
}

function doubleQuoted(cursor: Cursor, parts: Part[]): void {
  cursor.at++;
  let text = "";
  for (;;) {
    const char = cursor.script[cursor.at];
    if (char === undefined) throw unterminated('"');
    if (char === '"') break;
    if (char === "$" || char === "`") {
      parts.push({ kind: "text", text, quoted: true });
      text = "";
      parts.push(expansion(cursor, true));
    } else if (char === "\\" && /["$`\\\n]/.test(cursor.script[cursor.at + 1] ?? "")) {
      if (cursor.script[cursor.at + 1] !== "\n") text += cursor.script[cursor.at + 1];
      cursor.at += 2;
    } else {
      text += char;
      cursor.at++;
    }
  }
  cursor.at++;
  parts.push({ kind: "text", text, quoted: true });
}

const NAME = /\$([A-Za-z_][A-Za-z0-9_]*|[0-9?$#@*!-])/y;
const BRACED = /\$\{(#?)([A-Za-z_][A-Za-z0-9_]*|[0-9?$#@*])(?:(:?[-=+]|%%?|##?)([^}]*))?\}/y;

function expansion(cursor: Cursor, quoted: boolean): Part {
  const { script, at } = cursor;
  if (script[at] === "`") return { kind: "command", script: until(cursor, "`"), quoted };
  if (script.startsWith("$((", at)) {
    const end = script.indexOf("))", at);
    if (end < 0) throw unterminated("))");
    cursor.at = end + 2;
    return { kind: "arithmetic", text: script.slice(at + 3, end) };
  }
  if (script[at + 1] === "(") {
    const end = closing(script, at + 1);
    cursor.at = end + 1;
    return { kind: "command", script: script.slice(at + 2, end), quoted };
  }
  for (const pattern of [BRACED, NAME]) {
    pattern.lastIndex = at;
    const match = pattern.exec(script);
    if (!match) continue;
    cursor.at = pattern.lastIndex;
    if (pattern === NAME) return { kind: "variable", name: match[1]!, quoted };
    const operator = match[1] ? "length" : match[3];
    return {
      kind: "variable",
      name: match[2]!,
      ...(operator ? { operator, fallback: match[4] ?? "" } : {}),
      quoted,
    };
  }
  cursor.at++;
  return { kind: "text", text: "$", quoted };
}

/** The text up to the next `quote`, which is passed. */
function until(cursor: Cursor, quote: string): string {
  const end = cursor.script.indexOf(quote, cursor.at + 1);
  if (end < 0) throw unterminated(quote);
  const text = cursor.script.slice(cursor.at + 1, end);
  cursor.at = end + 1;
  return text;
}

function closing(script: string, open: number): number {
  let depth = 0;
  let quote = "";
  for (let at = open; at < script.length; at++) {
    const char = script[at]!;
    if (quote) {
      if (char === quote) quote = "";
    } else if (char === "'" || char === '"') quote = char;
    else if (char === "(") depth++;
    else if (char === ")" && --depth === 0) return at;
  }
  throw unterminated(")");
}

function unterminated(quote: string): ShellSyntaxError {
  return new ShellSyntaxError(`syntax error: unterminated quoted string (${quote})`, true);
}
