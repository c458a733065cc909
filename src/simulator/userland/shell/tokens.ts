/** Cuts a script into operators and words, as the grammar asks for them. */
import { readSubscript } from "./parameter_syntax.ts";
import type { Reader } from "./reader.ts";
import type { ArrayLiteral, Assignment, Word } from "./syntax.ts";
import { isMeta, readHereDocuments, readWord } from "./words.ts";

export type Token =
  | { kind: "operator"; text: string; start: number; line: number }
  /** The digits before a redirect, or `{name}`. */
  | { kind: "descriptor"; value: number | { variable: string }; start: number; line: number }
  | { kind: "word"; word: Word; text: string; start: number; line: number; literal: string | undefined }
  | { kind: "assignment"; assignment: Assignment; text: string; start: number; line: number }
  | { kind: "newline"; start: number; line: number }
  | { kind: "end"; start: number; line: number };

const OPERATORS = [
  "&>>",
  "<<<",
  "<<-",
  ";;&",
  "&&",
  "||",
  ";;",
  ";&",
  "<<",
  ">>",
  "<&",
  ">&",
  "<>",
  ">|",
  "&>",
  "|&",
  "&",
  ";",
  "|",
  "<",
  ">",
  "(",
  ")",
];
const ONLY_BASH = new Set(["&>>", "<<<", ";;&", ";&", "|&"]);

export class Tokens {
  readonly reader: Reader;
  #next: Token | undefined;
  /** Where the last token that was taken ended. */
  end = 0;

  constructor(reader: Reader) {
    this.reader = reader;
  }

  /** `assigning`: what looks like an assignment is one. */
  peek(assigning = false): Token {
    const next = this.#next;
    if (next && !(assigning && next.kind === "word")) return next;
    if (next) this.reader.at = next.start;
    return this.#next = this.#read(assigning);
  }

  take(): Token {
    const token = this.peek();
    this.#next = undefined;
    this.end = this.reader.at;
    return token;
  }

  /** What was looked at is read anew, as something else. */
  back(): void {
    if (this.#next) this.reader.at = this.#next.start;
    this.#next = undefined;
  }

  #read(assigning: boolean): Token {
    const { reader } = this;
    reader.skipBlanks();
    const { at: start, line } = reader;
    if (reader.ended) {
      if (reader.pending.length > 0) readHereDocuments(reader);
      return { kind: "end", start, line };
    }
    if (reader.peek() === "\n") {
      reader.at++;
      readHereDocuments(reader);
      return { kind: "newline", start, line };
    }
    return this.#operator(start, line) ?? this.#descriptor(start, line) ?? this.#word(start, line, assigning);
  }

  #operator(start: number, line: number): Token | undefined {
    const { reader } = this;
    if (!isMeta(reader.peek())) return undefined;
    if (reader.rules.isBash && /^[<>]\(/.test(reader.text.slice(start, start + 2))) return undefined;
    const text = OPERATORS.find((one) =>
      reader.startsWith(one) && (reader.rules.isBash || !ONLY_BASH.has(one)) &&
      (reader.rules.hasExtras || one !== "&>")
    )!;
    reader.at += text.length;
    return { kind: "operator", text, start, line };
  }

  #descriptor(start: number, line: number): Token | undefined {
    const found = this.reader.match(/(\d+)(?=[<>])|\{([A-Za-z_]\w*(?:\[[^\]\s]*\])?)\}(?=[<>])/y);
    if (!found) return undefined;
    const value = found[1] === undefined ? { variable: found[2]! } : Number(found[1]);
    return { kind: "descriptor", value, start, line };
  }

  #word(start: number, line: number, assigning: boolean): Token {
    const { reader } = this;
    const assignment = assigning ? readAssignment(reader) : undefined;
    if (assignment) {
      return { kind: "assignment", assignment, text: reader.text.slice(start, reader.at), start, line };
    }
    const word = readWord(reader);
    if (reader.at === start) throw reader.problem({ kind: "unexpected", token: reader.peek() });
    const text = reader.text.slice(start, reader.at);
    const [only] = word;
    const isLiteral = word.length === 1 && only?.kind === "text" && !only.quoted;
    return { kind: "word", word, text, start, line, literal: isLiteral ? only.text : undefined };
  }
}

/** `name=…`, `name+=…`, `name[…]=…`, `name=(…)`; nothing is taken where it is none. */
function readAssignment(reader: Reader): Assignment | undefined {
  const before = reader.at;
  const name = reader.match(/[A-Za-z_]\w*/y)?.[0];
  if (name === undefined) return undefined;
  let subscript: Word | undefined;
  if (reader.rules.isBash && reader.take("[")) subscript = readSubscript(reader);
  const append = reader.rules.isBash && reader.startsWith("+=");
  if (!reader.take(append ? "+=" : "=") || (reader.text[before + name.length] === "[" && !subscript)) {
    reader.at = before;
    return undefined;
  }
  const base = subscript ? { name, subscript, append } : { name, append };
  if (reader.rules.isBash && reader.peek() === "(") return { ...base, value: readArray(reader) };
  return { ...base, value: readWord(reader) };
}

function readArray(reader: Reader): ArrayLiteral {
  const { line } = reader;
  reader.at++;
  const elements: ArrayLiteral["elements"] = [];
  for (;;) {
    reader.skipBlanks();
    if (reader.ended) throw reader.problem({ kind: "unclosed", closer: ")" }, line);
    if (reader.take(")")) return { elements };
    if (reader.take("\n")) continue;
    const at = reader.at;
    const key = reader.take("[") ? readSubscript(reader) : undefined;
    const sign = key ? reader.match(/\+?=/y) : null;
    if (key && sign) elements.push({ key, append: sign[0] === "+=", value: readWord(reader) });
    else {
      reader.at = at;
      const value = readWord(reader);
      if (reader.at === at) throw reader.problem({ kind: "unexpected", token: reader.peek() });
      elements.push({ append: false, value });
    }
  }
}
