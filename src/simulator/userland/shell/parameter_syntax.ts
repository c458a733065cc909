import type { Reader } from "./reader.ts";
import type { Operation, ParameterPart, Part, Word } from "./syntax.ts";
import { readDollar, readInDouble, readUnquoted } from "./words.ts";

/** What a dollar with a name or with braces stands for; undefined, and nothing taken, where it is neither. */
export function readParameter(reader: Reader, quoted: boolean): Part | undefined {
  if (reader.peek(1) === "{") return readBraces(reader, quoted);
  const found = reader.match(/\$([A-Za-z_]\w*|[0-9@*#?$!-])/y);
  return found ? { kind: "parameter", name: found[1]!, quoted } : undefined;
}

const NAME = /[A-Za-z_]\w*|\d+|[@*#?$!-]/y;

function readBraces(reader: Reader, quoted: boolean): Part {
  const start = reader.at;
  const { line } = reader;
  reader.at += 2;
  const part = readLength(reader, quoted) ?? readNamed(reader, quoted);
  if (part && reader.take("}")) return part;
  // It is taken to its brace, so that it can be shown.
  readUntil(reader, "}", quoted);
  if (!reader.take("}")) {
    reader.at = reader.text.length;
    throw reader.problem({ kind: "unclosed", closer: "}" }, line);
  }
  return { kind: "bad", source: reader.text.slice(start, reader.at) };
}

/** `${#name}`; `${#}` and `${#-1}` are about `$#`. */
function readLength(reader: Reader, quoted: boolean): ParameterPart | undefined {
  const before = reader.at;
  if (!reader.take("#")) return undefined;
  const name = reader.match(NAME)?.[0];
  const part = name === undefined ? undefined : withSubscript(reader, { kind: "parameter", name, quoted });
  if (part && reader.peek() === "}") return { ...part, operation: { kind: "length" } };
  reader.at = before;
  return undefined;
}

function readNamed(reader: Reader, quoted: boolean): ParameterPart | undefined {
  const indirect = reader.rules.isBash && reader.peek() === "!" && /[\w@*#?$!-]/.test(reader.peek(1)) &&
    !/^![-?+=]/.test(reader.text.slice(reader.at, reader.at + 2));
  if (indirect) reader.at++;
  const name = reader.match(NAME)?.[0];
  if (name === undefined) return undefined;
  const part = withSubscript(reader, { kind: "parameter", name, quoted });
  if (!part) return undefined;
  if (indirect) {
    const all = part.subscript ? null : reader.match(/[@*](?=\})/y);
    if (all) return { ...part, operation: { kind: "names", separate: all[0] === "@" } };
    part.indirect = true;
  }
  const operation = readOperation(reader, quoted);
  return operation ? { ...part, operation } : part;
}

function withSubscript(reader: Reader, part: ParameterPart): ParameterPart | undefined {
  if (!reader.rules.isBash || reader.peek() !== "[") return part;
  reader.at++;
  const subscript = readSubscript(reader);
  return subscript ? { ...part, subscript } : undefined;
}

/** To the bracket that closes it, which is taken. */
export function readSubscript(reader: Reader): Word | undefined {
  const parts: Part[] = [];
  for (let depth = 1;;) {
    if (reader.ended) return undefined;
    const char = reader.peek();
    if (char === "]" && --depth === 0) {
      reader.at++;
      return parts;
    }
    if (char === "[") depth++;
    if (char === "[" || char === "]") {
      parts.push({ kind: "text", text: char, quoted: false });
      reader.at++;
    } else readUnquoted(reader, parts, (next) => next === "]" || next === "[");
  }
}

function readOperation(reader: Reader, quoted: boolean): Operation | undefined {
  const { hasExtras, isBash } = reader.rules;
  const found = reader.match(/(:?)([-=?+])/y);
  if (found) {
    const word = readUntil(reader, "}", quoted);
    const operator = found[2] as "-";
    return { kind: "default", operator, colon: found[1] !== "", word };
  }
  const trim = reader.match(/##?|%%?/y);
  if (trim) return { kind: "trim", operator: trim[0] as "#", pattern: readPattern(reader, "}", quoted) };
  if (!hasExtras) return undefined;
  if (reader.take("/")) return readReplacement(reader, quoted);
  const change = isBash ? reader.match(/\^\^?|,,?|~~?/y) : null;
  if (change) return { kind: "case", operator: change[0] as "^", pattern: readPattern(reader, "}", quoted) };
  if (reader.take(":")) {
    const offset = readUntil(reader, ":}", quoted);
    if (!reader.take(":")) return { kind: "slice", offset };
    return { kind: "slice", offset, length: readUntil(reader, "}", quoted) };
  }
  const transform = isBash ? reader.match(/@([A-Za-z])(?=\})/y) : null;
  return transform ? { kind: "transform", letter: transform[1]! } : undefined;
}

function readReplacement(reader: Reader, quoted: boolean): Operation {
  const place = reader.take("/") ? "all" : reader.take("#") ? "start" : reader.take("%") ? "end" : "first";
  const pattern = readPattern(reader, "/}", quoted, place === "all");
  const by = reader.take("/") ? readPattern(reader, "}", quoted) : [];
  return { kind: "replace", place, pattern, by };
}

/** In patterns single quotes quote, even between double ones. */
function readPattern(reader: Reader, closers: string, quoted: boolean, mayBeginWithSlash = false): Word {
  const parts: Part[] = [];
  let first = true;
  while (
    !reader.ended &&
    (!closers.includes(reader.peek()) || (first && mayBeginWithSlash && reader.peek() === "/"))
  ) {
    if (quoted && reader.peek() === "$") readDollar(reader, parts, true);
    else readUnquoted(reader, parts, (char) => closers.includes(char));
    first = false;
  }
  return parts;
}

/** To one of the characters that close it, which stays. Between double quotes only those of a double quote's kind. */
function readUntil(reader: Reader, closers: string, quoted: boolean): Word {
  const parts: Part[] = [];
  while (!reader.ended && !closers.includes(reader.peek())) {
    if (!quoted) readUnquoted(reader, parts, (char) => closers.includes(char));
    else if (reader.peek() === '"') {
      reader.at++;
      while (!reader.ended && reader.peek() !== '"') readInDouble(reader, parts, '$`"\\\n', '"');
      reader.at++;
    } else readInDouble(reader, parts, '$`"\\}\n', closers + '"');
  }
  return parts;
}
