/** Literals of text: prefixes, escapes, and the parts of an f-string. */
import { bytesOf } from "../../../host/byte_text.ts";
import type { TextPart } from "./syntax.ts";
import { type Token } from "./tokens.ts";

export interface TextLiteral {
  isBytes: boolean;
  parts: (string | TextPart)[];
}

type ReadExpression = (text: string, token: Token, from: number) => TextPart["value"];

/** The parts of one literal; without braces it is one text. */
export function readText(token: Token, read: ReadExpression, fail: (message: string) => never): TextLiteral {
  const [whole, prefix = "", mark = ""] = /^([a-zA-Z]*)("""|'''|"|')/.exec(token.text)!;
  const inside = token.text.slice(whole.length, token.text.length - mark.length);
  const isRaw = /r/i.test(prefix);
  const isBytes = /b/i.test(prefix);
  if (!/f/i.test(prefix)) return { isBytes, parts: [isRaw ? inside : unescaped(inside, isBytes)] };
  const reader = new PartReader(
    inside,
    isRaw,
    (text, at) => read(text, token, token.from + whole.length + at),
    fail,
  );
  return { isBytes, parts: reader.parts(false) };
}

class PartReader {
  #at = 0;

  constructor(
    readonly text: string,
    readonly isRaw: boolean,
    readonly read: (text: string, at: number) => TextPart["value"],
    readonly fail: (message: string) => never,
  ) {}

  /** Up to the end, or in a format up to its brace. */
  parts(isFormat: boolean): (string | TextPart)[] {
    const parts: (string | TextPart)[] = [];
    let plain = "";
    const flush = () => {
      if (plain !== "") parts.push(this.isRaw ? plain : unescaped(plain, false));
      plain = "";
    };
    while (this.#at < this.text.length) {
      const letter = this.text[this.#at]!;
      if (isFormat && letter === "}") break;
      if (!isFormat && (letter === "{" || letter === "}") && this.text[this.#at + 1] === letter) {
        plain += letter;
        this.#at += 2;
      } else if (letter === "{") {
        flush();
        parts.push(this.#part());
      } else if (letter === "}") this.fail("f-string: single '}' is not allowed");
      else {
        plain += letter;
        this.#at++;
      }
    }
    flush();
    return parts;
  }

  #part(): TextPart {
    const start = ++this.#at;
    const end = this.#endOfExpression();
    let source = this.text.slice(start, end);
    if (source.trim() === "") this.fail("f-string: valid expression required before '}'");
    this.#at = end;
    const isLabelled = /[^=!<>]=\s*$/.test(source);
    const label = isLabelled ? source : undefined;
    if (isLabelled) source = source.replace(/=\s*$/, "");
    let conversion = "";
    if (this.text[this.#at] === "!") {
      conversion = this.text[this.#at + 1] ?? "";
      this.#at += 2;
    }
    let format: (string | TextPart)[] = [];
    const hasFormat = this.text[this.#at] === ":";
    if (hasFormat) {
      this.#at++;
      format = this.parts(true);
    }
    if (this.text[this.#at] !== "}") this.fail("f-string: expecting '}'");
    this.#at++;
    if (label !== undefined && conversion === "" && !hasFormat) conversion = "r";
    return { value: this.read(source, start), conversion, format, ...(label === undefined ? {} : { label }) };
  }

  #endOfExpression(): number {
    let depth = 0;
    let mark = "";
    for (let at = this.#at; at < this.text.length; at++) {
      const letter = this.text[at]!;
      if (mark !== "") {
        if (letter === mark) mark = "";
      } else if (letter === '"' || letter === "'") mark = letter;
      else if ("([{".includes(letter)) depth++;
      else if (depth > 0 && ")]}".includes(letter)) depth--;
      else if (depth === 0 && (letter === "}" || letter === ":")) return at;
      else if (depth === 0 && letter === "!" && this.text[at + 1] !== "=") return at;
    }
    return this.fail("f-string: expecting '}'");
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\n": "",
};

export function unescaped(text: string, isBytes: boolean): string {
  if (!text.includes("\\")) return text;
  const pattern = isBytes
    ? /\\(?:x([\da-fA-F]{2})|([0-7]{1,3})|([^]))/g
    : /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|([^]))/g;
  return text.replace(pattern, (whole, ...found: (string | undefined)[]) => {
    const [letter, octal] = isBytes ? [found[2], found[1]] : [found[4], found[3]];
    const hex = isBytes ? found[0] : found[0] ?? found[1] ?? found[2];
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    return ESCAPES[letter!] ?? whole;
  });
}

/** Letters as bytes: those beyond ASCII come from escapes. */
export function bytesOfLiteral(text: string): Uint8Array {
  const isPlain = [...text].every((letter) => letter.charCodeAt(0) < 256);
  return isPlain ? Uint8Array.from(text, (letter) => letter.charCodeAt(0)) : bytesOf(text);
}
