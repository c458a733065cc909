/** Characters of a TOML document, and its keys. Source: https://toml.io/en/v1.0.0; messages as github.com/BurntSushi/toml. */
import { ownEntry } from "../../kube/own_entry.ts";
import { goQuote } from "../quoting.ts";

/** What is wrong with a document; where, stands in `TomlReader`. */
export class TomlError extends Error {
  override name = "TomlError";
}

export class TomlReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** From 1. */
  get line(): number {
    return this.#text.slice(0, this.#at).split("\n").length;
  }

  /** Empty at the end. */
  get next(): string {
    const code = this.#text.codePointAt(this.#at);
    return code === undefined ? "" : String.fromCodePoint(code);
  }

  get isEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  is(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  skip(text: string): boolean {
    if (!this.is(text)) return false;
    this.#at += text.length;
    return true;
  }

  /** @param pattern sticky */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  blanks(): void {
    this.match(/[ \t]*/y);
  }

  /** Blanks, ends of lines and comments. */
  gap(): void {
    while (this.match(/[ \t\r\n]+|#[^\n]*/y));
  }

  fail(problem: string): never {
    throw new TomlError(problem);
  }

  /** The next character as messages show it; it counts as read. */
  shown(): string {
    const next = this.next;
    this.#at += next.length;
    return next === "" ? "'\\x00'" : goQuote(next, { quote: "'" });
  }

  /** One part of a key; undefined: there is none. */
  keyPart(): string | undefined {
    if (this.is('"') || this.is("'")) return this.string();
    return this.match(/[A-Za-z0-9_-]+/y);
  }

  /** At its quote. */
  string(): string {
    for (const quote of ['"""', "'''", '"', "'"]) {
      if (this.skip(quote)) return this.#stringUntil(quote);
    }
    return this.fail("expected a string");
  }

  #stringUntil(quote: string): string {
    const isLong = quote.length === 3;
    const start = this.#at;
    if (isLong) this.match(/\r?\n/y);
    let text = "";
    for (;;) {
      if (this.isEnd) {
        this.fail(`unexpected EOF; expected ${quote.includes("'") ? `"${quote}"` : `'${quote}'`}`);
      }
      // Quotes before the three that end it belong to it.
      if (this.is(quote) && !(isLong && this.is(quote + quote[0]))) break;
      if (this.is("\n") && !isLong) this.fail("strings cannot contain newlines");
      text += this.is("\\") && quote.includes('"') ? this.#escaped(isLong, start) : this.#character();
    }
    this.skip(quote);
    return text;
  }

  #character(): string {
    if (this.skip("\r\n")) return "\n";
    const char = this.next;
    // deno-lint-ignore no-control-regex
    if (/[\0-\x08\x0b-\x1f\x7f]/.test(char)) {
      const code = char.charCodeAt(0).toString(16).padStart(2, "0");
      this.fail(`TOML files cannot contain control characters: '0x${code}'`);
    }
    this.#at += char.length;
    return char;
  }

  #escaped(isLong: boolean, start: number): string {
    if (isLong && this.match(/\\[ \t]*\r?\n[ \t\r\n]*/y) !== undefined) return "";
    this.skip("\\");
    const letter = this.next;
    this.#at += letter.length;
    const digits = ownEntry(DIGITS, letter);
    if (!digits) {
      return ownEntry(ESCAPES, letter) ?? this.fail(`invalid escape in string '\\${letter || "\0"}'`);
    }
    const [count, word] = digits;
    const found = this.match(new RegExp(`[0-9a-fA-F]{0,${count}}`, "y"))!;
    if (found.length < count) {
      this.#at += this.next.length;
      const read = goQuote(this.#text.slice(start, this.#at));
      this.fail(`expected ${word} hexadecimal digits after '\\${letter}', but got ${read} instead`);
    }
    const code = parseInt(found, 16);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
      this.fail(`Escaped character '\\${letter}${found}' is not valid UTF-8.`);
    }
    return String.fromCodePoint(code);
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  b: "\b",
  t: "\t",
  n: "\n",
  f: "\f",
  r: "\r",
  e: "\x1b",
  '"': '"',
  "\\": "\\",
};

/** How many a letter wants, in digits and as a word. */
const DIGITS: Readonly<Record<string, readonly [number, string]>> = {
  x: [2, "two"],
  u: [4, "four"],
  U: [8, "eight"],
};
