/**
 * A second look at JSON text: what Go's decoder would say of it when it is malformed, and which fields are repeated.
 * Values themselves are read by `JSON.parse`.
 */
export interface JsonScan {
  /** In the words of encoding/json; undefined when the text is well-formed. */
  error?: string;
  /** Paths such as `spec.containers[0].image`, in order. */
  duplicates: string[];
}

export function scanJson(text: string): JsonScan {
  const scanner = new Scanner(text);
  try {
    scanner.document();
    return { duplicates: scanner.duplicates };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { error: error.message, duplicates: scanner.duplicates };
  }
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/sy;
const ESCAPES = '"\\/bfnrtu';
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERALS: Record<string, string> = { t: "true", f: "false", n: "null" };

/** Values in values. Go allows more; nothing that is written by hand or program comes near. */
const MAX_DEPTH = 1000;

class Scanner {
  readonly duplicates: string[] = [];
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): void {
    this.#value("");
    this.#space();
    if (this.#at < this.#text.length) throw this.#unexpected("after top-level value");
  }

  #value(path: string): void {
    if (++this.#depth > MAX_DEPTH) throw new SyntaxError("exceeded max depth");
    this.#anyValue(path);
    this.#depth--;
  }

  #anyValue(path: string): void {
    this.#space();
    const char = this.#text[this.#at];
    if (char === "{") this.#object(path);
    else if (char === "[") this.#array(path);
    else if (char === '"') this.#string();
    else if (char !== undefined && LITERALS[char]) this.#literal(LITERALS[char]);
    else if (char !== undefined && /[-\d]/.test(char)) this.#number();
    else throw this.#unexpected("looking for beginning of value");
  }

  #object(path: string): void {
    const seen = new Set<string>();
    this.#at++;
    this.#space();
    if (this.#take("}")) return;
    for (;;) {
      this.#space();
      if (this.#text[this.#at] !== '"') throw this.#unexpected("looking for beginning of object key string");
      const key = this.#string();
      const field = path ? `${path}.${key}` : key;
      if (seen.has(key)) this.duplicates.push(field);
      seen.add(key);
      this.#space();
      if (!this.#take(":")) throw this.#unexpected("after object key");
      this.#value(field);
      this.#space();
      if (this.#take("}")) return;
      if (!this.#take(",")) throw this.#unexpected("after object key:value pair");
    }
  }

  #array(path: string): void {
    this.#at++;
    this.#space();
    if (this.#take("]")) return;
    for (let index = 0;; index++) {
      this.#value(`${path}[${index}]`);
      this.#space();
      if (this.#take("]")) return;
      if (!this.#take(",")) throw this.#unexpected("after array element");
    }
  }

  #string(): string {
    const start = this.#at;
    const found = this.#match(STRING);
    try {
      if (found !== undefined) return JSON.parse(found);
    } catch {
      // told below
    }
    this.#at = start + 1;
    for (; this.#at < this.#text.length; this.#at++) {
      const char = this.#text[this.#at]!;
      if (char < " ") throw this.#unexpected("in string literal");
      if (char !== "\\") continue;
      this.#at++;
      if (!ESCAPES.includes(this.#text[this.#at] ?? "")) throw this.#unexpected("in string escape code");
    }
    throw this.#unexpected("in string literal");
  }

  #number(): void {
    if (this.#match(NUMBER) !== undefined) return;
    this.#at++;
    throw this.#unexpected("in numeric literal");
  }

  #literal(word: string): void {
    for (let index = 0; index < word.length; index++) {
      if (this.#text[this.#at] !== word[index]) {
        throw this.#unexpected(`in literal ${word} (expecting '${word[index]}')`);
      }
      this.#at++;
    }
  }

  #space(): void {
    this.#match(SPACE);
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #unexpected(where: string): SyntaxError {
    const char = this.#text[this.#at];
    if (char === undefined) return new SyntaxError("unexpected end of JSON input");
    return new SyntaxError(`invalid character ${quoted(char)} ${where}`);
  }
}

/** As Go's `quoteChar` prints a character. */
function quoted(char: string): string {
  if (char === "'") return `'\\''`;
  if (char === '"') return `'"'`;
  return `'${JSON.stringify(char).slice(1, -1)}'`;
}
