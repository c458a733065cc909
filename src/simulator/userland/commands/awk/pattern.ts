/** Regular expressions of awk: POSIX' extended ones, in which a backslash means itself what it means in strings. */
import { expressionOf } from "../../../../kube/expressions/bounded_expression.ts";

/** @throws {PatternError} It is none. */
export function patternOf(source: string): RegExp {
  const known = made.get(source);
  if (known) return known;
  let pattern: RegExp;
  try {
    pattern = expressionOf(translated(source), "gs");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new PatternError(source, /parenthes|group/i.test(error.message) ? "missing ')'" : "syntax error");
  }
  if (made.size >= KEPT) made.clear();
  made.set(source, pattern);
  return pattern;
}

export class PatternError extends Error {
  constructor(source: string, why: string) {
    super(`regular expression compile failed (${why})\n${source}`);
    this.name = "PatternError";
  }
}

const KEPT = 500;
const made = new Map<string, RegExp>();

const CLASSES: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  blank: " \\t",
  cntrl: "\\x00-\\x1f\\x7f",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`{-~",
  space: "\\s",
  upper: "A-Z",
  xdigit: "0-9A-Fa-f",
};

const PIECE = /\\([0-7]{1,3})|\\([^])|(\[\^?\]?(?:\[:\w+:\]|\\[^]|[^\]\\])*\])|(\{\d+(?:,\d*)?\})|([^])/g;

function translated(source: string): string {
  let text = "";
  let isAtStart = true;
  for (const [all, octal, escaped, bracket, times, char] of source.matchAll(PIECE)) {
    if (octal !== undefined) text += literal(String.fromCharCode(parseInt(octal, 8) & 0xff));
    else if (escaped !== undefined) {
      text += "ntrfv".includes(escaped) ? all : literal(unescapedLetter(escaped));
    } else if (bracket !== undefined) text += bracketOf(bracket);
    else if (times !== undefined) text += isAtStart ? literal(times) : times;
    else if ("*+?".includes(char!)) text += isAtStart ? literal(char!) : repeated(text, char!);
    else text += ".^$|()".includes(char!) ? char : literal(char!);
    isAtStart = char !== undefined && "(|^".includes(char);
  }
  return text;
}

/** Repeated twice is repeated: JavaScript would take the second sign for something else. */
function repeated(before: string, sign: string): string {
  return /(^|[^\\])[*+?]$/.test(before) ? "" : sign;
}

function unescapedLetter(letter: string): string {
  return letter === "a" ? "\x07" : letter === "b" ? "\b" : letter;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function bracketOf(text: string): string {
  const isNot = text[1] === "^";
  const inside = text.slice(isNot ? 2 : 1, -1);
  const parts = inside.replace(
    /\[:(\w+):\]|\\([0-7]{1,3})|\\([^])|([^])/g,
    (all, name, octal, escaped, char, at: number) => {
      if (name !== undefined) return CLASSES[name] ?? literal(all);
      if (octal !== undefined) return literal(String.fromCharCode(parseInt(octal, 8) & 0xff));
      if (escaped !== undefined) return "ntrfv".includes(escaped) ? all : literal(unescapedLetter(escaped));
      return char === "-" && at > 0 && at < inside.length - 1 ? "-" : literal(char);
    },
  );
  return `[${isNot ? "^" : ""}${parts}]`;
}
