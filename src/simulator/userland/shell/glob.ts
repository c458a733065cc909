/** Patterns of file names and of `case`: `*`, `?`, `[…]`, and bash's extended ones. A backslash quotes. */
import { expressionOf } from "../../../kube/expressions/bounded_expression.ts";
import { ownEntry } from "../../../kube/own_entry.ts";

const compiled = new Map<string, RegExp>();
/** Patterns that are kept translated. */
const MAX_COMPILED = 500;

export interface PatternOptions {
  /** `?(…)`, `*(…)`, `+(…)`, `@(…)`, `!(…)` */
  extended?: boolean;
  ignoreCase?: boolean;
}

/** Tells whether a whole text matches a shell pattern. */
export function globMatcher(pattern: string, options: PatternOptions = {}): (text: string) => boolean {
  const expression = patternExpression(pattern, options);
  return (text) => expression.test(text);
}

function patternExpression(pattern: string, options: PatternOptions): RegExp {
  const key = `${options.extended ? 1 : 0}${options.ignoreCase ? 1 : 0}${pattern}`;
  let found = compiled.get(key);
  if (!found) {
    if (compiled.size >= MAX_COMPILED) compiled.clear();
    found = expressionOf(`^(?:${patternSource(pattern, options)})$`, options.ignoreCase ? "sui" : "su");
    compiled.set(key, found);
  }
  return found;
}

/** The pattern as the source of a regular expression with the flags `s` and `u`. */
export function patternSource(pattern: string, { extended = false }: PatternOptions = {}): string {
  return new Translation(pattern, extended).sequence("");
}

class Translation {
  readonly #pattern: string;
  readonly #extended: boolean;
  #at = 0;

  constructor(pattern: string, extended: boolean) {
    this.#pattern = pattern;
    this.#extended = extended;
  }

  /** To one of `closers`, which stays. */
  sequence(closers: string): string {
    let source = "";
    while (this.#at < this.#pattern.length) {
      const char = String.fromCodePoint(this.#pattern.codePointAt(this.#at)!);
      if (closers.includes(char)) return source;
      if (this.#extended && "?*+@!".includes(char) && this.#closes()) {
        const group = this.#group();
        if (char !== "!") source += `(?:${group})${char === "@" ? "" : char}`;
        else {
          // What it stands for depends on all that follows.
          const rest = this.sequence(closers);
          const end = closers === "" ? "$" : "";
          return `${source}(?!(?:${group})${rest}${end}).*?${rest}`;
        }
      } else {
        this.#at += char.length;
        source += this.#one(char);
      }
    }
    return source;
  }

  #one(char: string): string {
    if (char === "*") {
      while (this.#pattern[this.#at] === "*" && !(this.#extended && this.#closes())) this.#at++;
      return ".*";
    }
    if (char === "?") return ".";
    if (char === "[") return this.#brackets();
    if (char !== "\\" || this.#at >= this.#pattern.length) return literal(char);
    const next = String.fromCodePoint(this.#pattern.codePointAt(this.#at)!);
    this.#at += next.length;
    return literal(next);
  }

  /** A group begins here that is closed somewhere. */
  #closes(): boolean {
    if (this.#pattern[this.#at + 1] !== "(") return false;
    let depth = 0;
    for (let at = this.#at + 1; at < this.#pattern.length; at++) {
      const char = this.#pattern[at];
      if (char === "\\") at++;
      else if (char === "(") depth++;
      else if (char === ")" && --depth === 0) return true;
    }
    return false;
  }

  #group(): string {
    this.#at += 2;
    const alternatives = [this.sequence("|)")];
    while (this.#pattern[this.#at] === "|") {
      this.#at++;
      alternatives.push(this.sequence("|)"));
    }
    this.#at++;
    return alternatives.join("|");
  }

  /** A bracket that is not closed stands for itself. */
  #brackets(): string {
    const found = bracketExpression(this.#pattern, this.#at - 1, "!^");
    if (!found) return "\\[";
    this.#at = found.end;
    return found.source;
  }
}

const CLASSES: Readonly<Record<string, string>> = {
  alpha: "\\p{L}",
  digit: "0-9",
  alnum: "\\p{L}0-9",
  upper: "\\p{Lu}",
  lower: "\\p{Ll}",
  space: "\\s",
  blank: " \\t",
  punct: "!-\\/:-@\\[-`\\{-~",
  cntrl: "\\x00-\\x1f\\x7f",
  print: "\\x20-\\x7e",
  graph: "\\x21-\\x7e",
  xdigit: "0-9A-Fa-f",
  word: "\\w",
};

/**
 * The bracket expression that begins at `at` as a regular expression's; undefined where it is not closed. `negators`
 * may stand first. In a pattern a backslash quotes, in a POSIX regular expression it does not.
 */
export function bracketExpression(
  text: string,
  at: number,
  negators: string,
): { source: string; end: number } | undefined {
  let next = at + 1;
  const negated = negators.includes(text[next] ?? " ");
  if (negated) next++;
  let source = "";
  for (let first = true;; first = false) {
    const char = text[next];
    if (char === undefined) return undefined;
    if (char === "]" && !first) break;
    const named = /^\[:([a-z]+):\]/.exec(text.slice(next, next + 12));
    if (named) {
      source += ownEntry(CLASSES, named[1]!) ?? "";
      next += named[0].length;
      continue;
    }
    const isQuoted = char === "\\" && negators === "!^";
    const member = String.fromCodePoint(text.codePointAt(next + (isQuoted ? 1 : 0)) ?? 0x5c);
    next += member.length + (isQuoted ? 1 : 0);
    const isRange = member === "-" && !first && source !== "" && text[next] !== "]" && !isQuoted;
    source += isRange ? "-" : member === "-" ? "\\-" : literal(member);
  }
  // A class that holds nothing, such as one of a range that runs backwards, matches nothing.
  const holds = isClass(source);
  return { source: holds ? `[${negated ? "^" : ""}${source}]` : "(?!)", end: next + 1 };
}

function isClass(source: string): boolean {
  if (source === "") return false;
  try {
    return new RegExp(`[${source}]`, "u") !== undefined;
  } catch {
    return false;
  }
}

function literal(char: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}

/** A text as a pattern that matches only it. */
export function quotedPattern(text: string): string {
  return text.replace(/[\\*?[\]()|!@+^-]/g, "\\$&");
}

/** Whether it can match anything but itself. */
export function isPattern(text: string, extended: boolean): boolean {
  const plain = text.replace(/\\[^]/g, "");
  return /[*?]|\[[^]*\]/.test(plain) || (extended && /[+@!]\(/.test(plain));
}
