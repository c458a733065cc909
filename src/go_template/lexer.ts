/** Divides a template into tokens. The rules and the messages are those of Go's text/template/parse, lex.go. */
import { goQuote, isPrintable } from "./quoting.ts";
import { keywords, type Token, type TokenKind } from "./token.ts";

export interface LexerOptions {
  delimiters: readonly [left: string, right: string];
  /** `break` and `continue` are words of the language unless a function has their name. */
  isFunction(name: string): boolean;
}

/** All tokens up to the end of the text, or to an error, which is the last token then. */
export function tokenize(text: string, options: LexerOptions): Token[] {
  const lexer = new Lexer(text, options);
  lexer.run();
  return lexer.tokens;
}

class Lexer {
  readonly tokens: Token[] = [];
  #at = 0;
  #line = 1;
  #parens = 0;
  readonly #text: string;
  readonly #left: string;
  readonly #right: string;
  readonly #isFunction: (name: string) => boolean;

  constructor(text: string, { delimiters: [left, right], isFunction }: LexerOptions) {
    this.#text = text;
    this.#left = left;
    this.#right = right;
    this.#isFunction = isFunction;
  }

  run(): void {
    while (this.#plainText()) {
      if (this.#startsComment()) {
        if (!this.#comment()) return;
      } else if (!this.#action()) return;
    }
  }

  /** Up to the next action; false at the end. */
  #plainText(): boolean {
    const found = this.#text.indexOf(this.#left, this.#at);
    const end = found < 0 ? this.#text.length : found;
    const whole = this.#text.slice(this.#at, end);
    const isTrimmed = found >= 0 &&
      /^-[ \t\r\n]/.test(this.#text.slice(found + this.#left.length, found + this.#left.length + 2));
    const shown = isTrimmed ? whole.replace(/[ \t\r\n]+$/, "") : whole;
    if (shown) {
      this.tokens.push({ kind: "text", text: shown, at: this.#at, line: this.#line });
    }
    this.#skip(end);
    if (found < 0) this.#emit("end of text", "");
    return found >= 0;
  }

  #startsComment(): boolean {
    const after = this.#at + this.#left.length;
    return this.#text.startsWith("/*", after) || /^-[ \t\r\n]\/\*/.test(this.#text.slice(after, after + 4));
  }

  #comment(): boolean {
    const start = this.#text.indexOf("/*", this.#at);
    const close = this.#text.indexOf("*/", start + 2);
    if (close < 0) return this.#fail("unclosed comment");
    const delimiter = this.#rightDelimiterAt(close + 2);
    if (delimiter < 0) return this.#fail("comment ends before closing delimiter");
    this.#skip(close + 2 + delimiter);
    if (delimiter > this.#right.length) this.#skipBlanks();
    return true;
  }

  #action(): boolean {
    const isTrimmed = /^-[ \t\r\n]/.test(
      this.#text.slice(this.#at + this.#left.length, this.#at + this.#left.length + 2),
    );
    this.#emit("leftDelimiter", this.#left);
    if (isTrimmed) this.#skip(this.#at + 2);
    this.#parens = 0;
    while (true) {
      const length = this.#rightDelimiterAt(this.#at);
      if (length >= 0) {
        if (this.#parens > 0) return this.#fail("unclosed left paren");
        if (length > this.#right.length) this.#skip(this.#at + 2);
        this.#emit("rightDelimiter", this.#right);
        if (length > this.#right.length) this.#skipBlanks();
        return true;
      }
      if (!this.#word()) return false;
    }
  }

  /** How long the closing delimiter is that stands there, with its trim marker; -1: there is none. */
  #rightDelimiterAt(at: number): number {
    if (
      /[ \t\r\n]/.test(this.#text[at] ?? "x") && this.#text[at + 1] === "-" &&
      this.#text.startsWith(this.#right, at + 2)
    ) {
      return 2 + this.#right.length;
    }
    return this.#text.startsWith(this.#right, at) ? this.#right.length : -1;
  }

  #word(): boolean {
    const rest = this.#text.slice(this.#at, this.#at + 2);
    const letter = rest[0];
    if (letter === undefined) return this.#fail("unclosed action");
    if (/[ \t\r\n]/.test(letter)) return this.#space();
    if (letter === "=") return this.#emit("assign", "=");
    if (letter === ":") return rest === ":=" ? this.#emit("declare", ":=") : this.#fail("expected :=");
    if (letter === "|") return this.#emit("pipe", "|");
    if (letter === '"') return this.#quoted('"', "string", "unterminated quoted string");
    if (letter === "'") return this.#quoted("'", "charConstant", "unterminated character constant");
    if (letter === "`") return this.#raw();
    if (letter === "$") return this.#named("variable");
    if (letter === "." && !/[0-9]/.test(rest[1] ?? "")) {
      return rest.length === 1 ? this.#emit("keyword", ".") : this.#named("field");
    }
    if (/[-+.0-9]/.test(letter)) return this.#number();
    if (alphanumeric.test(this.#letterAt(this.#at))) return this.#identifier();
    return this.#punctuation(letter);
  }

  #punctuation(letter: string): boolean {
    if (letter === "(") {
      this.#parens++;
      return this.#emit("leftParen", "(");
    }
    if (letter === ")") {
      return --this.#parens < 0 ? this.#fail("unexpected right paren") : this.#emit("rightParen", ")");
    }
    if (letter <= "\x7f" && isPrintable(letter)) return this.#emit("char", letter);
    return this.#fail(`unrecognized character in action: ${codePoint(this.#letterAt(this.#at))}`);
  }

  /** A blank before a trim marker belongs to the delimiter. */
  #space(): boolean {
    let end = this.#at;
    while (/[ \t\r\n]/.test(this.#text[end] ?? "x")) end++;
    if (this.#rightDelimiterAt(end - 1) > this.#right.length) end--;
    return this.#emit("space", this.#text.slice(this.#at, end));
  }

  #quoted(quote: string, kind: TokenKind, message: string): boolean {
    for (let end = this.#at + 1; end < this.#text.length && this.#text[end] !== "\n"; end++) {
      if (this.#text[end] === "\\") {
        if (this.#text[++end] === "\n") break;
      } else if (this.#text[end] === quote) return this.#emit(kind, this.#text.slice(this.#at, end + 1));
    }
    return this.#fail(message);
  }

  #raw(): boolean {
    const end = this.#text.indexOf("`", this.#at + 1);
    if (end < 0) return this.#fail("unterminated raw quoted string");
    return this.#emit("rawString", this.#text.slice(this.#at, end + 1));
  }

  #named(kind: "variable" | "field"): boolean {
    const end = this.#wordEnd(this.#at + 1);
    if (!this.#isTerminator(end)) return this.#fail(`bad character ${codePoint(this.#letterAt(end))}`);
    const text = this.#text.slice(this.#at, end);
    return text === "." ? this.#emit("keyword", ".") : this.#emit(kind, text);
  }

  #identifier(): boolean {
    const end = this.#wordEnd(this.#at);
    if (!this.#isTerminator(end)) return this.#fail(`bad character ${codePoint(this.#letterAt(end))}`);
    const text = this.#text.slice(this.#at, end);
    if (text === "true" || text === "false") return this.#emit("bool", text);
    const isKeyword = keywords.has(text) && !(/^(break|continue)$/.test(text) && this.#isFunction(text));
    return this.#emit(isKeyword ? "keyword" : "identifier", text);
  }

  #number(): boolean {
    const first = this.#scanNumber(this.#at);
    if (first < 0) return this.#fail(`bad number syntax: ${goQuote(this.#text.slice(this.#at, -first))}`);
    if (!/[-+]/.test(this.#text[first] ?? "")) return this.#emit("number", this.#text.slice(this.#at, first));
    const second = this.#scanNumber(first);
    if (second < 0 || this.#text[second - 1] !== "i") {
      return this.#fail(`bad number syntax: ${goQuote(this.#text.slice(this.#at, Math.abs(second)))}`);
    }
    return this.#emit("complex", this.#text.slice(this.#at, second));
  }

  /** Where the number ends; negative: a letter too many stands before that place. */
  #scanNumber(at: number): number {
    numberPattern.lastIndex = at;
    const end = at + (numberPattern.exec(this.#text)?.[0].length ?? 0);
    const next = this.#letterAt(end);
    return next && alphanumeric.test(next) ? -(end + next.length) : end;
  }

  #wordEnd(at: number): number {
    let end = at;
    for (
      let letter = this.#letterAt(end);
      letter && alphanumeric.test(letter);
      letter = this.#letterAt(end)
    ) {
      end += letter.length;
    }
    return end;
  }

  #isTerminator(at: number): boolean {
    const letter = this.#text[at];
    return letter === undefined || /[ \t\r\n.,|:()]/.test(letter) || this.#text.startsWith(this.#right, at);
  }

  #letterAt(at: number): string {
    const code = this.#text.codePointAt(at);
    return code === undefined ? "" : String.fromCodePoint(code);
  }

  #emit(kind: TokenKind, text: string): true {
    this.tokens.push({ kind, text, at: this.#at, line: this.#line });
    this.#skip(this.#at + text.length);
    return true;
  }

  #fail(message: string): false {
    this.tokens.push({ kind: "error", text: message, at: this.#at, line: this.#line });
    return false;
  }

  #skip(to: number): void {
    for (let at = this.#at; at < to; at++) if (this.#text[at] === "\n") this.#line++;
    this.#at = to;
  }

  #skipBlanks(): void {
    let end = this.#at;
    while (/[ \t\r\n]/.test(this.#text[end] ?? "x")) end++;
    this.#skip(end);
  }
}

const alphanumeric = /^[_\p{L}\p{Nd}]$/u;
const numberPattern =
  /[-+]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][-+]?[0-9_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9_]*)?)i?/y;

/** `U+0040 '@'`. */
function codePoint(letter: string): string {
  if (letter === "") return "U+FFFFFFFFFFFFFFFF"; // Go has -1 for the end of the text
  const number = `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
  return isPrintable(letter) ? `${number} '${letter}'` : number;
}
