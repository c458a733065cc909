/** The words of an awk program. Whether `/` divides or begins a pattern, the parser knows. */
import { C_ESCAPES } from "../../../../kube/c_escapes.ts";

/** The program cannot be understood; the message says at which line, in mawk's words. */
export class AwkSyntaxError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "AwkSyntaxError";
  }
}

export interface Token {
  /** `call`: a name with a bracket right behind it. `sign`: an operator. */
  kind: "number" | "string" | "name" | "call" | "builtin" | "word" | "sign" | "newline" | "end";
  text: string;
  line: number;
  /** Where it begins. */
  at: number;
}

const WORDS = new Set([
  ..."BEGIN END function func if else while for do break continue next nextfile exit return delete in".split(
    " ",
  ),
  ..."print printf getline".split(" "),
]);

export const BUILTINS: ReadonlySet<string> = new Set(
  "length substr index split sub gsub match sprintf sin cos atan2 exp log sqrt int rand srand tolower toupper system close fflush"
    .split(" "),
);

const BLANKS = /(?:[ \t\r]|\\\r?\n|#[^\n]*)*/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y;
const NAME = /[A-Za-z_]\w*/y;
const SIGN = /[-+*/%^]=|\+\+|--|&&|\|\||[=!<>]=|!~|>>|[-+*/%^!<>|?:~$=,;(){}[\]]/y;

const ESCAPES: Readonly<Record<string, string>> = { ...C_ESCAPES, '"': '"' };

export class Tokens {
  readonly #text: string;
  #at = 0;
  #line = 1;
  token: Token;

  constructor(text: string) {
    this.#text = text.endsWith("\n") ? text : `${text}\n`;
    this.token = this.#read();
  }

  /** Goes on; answers the token that was there. */
  next(): Token {
    const { token } = this;
    this.token = this.#read();
    return token;
  }

  /** The parser looks ahead and comes back. */
  backTo(token: Token): void {
    this.#at = token.at;
    this.#line = token.line;
    this.token = this.#read();
  }

  /** The pattern that begins at this token, which is `/` or `/=`. */
  pattern(): string {
    const { at, line } = this.token;
    const found = /\/((?:\\.|\[\^?\]?(?:\[:\w+:\]|\\.|[^\]\n\\])*\]|[^\\/\n[])*)\//y;
    found.lastIndex = at;
    const match = found.exec(this.#text);
    if (!match) {
      const rest = /[^\n]*/y;
      rest.lastIndex = at;
      throw new AwkSyntaxError(
        `line ${line}: runaway regular expression ${rest.exec(this.#text)![0].slice(0, 10)} ...`,
      );
    }
    this.#at = at + match[0].length;
    this.token = this.#read();
    return match[1]!;
  }

  #read(): Token {
    const blanks = this.#match(BLANKS) ?? "";
    this.#line += blanks.split("\n").length - 1;
    const at = this.#at;
    const line = this.#line;
    const make = (kind: Token["kind"], text: string): Token => ({ kind, text, line, at });
    const char = this.#text[at];
    if (char === undefined) return make("end", "");
    if (char === "\n") {
      this.#at++;
      this.#line++;
      return make("newline", "\n");
    }
    if (char === '"') return make("string", this.#string(line));
    const number = this.#match(NUMBER);
    if (number !== undefined) return make("number", number);
    const name = this.#match(NAME);
    if (name !== undefined) {
      if (WORDS.has(name)) return make("word", name === "func" ? "function" : name);
      if (BUILTINS.has(name)) return make("builtin", name);
      return make(this.#text[this.#at] === "(" ? "call" : "name", name);
    }
    const sign = this.#match(SIGN);
    if (sign !== undefined) return make("sign", sign);
    if (char === "&") throw new AwkSyntaxError(`line ${line}: syntax error at or near &`);
    throw new AwkSyntaxError(`${line}: unexpected character '${char}'`);
  }

  #string(line: number): string {
    const found = /"((?:\\[^]|[^"\\\n])*)"/y;
    found.lastIndex = this.#at;
    const match = found.exec(this.#text);
    if (!match) {
      const rest = this.#text.slice(this.#at).split("\n")[0]!.slice(0, 10);
      throw new AwkSyntaxError(`line ${line}: runaway string constant ${rest} ...`);
    }
    this.#at += match[0].length;
    this.#line += match[1]!.split("\n").length - 1;
    return unescaped(match[1]!);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}

/** The escapes of a string, and of a value given by `-v`. */
export function unescaped(text: string): string {
  return text.replace(/\\(?:\n|([0-7]{1,3})|([^]))/g, (all, octal?: string, char?: string) => {
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 0xff);
    return char === undefined ? "" : ESCAPES[char] ?? all;
  });
}
