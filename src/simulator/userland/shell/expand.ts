/** Turns the words of a script into the words of a command line (bash(1), EXPANSION). */
import type { Wait } from "../../host/process.ts";
import { ArithmeticError } from "./arithmetic_syntax.ts";
import { expandBraces } from "./braces.ts";
import {
  DEFAULT_SEPARATORS,
  type Field,
  Fields,
  isPatternField,
  patternOfField,
  textOfField,
} from "./fields.ts";
import { globMatcher } from "./glob.ts";
import { expandParameter, separatorOf } from "./parameter.ts";
import { pathnames } from "./pathnames.ts";
import type { Shell } from "./shell.ts";
import { captured, substituted } from "./substitution.ts";
import type { Part, Word } from "./syntax.ts";

export type Expanding<T> = Generator<Wait, T, void>;

/** An expansion that cannot be done: the command, and often the script, ends. */
export class ExpansionError extends Error {
  /** A script that is not interactive ends. */
  readonly isFatal: boolean;

  constructor(message: string, isFatal = false) {
    super(message);
    this.name = "ExpansionError";
    this.isFatal = isFatal;
  }
}

/** The fields that words stand for. */
export function* expandWords(shell: Shell, words: readonly Word[]): Expanding<string[]> {
  const texts: string[] = [];
  for (const word of words) {
    const [only] = word;
    if (word.length === 1 && only?.kind === "text" && (only.quoted || isPlain(only.text))) {
      texts.push(only.text);
      continue;
    }
    for (const single of shell.flavour.isBash ? expandBraces(word) : [word]) {
      for (const field of yield* fieldsOf(shell, single)) texts.push(...named(shell, field));
    }
  }
  return texts;
}

/** Nothing in it means anything. */
function isPlain(text: string): boolean {
  return !/[~*?[{(]/.test(text);
}

/** One text, without splitting: an assignment's value, a redirect's target, the word of `case`. */
export function* expandText(shell: Shell, word: Word): Expanding<string> {
  const [only] = word;
  if (word.length === 1 && only?.kind === "text" && (only.quoted || !only.text.includes("~"))) {
    return only.text;
  }
  return textOfField(yield* fieldOf(shell, word));
}

/** The value of an assignment: a tilde means something after a colon, too. */
export function* expandValue(shell: Shell, word: Word): Expanding<string> {
  return yield* expandText(shell, withTildes(shell, word));
}

/** A pattern, in which what was quoted stands for itself. */
export function* expandPattern(shell: Shell, word: Word): Expanding<string> {
  return patternOfField(yield* fieldOf(shell, word));
}

/** A single field, with its quoting kept. */
export function* fieldOf(shell: Shell, word: Word): Expanding<Field> {
  const fields = new Fields("");
  yield* addParts(shell, fields, tilded(shell, word), false);
  const [first = [], ...rest] = fields.finish();
  for (const field of rest) first.push({ text: " ", quoted: true }, ...field);
  return first;
}

function* fieldsOf(shell: Shell, word: Word): Expanding<Field[]> {
  const fields = new Fields(shell.variables.get("IFS") ?? DEFAULT_SEPARATORS);
  yield* addParts(shell, fields, isAssignment(word) ? withTildes(shell, word) : tilded(shell, word), true);
  return fields.finish();
}

/** The names of files that a field matches; itself where it matches none. */
function named(shell: Shell, field: Field): readonly string[] {
  const extended = shell.settings.has("extglob");
  if (shell.options.has("noglob") || !isPatternField(field, extended)) return [textOfField(field)];
  const names = pathnames(shell.files, shell.cwd, patternOfField(field), {
    extended,
    dots: shell.settings.has("dotglob") || Boolean(shell.variables.get("GLOBIGNORE")),
    deep: shell.settings.has("globstar"),
    ignoreCase: shell.settings.has("nocaseglob"),
  });
  const kept = withoutIgnored(shell, names, extended);
  if (kept.length > 0) return kept;
  if (shell.settings.has("failglob")) throw new ExpansionError(`no match: ${textOfField(field)}`);
  return shell.settings.has("nullglob") ? [] : [textOfField(field)];
}

/** Those that a pattern in GLOBIGNORE matches are left out. */
function withoutIgnored(shell: Shell, names: readonly string[], extended: boolean): readonly string[] {
  const patterns = shell.flavour.isBash ? shell.variables.get("GLOBIGNORE") : undefined;
  if (!patterns) return names;
  const ignored = patterns.split(":").map((pattern) => globMatcher(pattern, { extended }));
  return names.filter((name) => !ignored.some((matches) => matches(name)));
}

/** Adds what the parts stand for; `splits`: what is not quoted is cut into fields. */
export function* addParts(
  shell: Shell,
  fields: Fields,
  word: Word,
  splits: boolean,
  splitsText = false,
): Expanding<void> {
  for (const part of word) {
    if (part.kind === "text") addText(fields, part.text, part.quoted, splitsText);
    else if (part.kind === "parameter") yield* addParameter(shell, fields, part, splits);
    else {
      const text = yield* partText(shell, part);
      addText(fields, text, "quoted" in part && part.quoted, splits);
    }
  }
}

function addText(fields: Fields, text: string, quoted: boolean, splits: boolean): void {
  if (quoted || !splits) fields.add(text, quoted);
  else fields.split(text);
}

function* partText(shell: Shell, part: Exclude<Part, { kind: "text" | "parameter" }>): Expanding<string> {
  switch (part.kind) {
    case "bad":
      throw new ExpansionError(
        shell.flavour.isBash ? `${part.source}: bad substitution` : "Bad substitution",
      );
    case "arithmetic":
      return String(yield* calculated(shell, part.text));
    case "command":
      return yield* captured(shell, part.body, part.line);
    case "process":
      return yield* substituted(shell, part);
  }
}

function* addParameter(
  shell: Shell,
  fields: Fields,
  part: Part & { kind: "parameter" },
  splits: boolean,
): Expanding<void> {
  const value = yield* expandParameter(shell, part);
  if (value.kind === "word") return yield* addParts(shell, fields, tilded(shell, value.word), splits, splits);
  if (value.kind === "text") return addText(fields, value.text, part.quoted, splits);
  const { texts, isStar } = value;
  if (isStar && (part.quoted || !splits)) {
    return fields.add(
      texts.join(part.quoted || shell.variables.get("IFS") !== "" ? separatorOf(shell) : " "),
      part.quoted,
    );
  }
  if (!splits) return fields.add(texts.join(" "), part.quoted);
  for (const [index, text] of texts.entries()) {
    if (index > 0) fields.end();
    addText(fields, text, part.quoted, splits);
  }
}

/** The value of an arithmetic expression. */
export function* calculated(shell: Shell, word: Word, prefix = ""): Expanding<bigint> {
  const text = yield* expandText(shell, word);
  return calculatedText(shell, text, prefix);
}

/** @throws {ExpansionError} with the words of bash, in which `prefix` tells which command calculates. */
export function calculatedText(shell: Shell, text: string, prefix = ""): bigint {
  try {
    return shell.calculate(text);
  } catch (error) {
    if (!(error instanceof ArithmeticError)) throw error;
    const shown = text.trimStart();
    throw new ExpansionError(shell.flavour.arithmeticError(prefix, shown, error), !shell.flavour.isBash);
  }
}

/** `~`, `~/…`, `~user`, `~+`, `~-` at the beginning of a word. */
function tilded(shell: Shell, word: Word): Word {
  const [first] = word;
  if (first?.kind !== "text" || first.quoted || !first.text.startsWith("~")) return word;
  const found = /^~[^/]*/.exec(first.text)![0];
  if (found.length === first.text.length && word.length > 1) return word;
  const home = homeOf(shell, found.slice(1));
  if (home === undefined) return word;
  const rest: Part = { kind: "text", text: first.text.slice(found.length), quoted: false };
  return [{ kind: "text", text: home, quoted: true }, rest, ...word.slice(1)];
}

function homeOf(shell: Shell, name: string): string | undefined {
  if (name === "") return shell.variables.get("HOME") ?? shell.homeOf(shell.user.name);
  if (name === "+") return shell.variables.get("PWD");
  if (name === "-") return shell.variables.get("OLDPWD");
  return shell.homeOf(name);
}

/** An argument such as `--prefix=~` is none, but `prefix=~` is. */
function isAssignment(word: Word): boolean {
  const [first] = word;
  return first?.kind === "text" && !first.quoted && /^[A-Za-z_]\w*=/.test(first.text);
}

/** `PATH=~/bin:~/other` */
function withTildes(shell: Shell, word: Word): Word {
  if (!word.some((part) => part.kind === "text" && !part.quoted && /[:=]~/.test(part.text))) return word;
  return word.flatMap((part, at): Word => {
    if (part.kind !== "text" || part.quoted) return [part];
    const pieces = part.text.split(/(?<=^[A-Za-z_]\w*=|:)(?=~)/);
    return pieces.flatMap((text, index) => {
      const piece: Part = { kind: "text", text, quoted: false };
      return index > 0 || at === 0 ? tilded(shell, [piece]) : [piece];
    });
  });
}
