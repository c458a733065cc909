/** Commands that the shell runs itself. */
import { absolutePath, findProgram, readLine, type Run } from "../../host/process.ts";
import { signalName } from "./signal_name.ts";
import { test } from "../commands/test.ts";
import { calculate } from "./arithmetic.ts";
import type { Shell } from "./shell.ts";

/** Leaves loops or the shell. */
export class Leave extends Error {
  readonly what: "exit" | "break" | "continue" | "return";
  /** Exit code, or how many loops to leave. */
  readonly value: number;

  constructor(what: Leave["what"], value: number) {
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
  return(shell, words) {
    throw new Leave("return", words[1] === undefined ? shell.status : Number(words[1]) & 255);
  },
  wait,
  local,
  eval: (shell, words) => shell.script(words.slice(1).join(" ")),
  ".": source,
  source,
  let: (shell, words) => Number(words.slice(1).map((text) => calculate(text, shell)).at(-1) === 0),
  readonly: exportNames,
  declare: local,
  jobs: succeed,
  hash: succeed,
  ulimit: succeed,
  alias: succeed,
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
  // A trapped signal ends the waiting.
  while (shell.jobs.some(isRunning)) {
    if (shell.process.termination.requested !== undefined) return 143;
    yield { kind: "sleep", ms: WAIT_MS };
  }
  shell.jobs.length = 0;
  return 0;
}

/** How often `wait` looks. */
const WAIT_MS = 50;

/** `trap 'commands' TERM INT EXIT`; `-` takes it back, '' makes the shell deaf. */
function trap(shell: Shell, words: readonly string[]): number {
  const [script = "", ...signals] = words.slice(1);
  for (const signal of signals) {
    const name = signalName(signal);
    if (script === "-") shell.traps.delete(name);
    else shell.traps.set(name, script);
  }
  const handled = [...shell.traps.keys()].filter((name) => name !== "EXIT");
  const { termination } = shell.process;
  termination.handler = handled.includes("TERM") ? "polled" : "default";
  termination.handled = handled;
  return 0;
}

/** `local name=value …`: until the function returns. */
function local(shell: Shell, words: readonly string[]): number {
  const hidden = shell.hidden.at(-1);
  for (const word of words.slice(1).filter((word) => !word.startsWith("-"))) {
    const [name = "", ...value] = word.split("=");
    if (hidden && !hidden.has(name)) hidden.set(name, shell.variables.get(name));
    shell.assign(name, value.join("="));
  }
  return 0;
}

function* source(shell: Shell, words: readonly string[]): Run {
  const text = shell.process.machine.files.read(absolutePath(shell.process.cwd, words[1] ?? ""));
  if (text !== undefined) return yield* shell.script(text);
  shell.process.err(`sh: .: can't open '${words[1] ?? ""}': No such file or directory\n`);
  return 2;
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
  for (const [index, word] of words.entries()) {
    if (index === 0) continue;
    if (word === "--" || !/^[-+]/.test(word)) {
      if (words[index - 1] !== "-o") shell.parameters = words.slice(word === "--" ? index + 1 : index);
      return 0;
    }
    if (/^[-+][a-z]*x/.test(word)) shell.tracing = word.startsWith("-");
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
