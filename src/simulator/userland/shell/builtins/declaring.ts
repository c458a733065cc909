/** `declare`, `local`, `export`, `readonly`, `unset`, `let`. */
import { applyAssignment, type Assigned } from "../assignments.ts";
import { declaration, flagsOf } from "../declaration.ts";
import { calculatedText } from "../expand.ts";
import { functionText } from "../function_text.ts";
import { singleQuoted } from "../quoting.ts";
import type { Shell } from "../shell.ts";
import { AssignmentError, type Variable } from "../variables.ts";
import { type Builtin, invalidOption, readLetters } from "./builtin.ts";

const USAGE = "declare [-aAfFgiIlnrtux] [name[=value] ...] or declare -p [-aAfFilnrtux] [name ...]";

export function declare(shell: Shell, words: readonly string[], declared: Parameters<Builtin>[2]): number {
  const on = new Set<string>();
  const off = new Set<string>();
  let at = 1;
  for (; /^[-+]./.test(words[at] ?? "") && !declared.has(at); at++) {
    const word = words[at]!;
    if (word === "--") {
      at++;
      break;
    }
    for (const letter of word.slice(1)) {
      if (!"aAfFgiIlnprtux".includes(letter)) {
        return invalidOption(shell, words[0]!, word[0] + letter, USAGE.replaceAll("declare", words[0]!));
      }
      (word[0] === "-" ? on : off).add(letter);
    }
  }
  const names = words.slice(at);
  if (on.has("f") || on.has("F")) return showFunctions(shell, names, on.has("F"));
  if (on.has("p")) return show(shell, words[0]!, names, on);
  if (names.length === 0) return show(shell, words[0]!, [], on);
  const isLocal = shell.calls.some((call) => call.isFunction) && !on.has("g");
  let status = 0;
  for (const [index, text] of names.entries()) {
    const given = declared.get(at + index) ?? parsed(text);
    if (!given) {
      shell.complain(`${words[0]}: \`${text}': not a valid identifier`);
      status = 1;
      continue;
    }
    try {
      declareOne(shell, given, { on, off, isLocal, isGlobal: on.has("g") });
    } catch (error) {
      if (!(error instanceof AssignmentError)) throw error;
      shell.complain(`${words[0]}: ${error.message}`);
      status = 1;
    }
  }
  return status;
}

/** A name without a value. */
interface Named {
  name: string;
  value?: never;
}

interface How {
  on: ReadonlySet<string>;
  off: ReadonlySet<string>;
  isLocal: boolean;
  isGlobal: boolean;
}

/** `name`, `name=value`, `name[sub]=value`; without a value `value` is undefined. */
function parsed(text: string): Assigned | Named | undefined {
  const match = /^([A-Za-z_]\w*)(?:\[(.*?)\])?(?:(\+?)=(.*))?$/s.exec(text);
  if (!match) return undefined;
  const [, name, subscript, plus, value] = match;
  if (value === undefined) return { name: name! };
  const base = { name: name!, append: plus === "+", value };
  return subscript === undefined ? base : { ...base, subscript };
}

function declareOne(shell: Shell, given: Assigned | Named, { on, off, isLocal, isGlobal }: How): void {
  const { variables } = shell;
  const variable = isGlobal
    ? variables.global(given.name)
    : isLocal
    ? variables.local(given.name)
    : on.has("n")
    ? ownOf(shell, given.name)
    : variables.declare(given.name);
  if (variable.readonly && off.has("r")) throw new AssignmentError(`${given.name}: readonly variable`);
  setKind(variable, on, given);
  for (const [letter, key] of [["i", "integer"], ["n", "reference"], ["x", "exported"]] as const) {
    if (on.has(letter)) variable[key] = true;
    if (off.has(letter)) delete variable[key];
  }
  if (on.has("l")) variable.letters = "lower";
  if (on.has("u")) variable.letters = "upper";
  if ((off.has("l") && variable.letters === "lower") || (off.has("u") && variable.letters === "upper")) {
    delete variable.letters;
  }
  if (given.value !== undefined) {
    if (variable.reference) variable.value = String(given.value);
    else applyAssignment(shell, given);
  }
  if (on.has("r")) variable.readonly = true;
}

function ownOf(shell: Shell, name: string): Variable {
  return shell.variables.own(name) ?? shell.variables.declare(name);
}

function setKind(variable: Variable, on: ReadonlySet<string>, given: Assigned | Named): void {
  const isArray = given.value !== undefined && typeof given.value !== "string";
  if (on.has("A")) {
    if (variable.list) {
      throw new AssignmentError(`${given.name}: cannot convert indexed to associative array`);
    }
    variable.table ??= new Map();
  } else if (on.has("a") || isArray) {
    if (variable.table && on.has("a")) {
      throw new AssignmentError(`${given.name}: cannot convert associative to indexed array`);
    }
    if (!variable.table) variable.list ??= new Map(variable.value === undefined ? [] : [[0, variable.value]]);
    if (variable.list) delete variable.value;
  }
}

function show(shell: Shell, command: string, names: readonly string[], on: ReadonlySet<string>): number {
  let status = 0;
  const wanted = names.length > 0
    ? names
    : (command === "local" ? shell.variables.localNames() : shell.variables.names());
  for (const name of wanted) {
    const variable = shell.variables.own(name);
    if (!variable) {
      shell.complain(`${command}: ${name}: not found`);
      status = 1;
      continue;
    }
    const letters = flagsOf(variable);
    if (
      names.length === 0 && [...on].some((letter) => "aAilnrux".includes(letter) && !letters.includes(letter))
    ) continue;
    const isPlain = names.length === 0 && on.size === 0 && command !== "local";
    shell.process.out((isPlain ? plainLine(name, variable) : declaration(name, variable)) + "\n");
  }
  return status;
}

/** As `set` shows it. */
export function plainLine(name: string, variable: Variable): string {
  if (variable.list || variable.table) return declaration(name, variable).replace(/^declare -\S+ /, "");
  const value = variable.value ?? "";
  return `${name}=${/^[\w./:@%+,-]*$/.test(value) ? value : singleQuoted(value)}`;
}

function showFunctions(shell: Shell, names: readonly string[], onlyNames: boolean): number {
  let status = 0;
  for (const name of names.length > 0 ? names : [...shell.functions.keys()].sort()) {
    const definition = shell.functions.get(name);
    if (!definition) status = 1;
    else if (onlyNames) shell.process.out(names.length > 0 ? `${name}\n` : `declare -f ${name}\n`);
    else shell.process.out(functionText(name, definition.body));
  }
  return status;
}

export function local(shell: Shell, words: readonly string[], declared: Parameters<Builtin>[2]): number {
  if (!shell.calls.some((call) => call.isFunction)) {
    const { isBash } = shell.flavour;
    shell.complain(isBash ? "local: can only be used in a function" : "local: not in a function");
    return isBash ? 1 : 2;
  }
  return declare(shell, words, declared);
}

export function exporting(shell: Shell, words: readonly string[], declared: Parameters<Builtin>[2]): number {
  const found = readLetters(shell, words, "fnp", "export [-fn] [name[=value] ...] or export -p");
  if (!found) return 2;
  const { letters, rest } = found;
  if (rest.length === 0 || letters.includes("p")) return showAll(shell, "exported", "export");
  const skipped = words.length - rest.length;
  return markEach(shell, "export", rest, declared, skipped, (variable) => {
    if (letters.includes("n")) delete variable.exported;
    else variable.exported = true;
  });
}

export function readonlyCommand(
  shell: Shell,
  words: readonly string[],
  declared: Parameters<Builtin>[2],
): number {
  const found = readLetters(shell, words, "aAfp", "readonly [-aAf] [name[=value] ...] or readonly -p");
  if (!found) return 2;
  const { letters, rest } = found;
  if (rest.length === 0 || letters.includes("p")) return showAll(shell, "readonly", "readonly");
  return markEach(
    shell,
    "readonly",
    rest,
    declared,
    words.length - rest.length,
    (variable) => variable.readonly = true,
  );
}

function showAll(shell: Shell, key: "exported" | "readonly", word: string): number {
  for (const name of shell.variables.names()) {
    const variable = shell.variables.own(name);
    if (!variable?.[key]) continue;
    const line = shell.flavour.isBash
      ? declaration(name, variable)
      : variable.value === undefined
      ? `${word} ${name}`
      : `${word} ${name}=${singleQuoted(variable.value)}`;
    shell.process.out(`${line}\n`);
  }
  return 0;
}

function markEach(
  shell: Shell,
  command: string,
  names: readonly string[],
  declared: ReadonlyMap<number, Assigned>,
  skipped: number,
  mark: (variable: Variable) => void,
): number {
  let status = 0;
  for (const [index, text] of names.entries()) {
    const given = declared.get(skipped + index) ?? parsed(text);
    if (!given) {
      shell.complain(
        shell.flavour.isBash
          ? `${command}: \`${text}': not a valid identifier`
          : `${command}: ${text.split("=")[0]}: bad variable name`,
      );
      status = shell.flavour.isBash ? 1 : 2;
      continue;
    }
    if (given.value !== undefined) applyAssignment(shell, given);
    mark(shell.variables.declare(given.name));
  }
  return status;
}

export function unset(shell: Shell, words: readonly string[]): number {
  const found = readLetters(shell, words, "fnv", "unset [-f] [-v] [-n] [name ...]");
  if (!found) return 2;
  let status = 0;
  for (const name of found.rest) {
    const match = /^([A-Za-z_]\w*)(?:\[(.*)\])?$/s.exec(name);
    if (
      found.letters.includes("f") ||
      (!found.letters && (match ? !shell.variables.own(match[1]!) : shell.flavour.isBash))
    ) {
      shell.functions.delete(name);
    } else if (!match) {
      const { isBash } = shell.flavour;
      shell.complain(
        isBash ? `unset: \`${name}': not a valid identifier` : `unset: ${name}: bad variable name`,
      );
      status = isBash ? 1 : 2;
    } else {
      try {
        const subscript = match[2]?.replace(/^(["'])(.*)\1$/s, "$2");
        shell.variables.unset(match[1]!, subscript);
      } catch (error) {
        if (!(error instanceof AssignmentError)) throw error;
        shell.complain(`unset: ${error.message}`);
        status = 1;
      }
    }
  }
  return status;
}

export function letting(shell: Shell, words: readonly string[]): number {
  if (words.length === 1) {
    shell.complain("let: expression expected");
    return 1;
  }
  let value = 0n;
  for (const text of words.slice(1)) {
    try {
      value = calculatedText(shell, text, "let: ");
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "ExpansionError") throw error;
      shell.complain(error.message);
      return 1;
    }
  }
  return Number(value === 0n);
}
