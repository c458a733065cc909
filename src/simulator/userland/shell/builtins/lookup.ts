/** `type`, `command -v`, `hash`, `alias`, `unalias`, `enable`. */
import { findCommand } from "../command_search.ts";
import { functionText } from "../function_text.ts";
import { singleQuoted } from "../quoting.ts";
import { RESERVED } from "../reserved_words.ts";
import type { Shell } from "../shell.ts";
import { readLetters } from "./builtin.ts";
import { BUILTIN_NAMES, builtinNamed } from "./mod.ts";

type Meaning =
  | { kind: "alias"; text: string }
  | { kind: "keyword" }
  | { kind: "function" }
  | { kind: "builtin" }
  | { kind: "file"; path: string; hashed: boolean };

function* meanings(shell: Shell, name: string, { skipsFunctions = false } = {}): Generator<Meaning> {
  const alias = shell.rules().alias(name);
  if (alias !== undefined) yield { kind: "alias", text: alias };
  if (RESERVED.includes(name)) yield { kind: "keyword" };
  if (!skipsFunctions && shell.functions.has(name)) yield { kind: "function" };
  if (builtinNamed(shell, name)) yield { kind: "builtin" };
  const hashed = shell.hashed.has(name);
  const found = findCommand(shell, name);
  if (found.kind === "program" || found.kind === "script") {
    yield { kind: "file", path: name.includes("/") ? name : found.path, hashed };
    if (!hashed) shell.hashed.delete(name);
  }
}

export function type(shell: Shell, words: readonly string[]): number {
  const found = readLetters(shell, words, "afptP", "type [-afptP] name [name ...]");
  if (!found) return 2;
  const { letters, rest } = found;
  let status = 0;
  for (const name of rest) {
    const all = [...meanings(shell, name, { skipsFunctions: letters.includes("f") })]
      .filter((meaning) => !letters.includes("P") || meaning.kind === "file");
    const shown = letters.includes("a") ? all : all.slice(0, 1);
    if (shown.length === 0) {
      status = shell.flavour.isBash ? 1 : 127;
      if (!/[tpP]/.test(letters)) notFound(shell, name);
    }
    for (const meaning of shown) {
      if (letters.includes("t")) shell.process.out(`${meaning.kind}\n`);
      else if (/[pP]/.test(letters)) { if (meaning.kind === "file") shell.process.out(`${meaning.path}\n`); }
      else shell.process.out(described(shell, name, meaning));
    }
  }
  return status;
}

function notFound(shell: Shell, name: string): void {
  if (shell.flavour.isBash) shell.complain(`type: ${name}: not found`);
  else shell.process.out(`${name}: not found\n`);
}

function described(shell: Shell, name: string, meaning: Meaning): string {
  const { isBash } = shell.flavour;
  switch (meaning.kind) {
    case "alias":
      return isBash
        ? `${name} is aliased to \`${meaning.text}'\n`
        : `${name} is an alias for ${meaning.text}\n`;
    case "keyword":
      return `${name} is a shell keyword\n`;
    case "function":
      return isBash
        ? `${name} is a function\n${functionText(name, shell.functions.get(name)!.body)}`
        : `${name} is a shell function\n`;
    case "builtin":
      return `${name} is a shell builtin\n`;
    case "file":
      return meaning.hashed && isBash
        ? `${name} is hashed (${meaning.path})\n`
        : `${name} is ${meaning.path}\n`;
  }
}

/** `command -v` and `command -V` */
export function whatIs(shell: Shell, names: readonly string[], isLong: boolean): number {
  let isAnyFound = false;
  for (const name of names) {
    const [meaning] = [...meanings(shell, name)];
    isAnyFound ||= meaning !== undefined;
    if (!meaning) {
      if (isLong) shell.complain(shell.flavour.isBash ? `command: ${name}: not found` : `${name}: not found`);
    } else if (isLong) shell.process.out(described(shell, name, meaning));
    else if (meaning.kind === "file") shell.process.out(`${meaning.path}\n`);
    else if (meaning.kind === "alias") shell.process.out(`alias ${name}=${singleQuoted(meaning.text)}\n`);
    else shell.process.out(`${name}\n`);
  }
  return isAnyFound ? 0 : shell.flavour.isBash ? 1 : 127;
}

export function hash(shell: Shell, words: readonly string[]): number {
  const found = readLetters(shell, words, "dlprt", "hash [-lr] [-p pathname] [-dt] [name ...]");
  if (!found) return 2;
  if (found.letters.includes("r")) shell.hashed.clear();
  if (found.rest.length === 0 && found.letters === "") {
    if (shell.hashed.size === 0) shell.process.out("hash: hash table empty\n");
    else {
      shell.process.out("hits\tcommand\n");
      for (const { path, hits } of shell.hashed.values()) {
        shell.process.out(`${String(hits).padStart(4)}\t${path}\n`);
      }
    }
    return 0;
  }
  let status = 0;
  for (const name of found.rest) {
    if (builtinNamed(shell, name)) continue;
    const command = findCommand(shell, name);
    if (found.letters.includes("t") && command.kind === "program") shell.process.out(`${command.path}\n`);
    if (command.kind === "none" || command.kind === "refused") {
      shell.complain(`hash: ${name}: not found`);
      status = 1;
    } else if (shell.hashed.has(name)) shell.hashed.get(name)!.hits = 0;
  }
  return status;
}

export function alias(shell: Shell, words: readonly string[]): number {
  let status = 0;
  const given = words.slice(1).filter((word) => word !== "-p");
  if (given.length === 0) {
    for (const [name, text] of [...shell.aliases].sort()) shell.process.out(aliasLine(shell, name, text));
  }
  for (const word of given) {
    const at = word.indexOf("=");
    if (at > 0) shell.aliases.set(word.slice(0, at), word.slice(at + 1));
    else if (shell.aliases.has(word)) shell.process.out(aliasLine(shell, word, shell.aliases.get(word)!));
    else {
      shell.complain(`alias: ${word}${shell.flavour.isBash ? ":" : ""} not found`);
      status = 1;
    }
  }
  return status;
}

function aliasLine(shell: Shell, name: string, text: string): string {
  return `${shell.flavour.isBash ? "alias " : ""}${name}=${singleQuoted(text)}\n`;
}

export function unalias(shell: Shell, words: readonly string[]): number {
  let status = 0;
  if (words[1] === "-a") shell.aliases.clear();
  else {
    for (const name of words.slice(1)) {
      if (shell.aliases.delete(name)) continue;
      shell.complain(`unalias: ${name}${shell.flavour.isBash ? ":" : ""} not found`);
      status = 1;
    }
  }
  return status;
}

/** `enable`, and `enable -n`, with which a builtin makes room for a program of its name. */
export function enable(shell: Shell, words: readonly string[]): number {
  const found = readLetters(shell, words, "adnps", "enable [-a] [-dnps] [-f filename] [name ...]");
  if (!found) return 2;
  const { letters, rest } = found;
  const turnsOff = letters.includes("n");
  if (rest.length === 0) {
    for (const name of BUILTIN_NAMES()) {
      const isOff = shell.disabled.has(name);
      if (letters.includes("a") || isOff === turnsOff) {
        shell.process.out(`enable ${isOff ? "-n " : ""}${name}\n`);
      }
    }
    return 0;
  }
  let status = 0;
  for (const name of rest) {
    if (!BUILTIN_NAMES().includes(name)) {
      shell.complain(`enable: ${name}: not a shell builtin`);
      status = 1;
    } else if (turnsOff) shell.disabled.add(name);
    else shell.disabled.delete(name);
  }
  return status;
}
