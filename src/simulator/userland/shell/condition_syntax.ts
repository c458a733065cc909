import type { Reader } from "./reader.ts";
import type { Condition, Part, Word } from "./syntax.ts";
import { withSource } from "./word_source.ts";
import { readUnquoted } from "./words.ts";

/** What stands between `[[` and `]]`; both brackets at its end are taken. */
export function readCondition(reader: Reader): Condition {
  const { rules } = reader;
  // Patterns in here are always extended ones.
  reader.rules = { ...rules, extendedPatterns: true };
  const test = alternatives(reader);
  skip(reader);
  if (!reader.take("]]")) throw conditionalProblem(reader);
  reader.rules = rules;
  return test;
}

function skip(reader: Reader): void {
  do reader.skipBlanks(); while (reader.take("\n"));
}

function alternatives(reader: Reader): Condition {
  let left = conjunctions(reader);
  for (;;) {
    skip(reader);
    if (!reader.take("||")) return left;
    left = { kind: "or", left, right: conjunctions(reader) };
  }
}

function conjunctions(reader: Reader): Condition {
  let left = single(reader);
  for (;;) {
    skip(reader);
    if (!reader.take("&&")) return left;
    left = { kind: "and", left, right: single(reader) };
  }
}

const UNARY = /-[a-zA-Z](?=[ \t\n])/y;
const BINARY = /(?:==|=~|=|!=|<|>|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef)(?=[ \t\n]))/y;

function single(reader: Reader): Condition {
  skip(reader);
  if (reader.match(/!(?=[ \t\n(])/y)) return { kind: "not", of: single(reader) };
  if (reader.take("(")) {
    const inside = alternatives(reader);
    skip(reader);
    if (!reader.take(")")) throw conditionalProblem(reader);
    return inside;
  }
  const at = reader.at;
  const unary = reader.match(UNARY);
  if (unary) {
    reader.skipBlanks();
    const next = operand(reader);
    if (next.length > 0) return { kind: "unary", operator: unary[0], word: next };
    reader.at = at;
  }
  const left = operand(reader);
  if (left.length === 0) throw conditionalProblem(reader);
  reader.skipBlanks();
  const operator = reader.match(BINARY)?.[0];
  if (operator === undefined) {
    if (!reader.ended && !/[)\]&|\n]/.test(reader.peek())) {
      throw reader.problem({ kind: "other", text: "conditional binary operator expected" });
    }
    return { kind: "word", word: left };
  }
  reader.skipBlanks();
  const right = operator === "=~" ? regularExpression(reader) : operand(reader);
  if (right.length === 0) throw conditionalProblem(reader, "binary");
  return { kind: "binary", operator, left, right };
}

function operand(reader: Reader): Word {
  const parts: Part[] = [];
  if (reader.match(/\]\](?=[ \t\n;&|)]|$)/y)) {
    reader.at -= 2;
    return parts;
  }
  const isEnd = (char: string) => " \t\n;&|<>()".includes(char);
  const { at } = reader;
  while (!reader.ended && !isEnd(reader.peek())) readUnquoted(reader, parts, isEnd);
  return withSource(parts, reader.text.slice(at, reader.at));
}

/** Parentheses and bars belong to it. */
function regularExpression(reader: Reader): Word {
  const parts: Part[] = [];
  const { at } = reader;
  for (let depth = 0; !reader.ended;) {
    const char = reader.peek();
    if (char === "(") depth++;
    if (char === ")" && depth-- === 0) break;
    if (depth === 0 && " \t\n".includes(char)) break;
    if (" \t\n()|<>&;".includes(char)) {
      if (depth === 0 && (reader.startsWith("&&") || reader.startsWith("||"))) break;
      parts.push({ kind: "text", text: char, quoted: false });
      reader.at++;
    } else readUnquoted(reader, parts, (next) => " \t\n()|<>&;".includes(next));
  }
  return withSource(parts, reader.text.slice(at, reader.at));
}

/** `binary`, `unary`: the kind of operator whose argument is missing. */
function conditionalProblem(reader: Reader, kind?: "binary" | "unary") {
  const token = reader.ended || reader.peek() === "\n"
    ? "newline"
    : reader.match(/[^ \t\n]+/y)?.[0] ?? "newline";
  const text = kind
    ? `unexpected argument \`${token}' to conditional ${kind} operator`
    : token === "newline"
    ? "unexpected token `newline', conditional binary operator expected"
    : `syntax error in conditional expression: unexpected token \`${token}'`;
  return reader.problem({ kind: "other", text }, reader.ended ? reader.line - 1 : reader.line);
}
