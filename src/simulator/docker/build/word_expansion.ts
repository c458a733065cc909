/** Variables and quotes in the words of a Dockerfile, as its builder expands them (buildkit shell/lex.go). */
import { globMatcher } from "../../userland/shell/glob.ts";

export type Variables = ReadonlyMap<string, string>;

/** A word without quotes, its variables replaced. @throws {RangeError} it is malformed, or a variable must be set */
export function expandWord(text: string, variables: Variables, escape = "\\"): string {
  return new Expansion(text, variables, escape).all().join(" ");
}

/** The same, but what is not quoted is split at blanks: for EXPOSE. */
export function expandWords(text: string, variables: Variables, escape = "\\"): string[] {
  return new Expansion(text, variables, escape).all();
}

class Expansion {
  readonly #text: string;
  readonly #variables: Variables;
  readonly #escape: string;
  #at = 0;

  constructor(text: string, variables: Variables, escape: string) {
    this.#text = text;
    this.#variables = variables;
    this.#escape = escape;
  }

  all(): string[] {
    const words: string[] = [];
    let word: string | undefined;
    while (this.#at < this.#text.length) {
      const one = this.#text[this.#at]!;
      if (/\s/.test(one)) {
        this.#at++;
        if (word !== undefined) words.push(word);
        word = undefined;
      } else word = (word ?? "") + this.#next();
    }
    if (word !== undefined) words.push(word);
    return words;
  }

  #next(): string {
    const one = this.#text[this.#at++]!;
    if (one === "'") return this.#until("'");
    if (one === '"') return this.#doubleQuoted();
    if (one === "$") return this.#variable();
    if (one === this.#escape) return this.#text[this.#at++] ?? "";
    return one;
  }

  #until(end: string): string {
    const close = this.#text.indexOf(end, this.#at);
    if (close < 0) {
      throw new RangeError("unexpected end of statement while looking for matching single-quote");
    }
    const inside = this.#text.slice(this.#at, close);
    this.#at = close + 1;
    return inside;
  }

  #doubleQuoted(): string {
    let inside = "";
    for (;;) {
      const one = this.#text[this.#at++];
      if (one === undefined) {
        throw new RangeError("unexpected end of statement while looking for matching double-quote");
      }
      if (one === '"') return inside;
      if (one === "$") inside += this.#variable();
      else if (one === this.#escape) {
        const escaped = this.#text[this.#at++] ?? "";
        inside += escaped === '"' || escaped === "$" || escaped === this.#escape ? escaped : one + escaped;
      } else inside += one;
    }
  }

  #variable(): string {
    if (this.#text[this.#at] === "{") {
      this.#at++;
      return this.#braced();
    }
    const [name = ""] = /^([a-zA-Z_][a-zA-Z0-9_]*|[0-9@*#?$!-])/.exec(this.#text.slice(this.#at)) ?? [];
    this.#at += name.length;
    return name === "" ? "$" : this.#variables.get(name) ?? "";
  }

  /** `${NAME}`, `${NAME:-word}` and their like. */
  #braced(): string {
    const [name = ""] = /^[a-zA-Z_][a-zA-Z0-9_]*|^[0-9@*#]/.exec(this.#text.slice(this.#at)) ?? [];
    if (name === "") throw new RangeError("syntax error: missing '}'");
    this.#at += name.length;
    const [operator = ""] = /^(:[-+?]|[-+?]|##?|%%?|\/\/?)/.exec(this.#text.slice(this.#at)) ?? [];
    this.#at += operator.length;
    const value = this.#variables.get(name);
    const close = this.#closing();
    if (operator === "" && close !== this.#at) {
      throw new RangeError(
        `unsupported modifier (${this.#text.slice(this.#at, this.#at + 1)}) in substitution`,
      );
    }
    const raw = this.#text.slice(this.#at, close);
    this.#at = close + 1;
    const word = /[#%/]/.test(operator) ? raw : expandWord(raw, this.#variables, this.#escape);
    return modified(name, operator, value, word);
  }

  #closing(): number {
    let depth = 1;
    for (let at = this.#at; at < this.#text.length; at++) {
      if (this.#text[at] === "{" && this.#text[at - 1] === "$") depth++;
      if (this.#text[at] === "}" && --depth === 0) return at;
    }
    throw new RangeError("syntax error: missing '}'");
  }
}

function modified(name: string, operator: string, value: string | undefined, word: string): string {
  const isGiven = operator.startsWith(":") ? value !== undefined && value !== "" : value !== undefined;
  switch (operator.replace(":", "")) {
    case "-":
      return isGiven ? value! : word;
    case "+":
      return isGiven ? word : "";
    case "?":
      if (!isGiven) {
        throw new RangeError(
          `${name}: ${
            word || (operator === ":?" ? "not allowed to be unset or empty" : "not allowed to be unset")
          }`,
        );
      }
      return value!;
    case "#":
    case "##":
      return withoutPrefix(value ?? "", word, operator === "##");
    case "%":
    case "%%":
      return withoutSuffix(value ?? "", word, operator === "%%");
    case "/":
    case "//": {
      const [pattern = "", replacement = ""] = word.split(/\/(.*)/s);
      return operator === "//"
        ? (value ?? "").replaceAll(pattern, replacement)
        : (value ?? "").replace(pattern, replacement);
    }
    default:
      return value ?? "";
  }
}

function withoutPrefix(value: string, pattern: string, isLongest: boolean): string {
  const matches = globMatcher(pattern);
  const lengths = Array.from({ length: value.length + 1 }, (_, at) => isLongest ? value.length - at : at);
  const found = lengths.find((length) => matches(value.slice(0, length)));
  return found === undefined ? value : value.slice(found);
}

function withoutSuffix(value: string, pattern: string, isLongest: boolean): string {
  const matches = globMatcher(pattern);
  const starts = Array.from({ length: value.length + 1 }, (_, at) => isLongest ? at : value.length - at);
  const found = starts.find((start) => matches(value.slice(start)));
  return found === undefined ? value : value.slice(0, found);
}
