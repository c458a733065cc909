/** Regular expressions as jq's library writes them (Oniguruma, doc/RE), for the engine of this language. */

export interface ReadPattern {
  /** For RegExp with the flag `v`. */
  source: string;
  /** Of the groups in their order; null for those without one. */
  names: (string | null)[];
}

/** @param isSpaced blanks and comments are for the eye */
export function readPattern(pattern: string, isSpaced: boolean): ReadPattern {
  return new Reader(pattern, isSpaced).read();
}

const CLASSES: Readonly<Record<string, string>> = {
  alnum: "\\p{L}\\p{N}",
  alpha: "\\p{L}",
  blank: " \\t",
  cntrl: "\\p{Cc}",
  digit: "\\d",
  graph: "\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}",
  lower: "\\p{Ll}",
  print: "\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}",
  punct: "\\p{P}\\p{S}",
  space: "\\s",
  upper: "\\p{Lu}",
  word: "\\w",
  xdigit: "0-9A-Fa-f",
};

/** Escapes that this language has not, outside of classes. */
const ESCAPES: Readonly<Record<string, string>> = {
  A: "(?<![^])",
  z: "(?![^])",
  Z: "(?=\\n?(?![^]))",
  a: "\\x07",
  e: "\\x1b",
};

const TOKEN = new RegExp(
  [
    /\\(?:[pP]\{\^?\w+\}|k<\w+>|x\{[0-9a-fA-F]+\}|[^])/,
    /\[\^?\]?/,
    /\(\?#[^)]*\)/,
    /\(\?(?:<?[=!]|>|[ixsm-]*[:)])/,
    /\(\?<[A-Za-z_]\w*>/,
    /\(/,
    /\)/,
    /\{\d*,?\d*\}/,
    /[^]/,
  ].map(({ source }) => source).join("|"),
  "uy",
);

class Reader {
  readonly #pattern: string;
  readonly #names: (string | null)[] = [];
  /** Of each open group: how many that only options have opened have to be closed with it. */
  readonly #open = [0];
  #isSpaced: boolean;
  #at = 0;

  constructor(pattern: string, isSpaced: boolean) {
    this.#pattern = pattern;
    this.#isSpaced = isSpaced;
  }

  read(): ReadPattern {
    let source = "";
    for (let token = this.#take(TOKEN); token !== ""; token = this.#take(TOKEN)) source += this.#piece(token);
    return { source: source + ")".repeat(this.#open[0]!), names: this.#names };
  }

  #take(expression: RegExp): string {
    expression.lastIndex = this.#at;
    const [token = ""] = expression.exec(this.#pattern) ?? [];
    this.#at += token.length;
    return token;
  }

  #piece(token: string): string {
    if (token.startsWith("\\")) return escapeOf(token.slice(1), ESCAPES);
    if (token.startsWith("[")) return this.#classOf(token);
    if (token.startsWith("(?#")) return "";
    if (token.startsWith("(")) return this.#groupOf(token);
    if (token === ")") return token + ")".repeat(this.#open.length > 1 ? this.#open.pop()! : 0);
    if (this.#isSpaced && /\s/.test(token)) return "";
    if (this.#isSpaced && token === "#") {
      this.#take(/[^\n]*/y);
      return "";
    }
    // A quantifier where something can be repeated, else a brace like any other character.
    if (/^\{\d+,?\d*\}$/.test(token)) return token;
    return /^[{}\]]/.test(token) ? token.replace(/[{}\]]/g, "\\$&") : token;
  }

  #groupOf(token: string): string {
    const options = /^\(\?([ixsm-]*)([:)])$/.exec(token);
    if (!options) {
      const [, name] = /^\(\?<([A-Za-z_]\w*)>$/.exec(token) ?? [];
      if (token === "(" || name !== undefined) this.#names.push(name ?? null);
      this.#open.push(0);
      return token;
    }
    const [, letters = "", end] = options;
    const [on = "", off = ""] = letters.split("-");
    if (on.includes("x")) this.#isSpaced = true;
    const known = (text: string) => text.replace(/[^ims]/g, "");
    const shown = known(off) ? `${known(on)}-${known(off)}` : known(on);
    if (end === ":") this.#open.push(0);
    else this.#open[this.#open.length - 1]! += 1;
    return `(?${shown}:`;
  }

  /** `[…]`, with classes in it. A dash is one unless it stands between two characters. */
  #classOf(token: string): string {
    let source = token.replace("]", "\\]");
    let isRangeBegun = token.endsWith("]");
    for (let next = this.#take(IN_CLASS); next !== ""; next = this.#take(IN_CLASS)) {
      if (next === "]") return `${source}]`;
      const isRange = next === "-" && isRangeBegun && this.#pattern[this.#at] !== "]";
      source += isRange ? "-" : this.#inClass(next);
      isRangeBegun = !isRange && /^(\\[^dDsSwWpP]|[^[\\]$)/u.test(next);
    }
    return source;
  }

  #inClass(text: string): string {
    const [, negation, name = ""] = /^\[:(\^?)(\w+):\]$/.exec(text) ?? [];
    const known = CLASSES[name];
    if (known !== undefined) return negation ? `[^${known}]` : known;
    if (text === "[" || text === "[^") return this.#classOf(text);
    if (text.startsWith("\\")) return escapeOf(text.slice(1), IN_CLASS_ESCAPES);
    return text === "&&" ? text : text.replace(PUNCTUATION, "\\$&");
  }
}

const IN_CLASS = /\\(?:[pP]\{\^?\w+\}|x\{[0-9a-fA-F]+\}|[^])|\[:\^?\w+:\]|\[\^?|\]|&&|[^]/uy;
const IN_CLASS_ESCAPES: Readonly<Record<string, string>> = {
  a: "\\x07",
  e: "\\x1b",
  b: "\\x08",
};

/** What a class may have with a backslash before it, and in part must have. */
const PUNCTUATION = /[(){}/|\-&!#$%*+,.:;<=>?@^`~[\]\\]/g;

/** What follows a backslash: some letters have a meaning, the rest is itself. */
function escapeOf(text: string, own: Readonly<Record<string, string>>): string {
  const known = own[text];
  if (known !== undefined) return known;
  if (text.startsWith("x{")) return `\\u${text.slice(1)}`;
  if (/^[pP]\{\^/.test(text)) return `\\${text[0] === "p" ? "P" : "p"}{${text.slice(3)}`;
  if (/^[bBcdDfknpPrsStuvwWx0-9]/.test(text)) return `\\${text}`;
  return own === IN_CLASS_ESCAPES
    ? text.replace(PUNCTUATION, "\\$&")
    : text.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
}
