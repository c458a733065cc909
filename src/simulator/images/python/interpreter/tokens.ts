/** The words of a Python text, with the lines that begin and end blocks. */
import { SourceError } from "./source_error.ts";

export interface Token {
  kind: "name" | "number" | "string" | "mark" | "newline" | "indent" | "dedent" | "end";
  text: string;
  /** From 1. */
  line: number;
  /** From 0. */
  from: number;
  to: number;
  endLine: number;
}

const MARKS =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|\*\*|\/\/|>>|<<|<=|>=|==|!=|->|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|@=|:=|[-+*\/%@&|^~<>()[\]{},:.;=]/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER =
  /0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?j?/y;
const STRING_START = /([rRbBuUfF]{0,2})("""|'''|"|')/y;

/** @throws {SourceError} */
export function tokensOf(text: string): Token[] {
  return new Reader(text.replaceAll("\r\n", "\n")).all();
}

class Reader {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #indents = [0];
  readonly #open: Token[] = [];
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  all(): Token[] {
    while (this.#at < this.#text.length) {
      if (this.#at === this.#lineStart && this.#open.length === 0 && this.#indentation()) continue;
      this.#next();
    }
    const bracket = this.#open.at(-1);
    if (bracket) {
      throw new SourceError(`'${bracket.text}' was never closed`, bracket.line, bracket.from, bracket.to);
    }
    if (this.#tokens.length > 0 && this.#tokens.at(-1)!.kind !== "newline") this.#add("newline", "");
    if (this.#at === this.#lineStart && this.#line > 1) {
      this.#line--;
      this.#lineStart = this.#text.slice(0, -1).lastIndexOf("\n") + 1;
    }
    while (this.#indents.length > 1) {
      this.#indents.pop();
      this.#add("dedent", "");
    }
    this.#add("end", "");
    return this.#tokens;
  }

  #add(kind: Token["kind"], text: string, line = this.#line, from = this.#at - this.#lineStart): Token {
    const token = { kind, text, line, from, to: from + text.length, endLine: this.#line };
    this.#tokens.push(token);
    return token;
  }

  #fail(message: string, from = this.#at - this.#lineStart, type = "SyntaxError"): never {
    throw new SourceError(message, this.#line, from, from + 1, type);
  }

  /** At the beginning of a line; true: the line was empty. */
  #indentation(): boolean {
    const [blank = ""] = /^[ \t\f]*/.exec(this.#text.slice(this.#at, this.#at + 500)) ?? [];
    const next = this.#text[this.#at + blank.length];
    if (next === undefined || next === "\n" || next === "#") {
      const end = this.#text.indexOf("\n", this.#at);
      this.#at = end < 0 ? this.#text.length : end + 1;
      this.#newLine();
      return true;
    }
    const width = blank.replaceAll("\t", "        ").length;
    this.#at += blank.length;
    const now = this.#indents.at(-1)!;
    if (width > now) {
      this.#indents.push(width);
      this.#add("indent", "");
    }
    while (width < this.#indents.at(-1)!) {
      this.#indents.pop();
      if (width > this.#indents.at(-1)!) {
        this.#fail("unindent does not match any outer indentation level", blank.length, "IndentationError");
      }
      this.#add("dedent", "");
    }
    return false;
  }

  #newLine(): void {
    this.#line++;
    this.#lineStart = this.#at;
  }

  #matched(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #next(): void {
    const letter = this.#text[this.#at]!;
    if (letter === "\n") {
      if (this.#open.length === 0) this.#add("newline", "");
      this.#at++;
      this.#newLine();
    } else if (letter === " " || letter === "\t" || letter === "\f") this.#at++;
    else if (letter === "#") {
      const end = this.#text.indexOf("\n", this.#at);
      this.#at = end < 0 ? this.#text.length : end;
    } else if (letter === "\\" && this.#text[this.#at + 1] === "\n") {
      this.#at += 2;
      this.#newLine();
    } else this.#word(letter);
  }

  #word(letter: string): void {
    const start = this.#matched(STRING_START);
    if (start) return this.#string(start);
    const isNumber = /\d/.test(letter) || (letter === "." && /\d/.test(this.#text[this.#at + 1] ?? ""));
    const found = isNumber ? this.#matched(NUMBER) : this.#matched(NAME) ?? this.#matched(MARKS);
    if (!found) {
      const code = letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
      this.#fail(letter < "\x7f" ? "invalid syntax" : `invalid character '${letter}' (U+${code})`);
    }
    const [text] = found;
    if (isNumber && /[\p{L}_]/u.test(this.#text[this.#at + text.length] ?? "")) {
      this.#fail("invalid decimal literal");
    }
    if (/^0[\d_]*[1-9][\d_]*$/.test(text)) {
      this.#fail(
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
      );
    }
    const kind = isNumber ? "number" : /^[\p{L}_]/u.test(text) ? "name" : "mark";
    const token = this.#add(kind, text);
    this.#at += text.length;
    if (kind === "mark") this.#bracket(token);
  }

  #bracket(token: Token): void {
    if ("([{".includes(token.text)) this.#open.push(token);
    else if (")]}".includes(token.text)) {
      const open = this.#open.pop();
      if (!open) throw new SourceError(`unmatched '${token.text}'`, token.line, token.from, token.to);
      if ("([{".indexOf(open.text) !== ")]}".indexOf(token.text)) {
        const words = `closing parenthesis '${token.text}' does not match opening parenthesis '${open.text}'`;
        throw new SourceError(words, token.line, token.from, token.to);
      }
    }
  }

  #string([whole, prefix = "", mark = ""]: RegExpExecArray): void {
    const [start, line, from] = [this.#at, this.#line, this.#at - this.#lineStart];
    const isLong = mark.length === 3;
    let at = start + whole.length;
    while (!this.#text.startsWith(mark, at)) {
      const letter = this.#text[at];
      if (letter === undefined || (letter === "\n" && !isLong)) {
        this.#line = line;
        const end = (this.#text.slice(0, at).replace(/\n$/, "").match(/\n/g)?.length ?? 0) + 1;
        this.#fail(
          isLong
            ? `unterminated triple-quoted string literal (detected at line ${end})`
            : `unterminated ${/f/i.test(prefix) ? "f-" : ""}string literal (detected at line ${line})`,
          from,
        );
      }
      at += letter === "\\" ? 2 : 1;
    }
    at += mark.length;
    const text = this.#text.slice(start, at);
    const rows = text.split("\n").length - 1;
    this.#at = at;
    if (rows > 0) {
      this.#line += rows;
      this.#lineStart = start + text.lastIndexOf("\n") + 1;
    }
    const to = at - this.#lineStart;
    this.#tokens.push({ kind: "string", text, line, from, to, endLine: this.#line });
  }
}
