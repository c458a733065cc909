/** Commands that the shell runs itself. */
import { absolutePath, findProgram, readLine, type Run } from "../process.ts";
import { test } from "../commands/test.ts";
import type { Shell } from "./shell.ts";

/** Leaves loops or the shell. */
export class Leave extends Error {
  readonly what: "exit" | "break" | "continue";
  /** Exit code, or how many loops to leave. */
  readonly value: number;

  constructor(what: "exit" | "break" | "continue", value: number) {
    super(what);
    this.name = "Leave";
    this.what = what;
    this.value = value;
  }
}

type Builtin = (shell: Shell, words: readonly string[]) => Run | number;

export const builtins: Readonly<Record<string, Builtin | undefined>> = {
  ":": succeed,
  true: succeed,
  trap,
  umask: succeed,
  false: () => 1,
  exit(shell, words) {
    throw new Leave("exit", words[1] === undefined ? shell.status : Number(words[1]) & 255);
  },
  break(_shell, words) {
    throw new Leave("break", Number(words[1] ?? 1));
  },
  continue(_shell, words) {
    throw new Leave("continue", Number(words[1] ?? 1));
  },
  wait,
  cd,
  export: exportNames,
  unset,
  set,
  shift,
  read,
  exec,
  test: (shell, words) => test({ ...shell.process, argv: words }),
  "[": (shell, words) => test({ ...shell.process, argv: words }),
  command,
  type: command,
};

function succeed(): number {
  return 0;
}

/** Waits for everything that was started with `&`. */
function* wait(shell: Shell): Run {
  const isRunning = (pid: number) => shell.process.machine.processes().some((row) => row.pid === pid);
  while (shell.jobs.some(isRunning)) yield { kind: "sleep", ms: WAIT_MS };
  shell.jobs.length = 0;
  return 0;
}

/** How often `wait` looks. */
const WAIT_MS = 50;

/** `trap 'commands' TERM`; other signals are accepted and never come. */
function trap(shell: Shell, words: readonly string[]): number {
  const [script = "", ...signals] = words.slice(1);
  if (!signals.some((signal) => /^(SIG)?TERM$|^15$/i.test(signal))) return 0;
  shell.termTrap = script === "-" ? undefined : script;
  shell.process.termination.handler = shell.termTrap === undefined ? "default" : "polled";
  return 0;
}

function cd(shell: Shell, words: readonly string[]): number {
  const target = words[1] ?? shell.variable("HOME") ?? "/";
  const path = absolutePath(shell.process.cwd, target);
  if (!shell.process.machine.files.isFolder(path)) {
    shell.process.err(`sh: cd: can't cd to ${target}: No such file or directory\n`);
    return 2;
  }
  shell.process.cwd = path;
  shell.assign("PWD", path);
  return 0;
}

function exportNames(shell: Shell, words: readonly string[]): number {
  for (const word of words.slice(1)) {
    const [name = "", ...value] = word.split("=");
    if (word.includes("=")) shell.assign(name, value.join("="));
    shell.exported.add(name);
  }
  if (words.length === 1) {
    for (const [name, value] of Object.entries(shell.environment())) {
      shell.process.out(`export ${name}='${value}'\n`);
    }
  }
  return 0;
}

function unset(shell: Shell, words: readonly string[]): number {
  for (const name of words.slice(1)) {
    shell.variables.delete(name);
    shell.exported.delete(name);
  }
  return 0;
}

function set(shell: Shell, words: readonly string[]): number {
  for (const word of words.slice(1)) {
    if (/^-[a-z]*e/.test(word)) shell.exitOnError = true;
    if (/^\+[a-z]*e/.test(word)) shell.exitOnError = false;
  }
  return 0;
}

function shift(shell: Shell, words: readonly string[]): number {
  shell.parameters = shell.parameters.slice(Number(words[1] ?? 1));
  return 0;
}

function* read(shell: Shell, words: readonly string[]): Run {
  const names = words.slice(1).filter((word) => !word.startsWith("-"));
  const line = yield* readLine(shell.process);
  if (line === undefined) return 1;
  const fields = line.trim().split(/\s+/);
  names.forEach((name, index) =>
    shell.assign(name, index === names.length - 1 ? fields.slice(index).join(" ") : fields[index] ?? "")
  );
  return 0;
}

function* exec(shell: Shell, words: readonly string[]): Run {
  if (words.length === 1) return 0;
  throw new Leave("exit", yield* shell.execute(words.slice(1)));
}

function command(shell: Shell, words: readonly string[]): number {
  const name = words.find((word, index) => index > 0 && !word.startsWith("-"));
  if (name === undefined) return 0;
  const { machine, cwd, out } = shell.process;
  const path = builtins[name] ? name : findProgram(machine, shell.environment(), cwd, name);
  if (!path) return 127;
  out(path + "\n");
  return 0;
}
