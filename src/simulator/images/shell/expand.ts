import type { Wait } from "../process.ts";
import type { Part, Word } from "./syntax.ts";

/** What expansion needs of the shell. */
export interface Expansion {
  variable(name: string): string | undefined;
  assign(name: string, value: string): void;
  /** Standard output of a script, run in a subshell. */
  capture(script: string): Generator<Wait, string, string | undefined>;
  /** Names that match a pattern with `*`, `?` or `[…]`, sorted; none when nothing matches. */
  glob(pattern: string): string[];
  /** Positional parameters, for `$@`. */
  readonly parameters: readonly string[];
}

type Expanding<T> = Generator<Wait, T, string | undefined>;

/** Fields of several words: unquoted expansions are split at white space, unquoted patterns become file names. */
export function* expandWords(shell: Expansion, words: readonly Word[]): Expanding<string[]> {
  const fields: string[] = [];
  for (const word of words) fields.push(...(yield* expandWord(shell, word)));
  return fields;
}

/** One word as a single text: assignments, redirect targets. */
export function* expandText(shell: Expansion, word: Word): Expanding<string> {
  let text = "";
  for (const part of word) text += yield* value(shell, part);
  return text;
}

function* expandWord(shell: Expansion, word: Word): Expanding<string[]> {
  if (isAllParameters(word)) return [...shell.parameters];
  const fields: { text: string; pattern: boolean }[] = [];
  let open = false;
  const add = (text: string, pattern: boolean) => {
    const last = open ? fields.at(-1) : undefined;
    if (last) {
      last.text += text;
      last.pattern ||= pattern;
    } else fields.push({ text, pattern });
    open = true;
  };
  for (const part of word) {
    const text = yield* value(shell, part);
    if (part.kind === "text" || part.kind === "arithmetic" || part.quoted) {
      add(text, part.kind === "text" && !part.quoted && /[*?]|\[.+\]/.test(text));
      continue;
    }
    if (/^\s/.test(text)) open = false;
    const pieces = text.split(/\s+/).filter((piece) => piece !== "");
    pieces.forEach((piece, index) => {
      if (index > 0) open = false;
      add(piece, false);
    });
    if (pieces.length > 0 && /\s$/.test(text)) open = false;
  }
  return fields.flatMap((field) => {
    const names = field.pattern ? shell.glob(field.text) : [];
    return names.length > 0 ? names : [field.text];
  });
}

/** `"$@"` keeps its words apart. */
function isAllParameters(word: Word): boolean {
  const parts = word.filter((part) => part.kind !== "text" || part.text !== "");
  const [only] = parts;
  return parts.length === 1 && only?.kind === "variable" && only.name === "@" && only.operator === undefined;
}

function* value(shell: Expansion, part: Part): Expanding<string> {
  switch (part.kind) {
    case "text":
      return !part.quoted && /^~(\/|$)/.test(part.text)
        ? (shell.variable("HOME") ?? "~") + part.text.slice(1)
        : part.text;
    case "command":
      return (yield* shell.capture(part.script)).replace(/\n+$/, "");
    case "arithmetic":
      return String(calculate(part.text, (name) => Number(shell.variable(name) ?? 0)));
    case "variable":
      return variable(shell, part);
  }
}

function variable(shell: Expansion, part: Part & { kind: "variable" }): string {
  const { operator, fallback = "" } = part;
  const found = part.name === "@" || part.name === "*"
    ? shell.parameters.join(" ")
    : shell.variable(part.name);
  const plain = fallback.replace(/\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?/g, (_, name) => shell.variable(name) ?? "")
    .replace(/["']/g, "");
  const absent = found === undefined || (operator?.startsWith(":") && found === "");
  switch (operator) {
    case undefined:
      return found ?? "";
    case "length":
      return String((found ?? "").length);
    case "+":
    case ":+":
      return absent ? "" : plain;
    case "=":
    case ":=":
      if (absent) shell.assign(part.name, plain);
      return absent ? plain : found!;
    case "-":
    case ":-":
      return absent ? plain : found!;
    default:
      return trim(found ?? "", operator, plain);
  }
}

/** `${x#pattern}`, `##`, `%`, `%%`. */
function trim(text: string, operator: string, pattern: string): string {
  const matches = globMatcher(pattern);
  const ends = operator.startsWith("#")
    ? Array.from({ length: text.length + 1 }, (_, n) => [0, n] as const)
    : Array.from({ length: text.length + 1 }, (_, n) => [text.length - n, text.length] as const);
  const matching = ends.filter(([from, to]) => matches(text.slice(from, to)));
  const chosen = operator.length === 1 ? matching[0] : matching.at(-1);
  if (!chosen) return text;
  return operator.startsWith("#") ? text.slice(chosen[1]) : text.slice(0, chosen[0]);
}

/** Tells whether a whole text matches a shell pattern. A class that means nothing matches only itself. */
export function globMatcher(pattern: string): (text: string) => boolean {
  const source = pattern.replace(/[.+^${}()|\\]/g, "\\$&").replace(/\*/g, ".*").replace(/\?/g, ".")
    .replace(/\[!/g, "[^");
  try {
    const matcher = new RegExp(`^${source}$`, "s");
    return (text) => matcher.test(text);
  } catch {
    return (text) => text === pattern;
  }
}

/** Whole-number arithmetic with + - * / %, comparisons and brackets. */
export function calculate(text: string, lookup: (name: string) => number): number {
  const tokens = text.match(/[A-Za-z_]\w*|\d+|[<>=!]=|&&|\|\||[-+*/%()<>]/g) ?? [];
  let at = 0;
  const operators = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]];
  const level = (depth: number): number => {
    if (depth === operators.length) return unary();
    let left = level(depth + 1);
    while (operators[depth]!.includes(tokens[at] ?? "")) left = apply(tokens[at++]!, left, level(depth + 1));
    return left;
  };
  const unary = (): number => {
    const token = tokens[at++] ?? "0";
    if (token === "-") return -unary();
    if (token === "(") {
      const inside = level(0);
      at++;
      return inside;
    }
    return /^\d/.test(token) ? Number(token) : lookup(token) || 0;
  };
  return level(0);
}

function apply(operator: string, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? 0 : Math.trunc(left / right);
    case "%":
      return right === 0 ? 0 : left % right;
    case "<":
      return Number(left < right);
    case ">":
      return Number(left > right);
    case "<=":
      return Number(left <= right);
    case ">=":
      return Number(left >= right);
    case "==":
      return Number(left === right);
    case "!=":
      return Number(left !== right);
    case "&&":
      return Number(left !== 0 && right !== 0);
    default:
      return Number(left !== 0 || right !== 0);
  }
}
