import type { Wait } from "../../host/process.ts";
import { calculate } from "./arithmetic.ts";
import { globMatcher } from "./glob.ts";
import type { Part, Word } from "./syntax.ts";
import { tokenize } from "./tokens.ts";

/** What expansion needs of the shell. */
export interface Expansion {
  variable(name: string): string | undefined;
  assign(name: string, value: string): void;
  /** Standard output of a script, run in a subshell. */
  capture(script: string): Generator<Wait, string, void>;
  /** Names that match a pattern with `*`, `?` or `[…]`, sorted; none when nothing matches. */
  glob(pattern: string): string[];
  /** Positional parameters, for `$@`. */
  readonly parameters: readonly string[];
}

type Expanding<T> = Generator<Wait, T, void>;

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
      return String(calculate(yield* arithmeticText(shell, part.text), shell));
    case "variable":
      return yield* variable(shell, part);
  }
}

/** In arithmetic `$x` and `$(…)` are expanded first. */
function* arithmeticText(shell: Expansion, text: string): Expanding<string> {
  if (!/[$`]/.test(text)) return text;
  return yield* expandText(shell, wordsOf(text)[0] ?? []);
}

/** What a text within braces or brackets stands for, as if in double quotes. */
function wordsOf(text: string): Word[] {
  const escaped = text.replace(/"/g, "");
  return tokenize(`"${escaped}"`).flatMap((token) => token.kind === "word" ? [token.word] : []);
}

function* variable(shell: Expansion, part: Part & { kind: "variable" }): Expanding<string> {
  const { operator, fallback = "" } = part;
  const found = part.name === "@" || part.name === "*"
    ? shell.parameters.join(" ")
    : shell.variable(part.name);
  const plain = /[$`]/.test(fallback)
    ? yield* expandText(shell, wordsOf(fallback)[0] ?? [])
    : fallback.replace(/["']/g, "");
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
    case "?":
    case ":?":
      if (absent) throw new ParameterError(`${part.name}: ${plain || "parameter not set"}`);
      return found!;
    case "/":
    case "//":
      return replaced(found ?? "", plain, operator === "//");
    case ":": {
      const [from = "0", length] = plain.split(":").map((text) => calculate(text, shell));
      const text = (found ?? "").slice(Number(from));
      return length === undefined ? text : text.slice(0, length);
    }
    default:
      return trim(found ?? "", operator, plain);
  }
}

/** `${x:?message}` of a variable that is not there: the shell ends. */
export class ParameterError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ParameterError";
  }
}

/** `${x/pattern/replacement}` */
function replaced(text: string, rule: string, all: boolean): string {
  const slash = rule.indexOf("/");
  const pattern = slash < 0 ? rule : rule.slice(0, slash);
  const by = slash < 0 ? "" : rule.slice(slash + 1);
  return all ? text.replaceAll(pattern, () => by) : text.replace(pattern, () => by);
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
