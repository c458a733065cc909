/** `set`, `shopt`, `getopts`, `umask`, `ulimit`, `times`, `trap`. */
import { SIGNALS } from "../../../host/process.ts";
import { OPTION_LETTERS, OPTIONS, SETTINGS } from "../options.ts";
import { singleQuoted } from "../quoting.ts";
import type { Shell } from "../shell.ts";
import { signalName, signalTable } from "../signal_name.ts";
import { minutes } from "../time_format.ts";
import { connectTraps } from "../traps.ts";
import { invalidOption } from "./builtin.ts";
import { plainLine } from "./declaring.ts";

const SET_USAGE = "set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]";

export function set(shell: Shell, words: readonly string[]): number {
  if (words.length === 1) {
    for (const name of shell.variables.names()) {
      const variable = shell.variables.own(name)!;
      if (variable.value === undefined && !variable.list && !variable.table) continue;
      shell.process.out(
        `${
          shell.flavour.isBash ? plainLine(name, variable) : `${name}=${singleQuoted(variable.value ?? "")}`
        }\n`,
      );
    }
    return 0;
  }
  for (let at = 1; at < words.length; at++) {
    const word = words[at]!;
    if (word === "--" || word === "-") {
      if (word === "-") { for (const name of ["xtrace", "verbose"]) shell.options.delete(name); }
      if (word === "--" || at + 1 < words.length) shell.parameters = words.slice(at + 1);
      return 0;
    }
    if (!/^[-+]./.test(word)) {
      shell.parameters = words.slice(at);
      return 0;
    }
    const isOn = word.startsWith("-");
    for (const letter of word.slice(1)) {
      if (letter === "o") {
        const name = words[at + 1];
        if (name === undefined) showOptions(shell, isOn);
        else if (!setOption(shell, name, isOn)) {
          shell.complain(
            shell.flavour.isBash ? `set: ${name}: invalid option name` : `set: Illegal option -o ${name}`,
          );
          return 2;
        }
        at++;
        continue;
      }
      const name = OPTION_LETTERS[letter];
      if (!name) return invalidOption(shell, "set", word[0] + letter, SET_USAGE);
      setOption(shell, name, isOn);
    }
  }
  return 0;
}

export function setOption(shell: Shell, name: string, isOn: boolean): boolean {
  if (!OPTIONS.includes(name)) return false;
  if (isOn) shell.options.add(name);
  else shell.options.delete(name);
  return true;
}

function showOptions(shell: Shell, isTable: boolean): void {
  for (const name of OPTIONS) {
    const isOn = shell.options.has(name);
    shell.process.out(
      isTable ? `${name.padEnd(15)}\t${isOn ? "on" : "off"}\n` : `set ${isOn ? "-" : "+"}o ${name}\n`,
    );
  }
}

export function shopt(shell: Shell, words: readonly string[]): number {
  const letters = words.slice(1).filter((word) => /^-[opqsu]+$/.test(word)).join("");
  const bad = words.slice(1).find((word) => /^-./.test(word) && !/^-[opqsu]+$/.test(word));
  if (bad) return invalidOption(shell, "shopt", bad.slice(0, 2), "shopt [-pqsu] [-o] [optname ...]");
  const names = words.slice(1).filter((word) => !word.startsWith("-"));
  const all = letters.includes("o") ? OPTIONS : SETTINGS;
  const state = letters.includes("o") ? shell.options : shell.settings;
  let status = 0;
  const changes = /[su]/.exec(letters)?.[0];
  for (const name of names.length > 0 ? names : all) {
    if (!all.includes(name)) {
      shell.complain(`shopt: ${name}: invalid ${letters.includes("o") ? "option" : "shell option"} name`);
      status = 1;
    } else if (changes && names.length > 0) {
      if (changes === "s") state.add(name);
      else state.delete(name);
    } else if (!changes || state.has(name) === (changes === "s")) {
      const isOn = state.has(name);
      if (!isOn && names.length > 0) status = 1;
      if (!letters.includes("q")) {
        shell.process.out(
          letters.includes("p")
            ? `shopt -${isOn ? "s" : "u"} ${name}\n`
            : `${name.padEnd(15)}\t${isOn ? "on" : "off"}\n`,
        );
      }
    }
  }
  return status;
}

/** `getopts options name [arguments]` */
export function getopts(shell: Shell, words: readonly string[]): number {
  const [, options, name, ...given] = words;
  if (options === undefined || name === undefined) {
    shell.process.err("getopts: usage: getopts optstring name [arg ...]\n");
    return 2;
  }
  const list = words.length > 3 ? given : shell.parameters;
  const { variables, getopts: state } = shell;
  const index = Number(variables.get("OPTIND")) || 1;
  if (index !== state.index) Object.assign(state, { index, offset: 0 });
  const end = (at: number) => {
    Object.assign(state, { index: at, offset: 0 });
    variables.assign("OPTIND", String(at));
    variables.assign(name, "?");
    return 1;
  };
  const word = list[state.index - 1];
  if (state.offset === 0 && (word === undefined || !/^-./.test(word))) return end(state.index);
  if (state.offset === 0 && word === "--") return end(state.index + 1);
  const letter = word![++state.offset]!;
  const isLast = state.offset + 1 >= word!.length;
  const takesValue = options.includes(`${letter}:`) && letter !== ":";
  const isKnown = letter !== ":" && options.includes(letter);
  const isSilent = options.startsWith(":");
  let result = letter;
  variables.unset("OPTARG");
  let next = isLast ? state.index + 1 : state.index;
  if (!isKnown) {
    result = "?";
    if (isSilent) variables.assign("OPTARG", letter);
    else if (variables.get("OPTERR") !== "0") {
      shell.process.err(optionProblem(shell, `illegal option -- ${letter}`, letter));
    }
  } else if (takesValue) {
    const value = isLast ? list[state.index] : word!.slice(state.offset + 1);
    next = state.index + (isLast ? 2 : 1);
    if (value !== undefined) variables.assign("OPTARG", value);
    else {
      next = state.index + 1;
      result = isSilent ? ":" : "?";
      if (isSilent) variables.assign("OPTARG", letter);
      else if (variables.get("OPTERR") !== "0") {
        shell.process.err(optionProblem(shell, `option requires an argument -- ${letter}`, letter));
      }
    }
  }
  if (next !== state.index) Object.assign(state, { index: next, offset: 0 });
  variables.assign("OPTIND", String(state.index));
  variables.assign(name, result);
  return 0;
}

function optionProblem(shell: Shell, text: string, letter: string): string {
  if (shell.flavour.isBash) return `${shell.name}: ${text}\n`;
  return text.startsWith("illegal") ? `Illegal option -${letter}\n` : `No arg for -${letter} option\n`;
}

export function umask(shell: Shell, words: readonly string[]): number {
  const isSymbolic = words.includes("-S");
  const [mode] = words.slice(1).filter((word) => !/^-[Sp]$/.test(word));
  if (mode === undefined) {
    shell.process.out(
      `${words.includes("-p") ? `umask ${isSymbolic ? "-S " : ""}` : ""}${
        isSymbolic ? symbolic(shell.mask) : shell.mask.toString(8).padStart(4, "0")
      }\n`,
    );
    return 0;
  }
  if (/^[0-7]+$/.test(mode)) {
    shell.mask = Number.parseInt(mode, 8) & 0o777;
    return 0;
  }
  const clauses = mode.split(",").map((clause) => /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause));
  if (clauses.some((clause) => clause === null)) {
    shell.complain(
      /^\d/.test(mode)
        ? `umask: ${mode}: octal number out of range`
        : `umask: \`${mode[0]}': invalid symbolic mode character`,
    );
    return 1;
  }
  for (const clause of clauses) shell.mask = changedMask(shell.mask, clause!);
  return 0;
}

function changedMask(mask: number, [, who = "", operator, letters = ""]: RegExpExecArray): number {
  const one = [...letters].reduce((bits, letter) => bits | ({ r: 4, w: 2, x: 1 }[letter] ?? 0), 0);
  const users = who === "" || who.includes("a") ? "ugo" : who;
  let permitted = ~mask & 0o777;
  for (const user of users) {
    const place = { u: 6, g: 3, o: 0 }[user] ?? 0;
    if (operator === "=") permitted = (permitted & ~(7 << place)) | (one << place);
    else permitted = operator === "+" ? permitted | (one << place) : permitted & ~(one << place);
  }
  return ~permitted & 0o777;
}

function symbolic(mask: number): string {
  const letters = (bits: number) => [4, 2, 1].map((bit, at) => (bits & bit) ? "" : "rwx"[at]).join("");
  return `u=${letters(mask >> 6)},g=${letters(mask >> 3)},o=${letters(mask)}`;
}

/** What a process may use, in the kernel's defaults. */
const LIMITS: readonly [letter: string, name: string, unit: string, value: string][] = [
  ["R", "real-time non-blocking time ", "microseconds, -R", "unlimited"],
  ["c", "core file size ", "blocks, -c", "0"],
  ["d", "data seg size ", "kbytes, -d", "unlimited"],
  ["e", "scheduling priority ", "-e", "0"],
  ["f", "file size ", "blocks, -f", "unlimited"],
  ["i", "pending signals ", "-i", "31438"],
  ["l", "max locked memory ", "kbytes, -l", "8192"],
  ["m", "max memory size ", "kbytes, -m", "unlimited"],
  ["n", "open files ", "-n", "1048576"],
  ["p", "pipe size ", "512 bytes, -p", "8"],
  ["q", "POSIX message queues ", "bytes, -q", "819200"],
  ["r", "real-time priority ", "-r", "0"],
  ["s", "stack size ", "kbytes, -s", "8192"],
  ["t", "cpu time ", "seconds, -t", "unlimited"],
  ["u", "max user processes ", "-u", "unlimited"],
  ["v", "virtual memory ", "kbytes, -v", "unlimited"],
  ["x", "file locks ", "-x", "unlimited"],
];

export function ulimit(shell: Shell, words: readonly string[]): number {
  const letters = words.slice(1).filter((word) => word.startsWith("-")).join("").replace(/[-HS]/g, "");
  if (letters.includes("a")) {
    for (const [, name, unit, value] of LIMITS) {
      shell.process.out(`${name.padEnd(20)}${`(${unit})`.padStart(20 + 8 - 8)} ${value}\n`);
    }
    return 0;
  }
  const found = LIMITS.find(([letter]) => letter === (letters.at(-1) ?? "f"));
  if (!found) {
    return invalidOption(shell, "ulimit", `-${letters.at(-1)}`, "ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]");
  }
  const isSetting = words.slice(1).some((word) => !word.startsWith("-"));
  if (!isSetting) shell.process.out(`${found[3]}\n`);
  return 0;
}

export function times(shell: Shell): number {
  const none = minutes(0);
  shell.process.out(`${minutes(shell.task.cpuMs)} ${none}\n${none} ${none}\n`);
  return 0;
}

const OWN = ["EXIT", "DEBUG", "ERR", "RETURN"];

export function trap(shell: Shell, words: readonly string[]): number {
  let rest = words.slice(1);
  if (rest[0] === "-l") {
    shell.process.out(signalTable());
    return 0;
  }
  const shows = rest[0] === "-p";
  if (shows || rest[0] === "--") rest = rest.slice(1);
  if (rest.length === 0 || shows) {
    for (const [name, script] of sortedTraps(shell)) {
      if (rest.length > 0 && !rest.map(signalName).includes(name)) continue;
      const shown = OWN.includes(name) || !shell.flavour.isBash ? name : `SIG${name}`;
      shell.process.out(`trap -- ${singleQuoted(script)} ${shown}\n`);
    }
    return 0;
  }
  const [first = "", ...others] = rest;
  const isReset = first === "-" || (others.length === 0) ||
    /^\d+$/.test(first) && others.length > 0 && SIGNALS[signalName(first)] !== undefined;
  const signals = first === "-" ? others : isReset ? rest : others;
  let status = 0;
  for (const signal of signals) {
    const name = signalName(signal);
    if (!OWN.includes(name) && SIGNALS[name] === undefined) {
      shell.complain(
        shell.flavour.isBash ? `trap: ${signal}: invalid signal specification` : `trap: ${signal}: bad trap`,
      );
      status = 1;
    } else if (isReset) shell.traps.delete(name);
    else {
      shell.traps.set(name, first);
      shell.trapCalls.set(name, shell.calls.at(-1));
    }
  }
  connectTraps(shell);
  return status;
}

function sortedTraps(shell: Shell): [string, string][] {
  const number = (name: string) => name === "EXIT" ? 0 : SIGNALS[name] ?? 100 + OWN.indexOf(name);
  return [...shell.traps].sort(([a], [b]) => number(a) - number(b));
}
