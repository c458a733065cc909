/** Basic and extended regular expressions of POSIX (regex(7)) as JavaScript writes them. */
import { expressionOf } from "../../../../kube/expressions/bounded_expression.ts";

/** Why a pattern is none, in the words of regerror(3). */
export class PatternError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PatternError";
  }
}

const CLASSES: Readonly<Record<string, string>> = {
  alnum: "\\p{L}\\p{N}",
  alpha: "\\p{L}",
  blank: " \\t",
  cntrl: "\\p{Cc}",
  digit: "0-9",
  graph: "!-~",
  lower: "\\p{Ll}",
  print: " -~",
  punct: "!-\\/:-@\\[-`{-~",
  space: "\\s",
  upper: "\\p{Lu}",
  xdigit: "0-9A-Fa-f",
};

/** Letters that a backslash gives a meaning to, as GNU has them. */
const GNU_ESCAPES: Readonly<Record<string, string>> = {
  "<": "\\b(?=\\w)",
  ">": "\\b(?<=\\w)",
  b: "\\b",
  B: "\\B",
  w: "\\w",
  W: "\\W",
  s: "\\s",
  S: "\\S",
  "`": "^",
  "'": "$",
};

/**
 * A regular expression that can be used: one that is too large is refused by the engine at its first use, not
 * when it is made.
 * @throws {SyntaxError} The source is none
 * @throws {PatternError} It is too large
 */
export function matcherOf(source: string, flags: string): RegExp {
  const matcher = expressionOf(source, flags);
  try {
    matcher.exec("");
  } catch {
    throw new PatternError("regular expression too big");
  }
  matcher.lastIndex = 0;
  return matcher;
}

/** The source of a regular expression with the flag `u`. @throws {PatternError} */
export function posixPattern(pattern: string, { isExtended }: { isExtended: boolean }): string {
  let source = "";
  let depth = 0;
  let isAtStart = true;
  // What is repeated twice is repeated; JavaScript would take the second sign for something else.
  let isRepeated = false;
  for (let at = 0; at < pattern.length;) {
    const char = pattern[at]!;
    const next = pattern[at + 1];
    let piece: string;
    if (char === "[") {
      const end = bracketEnd(pattern, at);
      piece = bracket(pattern.slice(at + 1, end));
      at = end + 1;
    } else if (char === "\\") {
      if (next === undefined) throw new PatternError("Trailing backslash");
      const isOperator = !isExtended && "(){}|+?".includes(next);
      if (isOperator && next === "(") depth++;
      if (isOperator && next === ")" && --depth < 0) throw new PatternError("Unmatched ) or \\)");
      piece = isOperator ? next : GNU_ESCAPES[next] ?? (/\d/.test(next) ? `\\${next}` : literal(next));
      at += 2;
    } else if (isExtended && "(){}|+?".includes(char)) {
      if (char === "(") depth++;
      if (char === ")" && --depth < 0) throw new PatternError("Unmatched ) or \\)");
      piece = isAtStart && "+?{".includes(char) ? literal(char) : char;
      at++;
    } else {
      const isAnchor = char === "^"
        ? isExtended || isAtStart
        : char === "$"
        ? isExtended || isLast(pattern, at)
        : false;
      piece = char === "*" ? (isAtStart ? "\\*" : "*") : char === "." || isAnchor ? char : literal(char);
      at++;
    }
    if (isRepeated && "*+?".includes(piece)) {
      piece = piece === source.at(-1) ? piece : "*";
      source = source.slice(0, -1);
    }
    source += piece;
    isRepeated = piece === "*" || piece === "+" || piece === "?";
    isAtStart = piece === "(" || piece === "|" || piece === "^";
  }
  if (depth > 0) throw new PatternError("Unmatched ( or \\(");
  return source;
}

/** `$` means the end before the end of the pattern or of a group. */
function isLast(pattern: string, at: number): boolean {
  const rest = pattern.slice(at + 1);
  return rest === "" || rest.startsWith("\\)") || rest.startsWith("\\|");
}

function literal(char: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}

function bracketEnd(pattern: string, start: number): number {
  let at = start + 1;
  if (pattern[at] === "^") at++;
  if (pattern[at] === "]") at++;
  for (; at < pattern.length && pattern[at] !== "]"; at++) {
    const kind = pattern[at] === "[" ? pattern[at + 1] : undefined;
    if (kind !== ":" && kind !== "." && kind !== "=") continue;
    const end = pattern.indexOf(`${kind}]`, at + 2);
    if (end < 0) break;
    at = end + 1;
  }
  if (at >= pattern.length) throw new PatternError("Unmatched [, [^, [:, [., or [=");
  return at;
}

/** What stands between `[` and `]`: no backslash has a meaning there. */
function bracket(text: string): string {
  const isNot = text.startsWith("^");
  const inside = (isNot ? text.slice(1) : text).replace(
    /\[:(\w+):\]|\[[.=](.)[.=]\]|[^]/g,
    (all, name, char) => {
      if (name !== undefined) {
        const found = CLASSES[name];
        if (!found) throw new PatternError("Invalid character class name");
        return found;
      }
      const own: string = char ?? all;
      return own === "-" ? "-" : /[\\^[\]]/.test(own) ? `\\${own}` : own;
    },
  );
  // A hyphen at an end is itself.
  const safe = inside.replace(/^-/, "\\-").replace(/(.)-$/, "$1\\-");
  return `[${isNot ? "^" : ""}${safe}]`;
}
