/** Reads words: quotes, expansions and what stands between them. */
import { C_ESCAPES } from "../../../kube/c_escapes.ts";
import { readParameter } from "./parameter_syntax.ts";
import type { PendingHereDocument, Reader } from "./reader.ts";
import type { Part, Word } from "./syntax.ts";
import { withSource } from "./word_source.ts";

/** Characters that end an unquoted word. */
const META = " \t\n;&|<>()";

/** The word that begins here; empty where none does. */
export function readWord(reader: Reader, isEnd: (char: string) => boolean = isMeta): Part[] {
  const parts: Part[] = [];
  const { at } = reader;
  while (!reader.ended) {
    const char = reader.peek();
    if (isEnd(char)) {
      if (!startsProcess(reader)) break;
      parts.push(readProcess(reader));
    } else readUnquoted(reader, parts, isEnd);
  }
  return withSource(parts, reader.text.slice(at, reader.at));
}

export function isMeta(char: string): boolean {
  return META.includes(char);
}

function startsProcess(reader: Reader): boolean {
  return reader.rules.isBash && /[<>]/.test(reader.peek()) && reader.peek(1) === "(";
}

function readProcess(reader: Reader): Part {
  const direction = reader.peek() === "<" ? "<" : ">";
  const line = reader.line;
  reader.at += 2;
  return { kind: "process", direction, body: reader.nested(reader), line };
}

/** One quoted or unquoted piece of a word. */
export function readUnquoted(reader: Reader, parts: Part[], isEnd: (char: string) => boolean): void {
  const char = reader.peek();
  if (char === "'") parts.push(quoted(readSingle(reader)));
  else if (char === '"') readDouble(reader, parts);
  else if (char === "\\") readEscaped(reader, parts);
  else if (char === "$") readDollar(reader, parts, false);
  else if (char === "`") parts.push(readBackticks(reader, false));
  else if (startsExtendedPattern(reader)) readExtendedPattern(reader, parts);
  else {
    let text = reader.peek();
    reader.at++;
    while (!reader.ended && !"'\"\\$`".includes(reader.peek()) && !isEnd(reader.peek())) {
      if (startsExtendedPattern(reader)) break;
      text += reader.peek();
      reader.at++;
    }
    add(parts, text, false);
  }
}

function readEscaped(reader: Reader, parts: Part[]): void {
  const next = reader.peek(1);
  reader.at += 2;
  if (next === "\n") return;
  // A backslash that ends the script stands for itself.
  parts.push(next === "" ? quoted("\\") : quoted(next));
}

/** Text next to text of the same sort is one part. */
function add(parts: Part[], text: string, isQuoted: boolean): void {
  const last = parts.at(-1);
  if (last?.kind === "text" && last.quoted === isQuoted) last.text += text;
  else parts.push({ kind: "text", text, quoted: isQuoted });
}

function quoted(text: string): Part {
  return { kind: "text", text, quoted: true };
}

function startsExtendedPattern(reader: Reader): boolean {
  return reader.rules.extendedPatterns && reader.peek(1) === "(" && "?*+@!".includes(reader.peek());
}

/** `@(a|b)`: its parentheses and bars belong to the word. */
function readExtendedPattern(reader: Reader, parts: Part[]): void {
  add(parts, reader.peek() + "(", false);
  reader.at += 2;
  for (let depth = 1; depth > 0;) {
    if (reader.ended) throw reader.problem({ kind: "unclosed", closer: ")" });
    const char = reader.peek();
    if (char === "(" || char === ")" || char === "|") {
      depth += char === "(" ? 1 : char === ")" ? -1 : 0;
      add(parts, char, false);
      reader.at++;
    } else readUnquoted(reader, parts, (next) => "()|".includes(next));
  }
}

function readSingle(reader: Reader): string {
  const line = reader.line;
  const end = reader.text.indexOf("'", reader.at + 1);
  if (end < 0) throw unclosed(reader, "'", line);
  const text = reader.text.slice(reader.at + 1, end);
  reader.at = end + 1;
  return text;
}

function unclosed(reader: Reader, closer: string, line: number) {
  reader.at = reader.text.length;
  return reader.problem({ kind: "unclosed", closer }, line);
}

function readDouble(reader: Reader, parts: Part[]): void {
  const line = reader.line;
  reader.at++;
  const isEmpty = reader.peek() === '"';
  while (reader.peek() !== '"') {
    if (reader.ended) throw unclosed(reader, '"', line);
    readInDouble(reader, parts, '$`"\\\n', '"');
  }
  reader.at++;
  if (isEmpty) parts.push(quoted(""));
}

/** A piece of what double quotes, a here-document or an arithmetic expression hold. */
export function readInDouble(reader: Reader, parts: Part[], escapable: string, closer: string): void {
  const char = reader.peek();
  if (char === "$") readDollar(reader, parts, true);
  else if (char === "`") parts.push(readBackticks(reader, true));
  else if (char === "\\" && escapable.includes(reader.peek(1)) && reader.peek(1) !== "") {
    if (reader.peek(1) !== "\n") add(parts, reader.peek(1), true);
    reader.at += 2;
  } else {
    let text = char;
    reader.at++;
    while (!reader.ended && !"$`\\".includes(reader.peek()) && !closer.includes(reader.peek())) {
      text += reader.peek();
      reader.at++;
    }
    add(parts, text, true);
  }
}

/** What a dollar begins; by itself it is a dollar. */
export function readDollar(reader: Reader, parts: Part[], isQuoted: boolean): void {
  const next = reader.peek(1);
  const { isBash } = reader.rules;
  if (next === "(") {
    const arithmetic = reader.peek(2) === "(" ? readArithmetic(reader, 1) : undefined;
    if (arithmetic) parts.push({ kind: "arithmetic", text: arithmetic, quoted: isQuoted });
    else {
      const line = reader.line;
      reader.at += 2;
      parts.push({ kind: "command", body: reader.nested(reader), quoted: isQuoted, line });
    }
  } else if (next === "[" && isBash) {
    const end = reader.text.indexOf("]", reader.at);
    if (end < 0) throw unclosed(reader, "]", reader.line);
    parts.push({
      kind: "arithmetic",
      text: wordOfText(reader, reader.text.slice(reader.at + 2, end)),
      quoted: isQuoted,
    });
    reader.at = end + 1;
  } else if (next === "'" && !isQuoted && reader.rules.hasExtras) {
    reader.at++;
    parts.push(quoted(readDollarSingle(reader)));
  } else if (next === '"' && !isQuoted && isBash) {
    reader.at++;
    readDouble(reader, parts);
  } else {
    const part = readParameter(reader, isQuoted);
    if (part) parts.push(part);
    else {
      reader.at++;
      add(parts, "$", isQuoted);
    }
  }
}

/** `$'…'`: escapes as in C. */
function readDollarSingle(reader: Reader): string {
  const found = reader.match(/'((?:[^'\\]|\\[^])*)'/y);
  if (!found) throw unclosed(reader, "'", reader.line);
  return unescapeC(found[1]!);
}

const ESCAPES: Readonly<Record<string, string>> = { ...C_ESCAPES, e: "\x1b", E: "\x1b" };

export function unescapeC(text: string): string {
  const pattern =
    /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3})|c([^])|([^]))/g;
  const value = text.replace(pattern, (all, hex, short, long, octal, control, char: string) => {
    if (hex !== undefined) return byte(Number.parseInt(hex, 16));
    if (short ?? long) return String.fromCodePoint(Number.parseInt(short ?? long, 16));
    if (octal !== undefined) return byte(Number.parseInt(octal, 8) & 255);
    if (control !== undefined) return String.fromCharCode(control.toUpperCase().charCodeAt(0) & 31);
    if ("\\'\"?".includes(char)) return char;
    return ESCAPES[char] ?? all;
  });
  const zero = value.indexOf("\0");
  return zero < 0 ? value : value.slice(0, zero);
}

/** A byte that is no character by itself is kept as byte_text.ts keeps it. */
function byte(value: number): string {
  return String.fromCharCode(value < 0x80 ? value : 0xdc00 + value);
}

/** Backslashes protect only `$`, the backtick and themselves. */
function readBackticks(reader: Reader, isQuoted: boolean): Part {
  const line = reader.line;
  const found = reader.match(/`((?:[^`\\]|\\[^])*)`/y);
  if (!found) throw unclosed(reader, "`", line);
  const script = found[1]!.replace(isQuoted ? /\\([$`\\"])/g : /\\([$`\\])/g, "$1");
  return { kind: "command", body: script, quoted: isQuoted, line };
}

/** From `((` at `offset` to `))`; undefined, and nothing taken, where the parentheses are a subshell's. */
export function readArithmetic(reader: Reader, offset: number): Word | undefined {
  const start = reader.at + offset + 2;
  let depth = 0;
  for (let at = start; at < reader.text.length; at++) {
    const char = reader.text[at];
    if (char === "\\") at++;
    else if (char === "(") depth++;
    else if (char === ")" && depth > 0) depth--;
    else if (char === ")") {
      if (reader.text[at + 1] !== ")") return undefined;
      reader.at = at + 2;
      return wordOfText(reader, reader.text.slice(start, at));
    }
  }
  return undefined;
}

/** A text as if it stood in double quotes, but that these may stand in it. */
export function wordOfText(reader: Reader, text: string): Word {
  const inner = reader.inside(text, reader.line);
  const parts: Part[] = [];
  while (!inner.ended) {
    if (inner.peek() === '"') inner.at++;
    else readInDouble(inner, parts, '$`"\\\n', '"');
  }
  return withSource(parts, text);
}

/** Here-documents that were announced are read: the reader stands at the beginning of a line. */
export function readHereDocuments(reader: Reader): void {
  for (const document of reader.pending.splice(0)) document.take(hereDocument(reader, document));
}

function hereDocument(reader: Reader, document: PendingHereDocument): Word {
  let text = "";
  const { line } = reader;
  for (;;) {
    if (reader.ended) {
      reader.unended.push(document);
      break;
    }
    const found = reader.match(/([^\n]*)(\n|$)/y)!;
    const row = document.stripTabs ? found[1]!.replace(/^\t+/, "") : found[1]!;
    if (row === document.end) break;
    text += row + found[2];
    // A line that goes on does not end the document.
    while (!document.quoted && /(^|[^\\])(\\\\)*\\\n$/.test(text) && !reader.ended) {
      text = text.slice(0, -2) + reader.match(/[^\n]*\n?/y)![0];
    }
  }
  if (document.quoted) return [quoted(text)];
  const inner = reader.inside(text, line);
  const parts: Part[] = [];
  while (!inner.ended) readInDouble(inner, parts, "$`\\\n", "");
  return parts;
}
