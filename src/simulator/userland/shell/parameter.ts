/** Parameters and what can be done with them: `$x`, `${x:-y}`, `${x%.txt}`, `${a[@]}` and so on. */
import { expressionOf } from "../../../kube/expressions/bounded_expression.ts";
import { declaration } from "./declaration.ts";
import { calculated, type Expanding, expandPattern, expandText, ExpansionError, fieldOf } from "./expand.ts";
import { DEFAULT_SEPARATORS, type Field } from "./fields.ts";
import { globMatcher, patternSource } from "./glob.ts";
import { expandPrompt } from "./prompt.ts";
import { dollarQuoted, needsDollar, singleQuoted } from "./quoting.ts";
import type { Shell } from "./shell.ts";
import type { Operation, ParameterPart, Word } from "./syntax.ts";
import { elements } from "./variables.ts";
import { unescapeC } from "./words.ts";

export type Value =
  | { kind: "text"; text: string }
  | { kind: "list"; texts: string[]; isStar: boolean }
  /** What stands after `:-` and the like is to be expanded in its place. */
  | { kind: "word"; word: Word };

type Found = { kind: "text"; text: string | undefined } | { kind: "list"; texts: string[]; isStar: boolean };

export function* expandParameter(shell: Shell, part: ParameterPart): Expanding<Value> {
  const { operation } = part;
  if (operation?.kind === "names") return names(shell, part.name, operation.separate);
  if (part.indirect && part.subscript) {
    const inside = yield* subscriptText(shell, part.name, part.subscript);
    if (inside === "@" || inside === "*") {
      const keys = elements(shell.variables.find(part.name)).map(([key]) => key);
      return { kind: "list", texts: keys, isStar: inside === "*" };
    }
  }
  const [name, subscript] = yield* target(shell, part);
  const found = lookup(shell, name, subscript);
  if (!operation) return complete(shell, part, name, subscript, found);
  if (operation.kind === "length") return length(shell, part.name, found);
  if (operation.kind === "default") return yield* withDefault(shell, operation, { name, subscript }, found);
  if (operation.kind === "slice") {
    return yield* slice(shell, part, operation, complete(shell, part, name, subscript, found));
  }
  if (operation.kind === "transform") return transform(shell, operation.letter, name, found);
  const change = yield* changeOf(shell, operation);
  const value = complete(shell, part, name, subscript, found);
  if (value.kind === "list") return { ...value, texts: value.texts.map(change) };
  return value.kind === "text" ? { kind: "text", text: change(value.text) } : value;
}

/** What `"$*"` is joined with. */
export function separatorOf(shell: Shell): string {
  return (shell.variables.get("IFS") ?? DEFAULT_SEPARATORS).slice(0, 1);
}

function names(shell: Shell, prefix: string, separate: boolean): Value {
  const texts = shell.variables.names().filter((name) => name.startsWith(prefix));
  return { kind: "list", texts, isStar: !separate };
}

function* subscriptText(shell: Shell, name: string, subscript: Word): Expanding<string> {
  const text = yield* expandText(shell, subscript);
  return shell.variables.find(name)?.table ? text : text.trim();
}

/** No variable has this name. */
const NAMED = "";

/** The variable that is meant; `${!x}` means the one that x names. */
function* target(shell: Shell, part: ParameterPart): Expanding<[string, string | undefined]> {
  const subscript = part.subscript ? yield* subscriptText(shell, part.name, part.subscript) : undefined;
  if (!part.indirect) return [part.name, subscript];
  const own = shell.variables.own(part.name);
  // Of a reference it is the name that it holds: NAMED, and that name in the place of a subscript.
  if (own?.reference && subscript === undefined) return [NAMED, own.value ?? ""];
  const found = lookup(shell, part.name, subscript);
  const text = found.kind === "text" ? found.text : found.texts.join(" ");
  if (text === undefined || text === "") {
    if (text === undefined) throw new ExpansionError(`${part.name}: invalid indirect expansion`);
    throw new ExpansionError(`${text}: invalid variable name`);
  }
  const match = /^([A-Za-z_]\w*|\d+|[@*#?$!-])(?:\[(.*)\])?$/s.exec(text);
  if (!match) throw new ExpansionError(`${text}: invalid variable name`);
  return [match[1]!, match[2]];
}

function lookup(shell: Shell, name: string, subscript: string | undefined): Found {
  if (name === NAMED) return { kind: "text", text: subscript };
  if (name === "@" || name === "*") {
    return { kind: "list", texts: [...shell.parameters], isStar: name === "*" };
  }
  if (subscript === "@" || subscript === "*") {
    const texts = elements(shell.variables.find(name)).map(([, value]) => value);
    return { kind: "list", texts, isStar: subscript === "*" };
  }
  if (subscript !== undefined) return { kind: "text", text: shell.variables.element(name, subscript) };
  return { kind: "text", text: parameter(shell, name) };
}

/** A variable, or one of the special parameters. */
export function parameter(shell: Shell, name: string): string | undefined {
  if (/^[A-Za-z_]/.test(name)) {
    const resolved = shell.variables.resolve(name);
    const bracket = resolved.indexOf("[");
    if (bracket < 0) return shell.variables.get(resolved);
    return shell.variables.element(resolved.slice(0, bracket), resolved.slice(bracket + 1, -1));
  }
  switch (name) {
    case "?":
      return String(shell.status);
    case "$":
      return String(shell.shellPid);
    case "!":
      return shell.lastBackground === undefined ? undefined : String(shell.lastBackground);
    case "#":
      return String(shell.parameters.length);
    case "-":
      return shell.flags();
    case "0":
      return shell.name;
    default:
      return shell.parameters[Number(name) - 1];
  }
}

/** With `set -u` what is not set is a mistake. */
function complete(
  shell: Shell,
  part: ParameterPart,
  name: string,
  subscript: string | undefined,
  found: Found,
): Value & { kind: "text" | "list" } {
  if (found.kind === "list") return found;
  if (found.text === undefined && shell.options.has("nounset") && name !== NAMED) {
    const shown = subscript === undefined ? part.name : `${part.name}[${subscript}]`;
    throw new ExpansionError(shell.flavour.unset(/^\d+$/.test(shown) ? `$${shown}` : shown), true);
  }
  return { kind: "text", text: found.text ?? "" };
}

function length(shell: Shell, name: string, found: Found): Value {
  if (found.kind === "list") return { kind: "text", text: String(found.texts.length) };
  if (found.text === undefined && shell.options.has("nounset")) {
    throw new ExpansionError(shell.flavour.unset(name), true);
  }
  return { kind: "text", text: String(characters(found.text ?? "").length) };
}

/** A text's characters: one that needs two units in UTF-16 is one. */
function characters(text: string): string | string[] {
  // deno-lint-ignore no-control-regex
  return /^[\x00-\x7f]*$/.test(text) ? text : [...text];
}

function* withDefault(
  shell: Shell,
  { operator, colon, word }: Operation & { kind: "default" },
  { name, subscript }: { name: string; subscript: string | undefined },
  found: Found,
): Expanding<Value> {
  const text = found.kind === "text"
    ? found.text
    : found.texts.length === 0
    ? undefined
    : found.texts.join(" ");
  const isAbsent = text === undefined || (colon && text === "");
  if (operator === "+") return isAbsent ? { kind: "text", text: "" } : { kind: "word", word };
  if (!isAbsent) return found.kind === "list" ? found : { kind: "text", text: text! };
  if (operator === "-") return { kind: "word", word };
  const value = yield* expandText(shell, word);
  if (operator === "=") {
    if (!/^[A-Za-z_]/.test(name)) throw new ExpansionError(`$${name}: cannot assign in this way`);
    shell.variables.assign(name, value, { subscript });
    return { kind: "text", text: value };
  }
  const message = value || (colon ? "parameter null or not set" : "parameter not set");
  throw new ExpansionError(`${name}: ${shell.flavour.isBash || value ? message : "parameter not set"}`, true);
}

function* slice(
  shell: Shell,
  part: ParameterPart,
  operation: Operation & { kind: "slice" },
  value: Value & { kind: "text" | "list" },
): Expanding<Value> {
  const offset = Number(yield* calculated(shell, operation.offset));
  const count = operation.length ? Number(yield* calculated(shell, operation.length)) : undefined;
  if (value.kind === "text") {
    const text = characters(value.text);
    const [from, to] = bounds(text.length, offset, count);
    const cut = from > to ? "" : text.slice(from, to);
    return { kind: "text", text: typeof cut === "string" ? cut : cut.join("") };
  }
  // `$0` stands before the positional parameters.
  const isPositional = part.name === "@" || part.name === "*";
  if (isPositional) {
    const all = [shell.name, ...value.texts];
    const [from, to] = bounds(all.length, offset, count, true);
    return { ...value, texts: from > to ? [] : all.slice(from, to) };
  }
  const keyed = elements(shell.variables.find(part.name));
  const last = keyed.length === 0 ? -1 : Number(keyed.at(-1)![0]);
  if (count !== undefined && count < 0) throw new ExpansionError(`${count}: substring expression < 0`);
  const start = offset < 0 ? last + 1 + offset : offset;
  if (start < 0) return { ...value, texts: [] };
  const isTable = shell.variables.find(part.name)?.table !== undefined;
  const rest = isTable ? keyed.slice(start) : keyed.filter(([key]) => Number(key) >= start);
  return { ...value, texts: rest.slice(0, count).map(([, text]) => text) };
}

/** Where a slice begins and ends: negative numbers count from the end. */
function bounds(
  length: number,
  offset: number,
  count: number | undefined,
  isList = false,
): [number, number] {
  const from = offset < 0 ? length + offset : offset;
  if (from < 0) return [0, -1];
  if (count === undefined) return [from, length];
  if (count >= 0) return [from, Math.min(length, from + count)];
  if (isList || length + count < from) throw new ExpansionError(`${count}: substring expression < 0`);
  return [from, length + count];
}

function* changeOf(
  shell: Shell,
  operation: Operation & { kind: "trim" | "replace" | "case" },
): Expanding<(text: string) => string> {
  const pattern = yield* expandPattern(shell, operation.pattern);
  const extended = shell.settings.has("extglob");
  if (operation.kind === "trim") return (text) => trimmed(text, operation.operator, pattern, extended);
  if (operation.kind === "case") return (text) => cased(text, operation.operator, pattern, extended);
  const by = yield* fieldOf(shell, operation.by);
  const source = patternSource(pattern, { extended });
  return replacer(operation.place, source, by, pattern === "");
}

/** In what is put in, `&` stands for what was found, unless it is quoted. */
function replacer(place: "first" | "all" | "start" | "end", source: string, by: Field, isEmpty: boolean) {
  if (isEmpty && (place === "first" || place === "all")) return (text: string) => text;
  const anchored = place === "start"
    ? `^(?:${source})`
    : place === "end"
    ? `(?:${source})$`
    : `(?:${source})`;
  const expression = expressionOf(anchored, place === "all" ? "gsu" : "su");
  const filled = (found: string) =>
    by.map(({ text, quoted }) =>
      quoted ? text : text.replace(/\\([&\\])|&/g, (_, kept?: string) => kept ?? found)
    ).join("");
  return (text: string) =>
    text.replace(expression, (found) => found === "" && place === "all" ? "" : filled(found));
}

/** `${x#pattern}`, `##`, `%`, `%%` */
function trimmed(text: string, operator: string, pattern: string, extended: boolean): string {
  const matches = globMatcher(pattern, { extended });
  const isStart = operator.startsWith("#");
  const isLong = operator.length === 2;
  for (let step = 0; step <= text.length; step++) {
    const size = isLong ? text.length - step : step;
    const [cut, rest] = isStart
      ? [text.slice(0, size), text.slice(size)]
      : [text.slice(text.length - size), text.slice(0, text.length - size)];
    if (matches(cut)) return rest;
  }
  return text;
}

function cased(text: string, operator: string, pattern: string, extended: boolean): string {
  const matches = pattern === "" ? () => true : globMatcher(pattern, { extended });
  const change = (char: string) => {
    const isUpper = operator[0] === "^" || (operator[0] === "~" && char === char.toLowerCase());
    return isUpper ? char.toUpperCase() : char.toLowerCase();
  };
  let isFirst = true;
  let changed = "";
  for (const char of text) {
    changed += (isFirst || operator.length === 2) && matches(char) ? change(char) : char;
    isFirst = false;
  }
  return changed;
}

/** `${x@Q}` and its kin. */
function transform(shell: Shell, letter: string, name: string, found: Found): Value {
  const variable = shell.variables.find(name);
  if (letter === "A") {
    const text = /^[A-Za-z_]/.test(name) && variable ? declaration(name, variable, true) : "";
    return { kind: "text", text };
  }
  if (letter === "a") return { kind: "text", text: variable ? attributes(variable) : "" };
  if ((letter === "K" || letter === "k") && found.kind === "list") {
    const pairs = elements(variable);
    if (letter === "k") return { ...found, texts: pairs.flat() };
    const shown = pairs.map(([key, value]) => `${key} "${value.replace(/["\\$`]/g, "\\$&")}"`).join(" ");
    return { kind: "text", text: variable?.table && shown !== "" ? `${shown} ` : shown };
  }
  const change = TRANSFORMS[letter === "K" || letter === "k" ? "Q" : letter];
  if (!change) throw new ExpansionError(`\${${name}@${letter}}: bad substitution`);
  if (found.kind === "list") return { ...found, texts: found.texts.map((text) => change(text, shell)) };
  return { kind: "text", text: found.text === undefined ? "" : change(found.text, shell) };
}

const TRANSFORMS: Readonly<Record<string, (text: string, shell: Shell) => string>> = {
  Q: (text) => needsDollar(text) ? dollarQuoted(text) : singleQuoted(text),
  U: (text) => text.toUpperCase(),
  u: (text) => text.slice(0, 1).toUpperCase() + text.slice(1),
  L: (text) => text.toLowerCase(),
  E: unescapeC,
  P: (text, shell) => expandPrompt(shell, text),
};

function attributes(variable: NonNullable<ReturnType<Shell["variables"]["find"]>>): string {
  return (variable.list ? "a" : "") + (variable.table ? "A" : "") + (variable.integer ? "i" : "") +
    (variable.letters === "lower" ? "l" : "") + (variable.reference ? "n" : "") +
    (variable.readonly ? "r" : "") +
    (variable.letters === "upper" ? "u" : "") + (variable.exported ? "x" : "");
}
