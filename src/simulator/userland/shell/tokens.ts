import { type Part, ShellSyntaxError, type Word } from "./syntax.ts";

export type Token =
  | { kind: "word"; word: Word; bare: string | undefined }
  | { kind: "operator"; text: string }
  | { kind: "redirect"; descriptor: number; mode: "<" | ">" | ">>" | ">&" }
  | HereDocument;

/** `<<END`: its text is read when its line is over. */
interface HereDocument {
  kind: "redirect";
  descriptor: number;
  mode: "<<";
  text: Word;
}

/** Splits a script into words and operators. Throws ShellSyntaxError on a quote that does not end. */
export function tokenize(script: string): Token[] {
  const tokens: Token[] = [];
  const cursor: Cursor = { script, at: 0, open: [] };
  while (cursor.at < script.length) {
    const rest = script.slice(cursor.at, cursor.at + 3);
    const char = rest[0]!;
    if (char === " " || char === "\t") cursor.at++;
    else if (rest.startsWith("\\\n")) cursor.at += 2;
    else if (char === "#") skipComment(cursor);
    else if (!hereDocument(cursor, tokens) && !redirect(cursor, tokens) && !operator(cursor, tokens)) {
      tokens.push(word(cursor));
    }
  }
  if (cursor.open.length > 0) throw unterminated(cursor.open[0]!.end);
  return tokens;
}

interface Cursor {
  readonly script: string;
  at: number;
  /** Here-documents whose text comes after the line. */
  readonly open: { token: HereDocument; end: string; isQuoted: boolean; trims: boolean }[];
}

const REDIRECT = /([0-9]?)(>>|>&|<|>)|&>/y;
const OPERATOR = /&&|\|\||;;|[;&|()\n]/y;

const HERE = /([0-9]?)<<(-?)[ \t]*(?:'([^']*)'|"([^"]*)"|(\\?)([^\s;&|()<>'"]+))/y;

function hereDocument(cursor: Cursor, tokens: Token[]): boolean {
  HERE.lastIndex = cursor.at;
  const match = HERE.exec(cursor.script);
  if (!match) return false;
  cursor.at = HERE.lastIndex;
  const [, descriptor, dash, single, double, escape, bare] = match;
  const token: HereDocument = { kind: "redirect", descriptor: Number(descriptor || 0), mode: "<<", text: [] };
  const isQuoted = single !== undefined || double !== undefined || escape !== "";
  cursor.open.push({ token, end: single ?? double ?? bare ?? "", isQuoted, trims: dash === "-" });
  tokens.push(token);
  return true;
}

/** The lines of all here-documents that were begun on the line that has just ended. */
function readHereDocuments(cursor: Cursor): void {
  for (const { token, end, isQuoted, trims } of cursor.open.splice(0)) {
    let text = "";
    for (;;) {
      if (cursor.at >= cursor.script.length) throw unterminated(end);
      const lineEnd = cursor.script.indexOf("\n", cursor.at);
      const whole = cursor.script.slice(cursor.at, lineEnd < 0 ? undefined : lineEnd);
      cursor.at = lineEnd < 0 ? cursor.script.length : lineEnd + 1;
      const line = trims ? whole.replace(/^\t+/, "") : whole;
      if (line === end) break;
      text += line + "\n";
    }
    token.text = isQuoted ? [{ kind: "text", text, quoted: true }] : expandingText(text);
  }
}

function expandingText(text: string): Word {
  const parts: Part[] = [];
  doubleQuoted({ script: text, at: -1, open: [] }, parts, null);
  return parts;
}

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
  if (match[0] === "\n") readHereDocuments(cursor);
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

/** Up to `quote`, or to the end of the text where there is none. */
function doubleQuoted(cursor: Cursor, parts: Part[], quote: string | null = '"'): void {
  cursor.at++;
  let text = "";
  for (;;) {
    const char = cursor.script[cursor.at];
    if (char === undefined && quote) throw unterminated(quote);
    if (char === undefined || char === quote) break;
    if (char === "$" || char === "`") {
      parts.push({ kind: "text", text, quoted: true });
      text = "";
      parts.push(expansion(cursor, true));
    } else if (char === "\\" && (quote ? /["$`\\\n]/ : /[$`\\\n]/).test(cursor.script[cursor.at + 1] ?? "")) {
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
const BRACED =
  /\$\{(#?)([A-Za-z_][A-Za-z0-9_]*|[0-9?$#@*])(?:(:?[-=+?]|%%?|##?|\/\/?|:)((?:[^{}]|\$\{[^}]*\})*))?\}/y;

function expansion(cursor: Cursor, quoted: boolean): Part {
  const { script, at } = cursor;
  if (script[at] === "`") return { kind: "command", script: until(cursor, "`"), quoted };
  if (script.startsWith("$((", at)) {
    const end = closing(script, at + 1);
    cursor.at = end + 1;
    return { kind: "arithmetic", text: script.slice(at + 3, end - 1) };
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
