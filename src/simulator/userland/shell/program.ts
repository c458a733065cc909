/** The shell as a program: `sh -c '…'`, `sh file`, a script on standard input, and a prompt at a terminal. */
import { absolutePath, type Process, type Program, type Run } from "../../host/process.ts";
import { setOption } from "./builtins/options.ts";
import { runMain } from "./execute.ts";
import type { ShellFlavour } from "./flavour.ts";
import { interact } from "./interactive.ts";
import { DEFAULT_OPTIONS, OPTION_LETTERS } from "./options.ts";
import { runInput } from "./script_input.ts";
import { Shell } from "./shell.ts";
import { toEnd } from "./subshell.ts";

/** A shell program of the given flavour. */
export function shellProgram(flavour: ShellFlavour): Program {
  return (process) => startShell(process, flavour, process.argv.slice(1));
}

/** The shell as it reads a file that has no interpreter of its own. */
export function shellWithFile(flavour: ShellFlavour): Program {
  return (process) => startShell(process, flavour, process.argv.slice(1));
}

function startShell(process: Process, flavour: ShellFlavour, words: readonly string[]): Run | number {
  const shell = new Shell(process, flavour);
  if (flavour.isBash) { for (const name of DEFAULT_OPTIONS) shell.options.add(name); }
  const invocation = readInvocation(shell, words);
  if (typeof invocation === "number") return invocation;
  return toEnd(shell, begin(shell, invocation));
}

interface Invocation {
  /** Of `-c`. */
  script: string | undefined;
  isInteractive: boolean;
  readsInput: boolean;
  rest: readonly string[];
}

const LONG = /^--(login|noprofile|norc|posix|noediting|verbose|restricted|debugger)$/;

function readInvocation(shell: Shell, words: readonly string[]): Invocation | number {
  let takesScript = false;
  let isInteractive = false;
  let readsInput = false;
  let at = 0;
  for (; /^[-+]/.test(words[at] ?? ""); at++) {
    const word = words[at]!;
    if (word === "--" || word === "-") {
      at++;
      break;
    }
    if (word === "--version" && shell.flavour.isBash) return version(shell);
    if (LONG.test(word)) continue;
    if (/^--(rcfile|init-file)$/.test(word)) {
      at++;
      continue;
    }
    if (word.startsWith("--")) return refuse(shell, word);
    for (const letter of word.slice(1)) {
      if (letter === "c") takesScript = true;
      else if (letter === "i") isInteractive = true;
      else if (letter === "s") readsInput = true;
      else if (letter === "l" || letter === "r") continue;
      else if (letter === "o" || letter === "O") {
        const name = words[++at] ?? "";
        if (letter === "O") shell.settings.add(name);
        else if (!setOption(shell, name, word.startsWith("-"))) return refuse(shell, name);
      } else if (OPTION_LETTERS[letter]) setOption(shell, OPTION_LETTERS[letter], word.startsWith("-"));
      else return refuse(shell, word[0] + letter);
    }
  }
  const rest = words.slice(at);
  if (takesScript && rest.length === 0) {
    shell.process.err(
      `${shell.name}: -c${
        shell.flavour.isBash ? ": option requires an argument" : " requires an argument"
      }\n`,
    );
    return 2;
  }
  return {
    script: takesScript ? rest[0] : undefined,
    isInteractive,
    readsInput,
    rest: takesScript ? rest.slice(1) : rest,
  };
}

function refuse(shell: Shell, option: string): number {
  shell.process.err(
    shell.flavour.isBash
      ? `${shell.name}: ${option}: invalid option\n`
      : `${shell.name}: 0: Illegal option ${option}\n`,
  );
  return 2;
}

function version(shell: Shell): number {
  shell.process.out(
    "GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\nCopyright (C) 2022 Free Software Foundation, Inc.\n",
  );
  return 0;
}

function* begin(shell: Shell, { script, isInteractive, readsInput, rest }: Invocation): Run {
  const { process } = shell;
  if (script !== undefined) {
    if (rest[0] !== undefined) shell.name = rest[0];
    shell.parameters = rest.slice(1);
    shell.source = "argument";
    return yield* runMain(shell, script);
  }
  if (rest[0] !== undefined && !readsInput) return yield* runFile(shell, rest[0], rest.slice(1));
  shell.parameters = [...rest];
  if (
    isInteractive || (process.tty && shell.task.descriptors.get(2)?.terminal !== undefined) || process.tty
  ) {
    shell.source = "prompt";
    return yield* interact(shell);
  }
  shell.source = "input";
  return yield* runInput(shell);
}

function* runFile(shell: Shell, name: string, parameters: string[]): Run {
  const { process, flavour } = shell;
  const path = absolutePath(process.cwd, name);
  const text = process.machine.files.read(path);
  if (text === undefined) {
    const isFolder = process.machine.files.isFolder(path);
    if (flavour.isBash) {
      process.err(
        isFolder
          ? `${name}: ${name}: Is a directory\n`
          : `${shell.name}: ${name}: No such file or directory\n`,
      );
      return isFolder ? 126 : 127;
    }
    shell.line = 0;
    process.err(`${flavour.prefix(shell.place())}${flavour.cannotOpen(name, "No such file or directory")}\n`);
    return 2;
  }
  shell.name = name;
  shell.source = "file";
  shell.parameters = parameters;
  if (isBinary(text)) {
    process.err(`${name}: ${name}: cannot execute binary file\n`);
    return 126;
  }
  return yield* runMain(shell, text);
}

/** As bash decides it: a NUL in the first line. */
function isBinary(text: string): boolean {
  const line = text.slice(0, 80).split("\n")[0]!;
  return text.startsWith("\x7fELF") || line.includes("\0");
}
