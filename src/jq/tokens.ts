/** Cuts a program of jq into tokens. */

export type JqToken =
  | { kind: "field"; text: string; at: number }
  | { kind: "word"; text: string; at: number }
  | { kind: "variable"; text: string; at: number }
  | { kind: "format"; text: string; at: number }
  | { kind: "number"; value: number; text: string; at: number }
  | { kind: "sign"; text: string; at: number }
  | { kind: "string"; parts: StringPart[]; text: string; at: number }
  | { kind: "end"; text: string; at: number };

/** A piece of a string, or the tokens of `\(…)`. */
export type StringPart = string | readonly JqToken[];

/** A program that is none; `at` is where in its text. */
export class JqSyntaxError extends Error {
  override name = "JqSyntaxError";
  readonly at: number;
  /** Told after the problem, with a place of its own. */
  readonly also: { message: string; at: number } | undefined;

  constructor(message: string, at: number, also?: { message: string; at: number }) {
    super(message);
    this.at = at;
    this.also = also;
  }
}

const SPACE = /(?:[ \t\r\n]+|#[^\n]*)+/y;
const FIELD = /\.([a-zA-Z_]\w*)/y;
const WORD = /(?:[a-zA-Z_]\w*::)*[a-zA-Z_]\w*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y;
const VARIABLE = /\$[ \t]*((?:[a-zA-Z_]\w*::)*[a-zA-Z_]\w*)/y;
const FORMAT = /@[a-zA-Z0-9_]+/y;
const SIGN = /\|=|\+=|-=|\*=|\/\/=|\/=|%=|==|!=|<=|>=|\/\/|\.\.|[.[\](){}|,:;=<>+\-*/%?$]/y;

/** The tokens of a program, with its end as the last. @throws {JqSyntaxError} */
export function jqTokens(source: string): JqToken[] {
  const lexer = new Lexer(source);
  return lexer.tokens(undefined);
}

class Lexer {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** To the parenthesis that closes an interpolation, which is taken, or to the end. */
  tokens(opener: number | undefined): JqToken[] {
    const tokens: JqToken[] = [];
    for (let depth = 0;;) {
      this.#match(SPACE);
      const at = this.#at;
      if (at >= this.#source.length) {
        if (opener !== undefined) throw unexpected("QQSTRING_START", lastPlace(tokens, opener));
        tokens.push({ kind: "end", text: "$end", at: lastPlace(tokens, 0) });
        return tokens;
      }
      const token = this.#token();
      if (token.text === "(" && token.kind === "sign") depth++;
      if (token.text === ")" && token.kind === "sign" && depth-- === 0 && opener !== undefined) {
        tokens.push({ kind: "end", text: ")", at });
        return tokens;
      }
      tokens.push(token);
    }
  }

  #token(): JqToken {
    const at = this.#at;
    const field = this.#match(FIELD);
    if (field) return { kind: "field", text: field[1]!, at };
    const number = this.#match(NUMBER);
    if (number) return { kind: "number", value: Number(number[0]), text: number[0], at };
    const word = this.#match(WORD);
    if (word) return { kind: "word", text: word[0], at };
    const variable = this.#match(VARIABLE);
    if (variable) return { kind: "variable", text: variable[1]!, at };
    const format = this.#match(FORMAT);
    if (format) return { kind: "format", text: format[0], at };
    if (this.#source[at] === '"') return this.#string();
    const sign = this.#match(SIGN);
    if (sign) return { kind: "sign", text: sign[0], at };
    throw new JqSyntaxError("syntax error, unexpected INVALID_CHARACTER, expecting $end", at);
  }

  #string(): JqToken {
    const start = this.#at++;
    const parts: StringPart[] = [];
    for (let text = "";;) {
      const at = this.#at;
      const plain = this.#match(/[^"\\]+/y);
      if (plain) text += plain[0];
      else if (this.#source[at] === '"') {
        this.#at++;
        return {
          kind: "string",
          parts: [...parts, text],
          text: this.#source.slice(start, this.#at),
          at: start,
        };
      } else if (this.#source.startsWith("\\(", at)) {
        this.#at += 2;
        parts.push(text, this.tokens(at));
        text = "";
      } else if (at >= this.#source.length) {
        throw unexpected(
          "$end, expecting QQSTRING_TEXT or QQSTRING_INTERP_START or QQSTRING_END",
          start + (at > start + 1 ? 1 : 0),
        );
      } else text += this.#escape();
    }
  }

  #escape(): string {
    const { 0: found } = this.#match(/\\(?:u[0-9a-fA-F]{4})+|\\["\\/bfnrt]|\\[^]?/y)!;
    if (/^\\u/.test(found) || /^\\["\\/bfnrt]$/.test(found)) return JSON.parse(`"${found}"`);
    throw new JqSyntaxError(
      `Invalid escape at line 1, column ${found.length + 2} (while parsing '"${found}"')`,
      this.#at - found.length,
    );
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#source);
    if (found) this.#at += found[0].length;
    return found;
  }
}

/** Where the last token begins: what is missing is told there. */
function lastPlace(tokens: readonly JqToken[], otherwise: number): number {
  const last = tokens.at(-1);
  if (!last) return otherwise;
  return last.kind === "string" ? last.at + last.text.length - 1 : last.at;
}

export function unexpected(what: string, at: number): JqSyntaxError {
  return new JqSyntaxError(`syntax error, unexpected ${what}`, at);
}
