/** Builtins that change what runs next. */
import { absolutePath, type Run } from "../../../host/process.ts";
import { findCommand } from "../command_search.ts";
import { runScript } from "../execute.ts";
import { ExpansionError } from "../expand.ts";
import { farewell, isLogin, Leave } from "../leave.ts";
import type { Shell } from "../shell.ts";
import { execute, replaced } from "../simple_command.ts";
import type { Builtin } from "./builtin.ts";
import { runOwnTrap } from "../traps.ts";
import { builtinNamed } from "./mod.ts";

export function exit(shell: Shell, words: readonly string[]): number {
  if (shell.interactive && shell.subshells === 0) {
    if (shell.history && shell.task.terminal) shell.process.err(farewell(shell));
    const isStopped = shell.jobs.all.some((job) =>
      job.tasks.some((task) => task.isStopped && !task.hasEnded)
    );
    if (isStopped && !shell.hasWarned) {
      shell.process.err("There are stopped jobs.\n");
      shell.hasWarned = true;
      return 1;
    }
  }
  throw new Leave("exit", statusArgument(shell, "exit", words[1]));
}

export function logout(shell: Shell, words: readonly string[]): number {
  if (isLogin(shell)) return exit(shell, words);
  shell.complain("logout: not login shell: use `exit'");
  return 1;
}

function statusArgument(shell: Shell, name: string, text: string | undefined): number {
  if (text === undefined) return shell.status;
  if (/^[-+]?\d+$/.test(text)) return Number(text) & 255;
  shell.complain(
    shell.flavour.isBash ? `${name}: ${text}: numeric argument required` : `${name}: Illegal number: ${text}`,
  );
  return 2;
}

export function returning(shell: Shell, words: readonly string[]): number {
  if (shell.flavour.isBash && words.length > 2) throw new ExpansionError("return: too many arguments");
  if (shell.calls.length === 0) {
    if (!shell.flavour.isBash) throw new Leave("exit", statusArgument(shell, "return", words[1]));
    shell.complain("return: can only `return' from a function or sourced script");
    return 2;
  }
  throw new Leave("return", statusArgument(shell, "return", words[1]));
}

export function breaking(shell: Shell, words: readonly string[]): number {
  return leaveLoop(shell, words, "break");
}
export function continuing(shell: Shell, words: readonly string[]): number {
  return leaveLoop(shell, words, "continue");
}

function leaveLoop(shell: Shell, words: readonly string[], what: "break" | "continue"): number {
  if (shell.loops === 0) {
    if (shell.flavour.isBash) {
      shell.complain(`${what}: only meaningful in a \`for', \`while', or \`until' loop`);
    }
    return 0;
  }
  const count = words[1] ?? "1";
  if (!/^\d+$/.test(count) || Number(count) === 0) {
    shell.complain(
      /^-?\d+$/.test(count)
        ? `${what}: ${count}: loop count out of range`
        : `${what}: ${count}: numeric argument required`,
    );
    if (!/^-?\d+$/.test(count)) throw new Leave("exit", 128);
    throw new Leave("break", shell.loops);
  }
  throw new Leave(what, Math.min(Number(count), shell.loops));
}

export function* evaluate(shell: Shell, words: readonly string[]): Run {
  const { line } = shell;
  const arguments_ = words[1] === "--" ? words.slice(2) : words.slice(1);
  const status = arguments_.length === 0
    ? 0
    : yield* runScript(shell, arguments_.join(" "), { isEval: true, firstLine: line });
  return arguments_.join("").trim() === "" ? 0 : status;
}

/** `. file arguments` */
export function* source(shell: Shell, words: readonly string[]): Run {
  const name = words[1];
  if (name === undefined) {
    shell.complain(`${words[0]}: filename argument required`);
    shell.process.err(`${words[0]}: usage: ${words[0]} filename [arguments]\n`);
    return 2;
  }
  const path = sourcePath(shell, name);
  const text = shell.files.read(path);
  if (text === undefined) {
    const reason = shell.files.isFolder(path) ? "Is a directory" : "No such file or directory";
    if (shell.flavour.isBash) {
      shell.complain(
        reason === "Is a directory" ? `${words[0]}: ${name}: is a directory` : `${name}: ${reason}`,
      );
      return 1;
    }
    const isDash = shell.flavour.kind === "dash";
    shell.complain(`.: ${isDash ? `${name}: not found` : shell.flavour.cannotOpen(name, reason)}`);
    throw new Leave("exit", 2);
  }
  return yield* runSourced(shell, name, text, words.slice(2));
}

export function* runSourced(shell: Shell, name: string, text: string, given: readonly string[]): Run {
  const before = shell.parameters;
  const { line } = shell;
  if (given.length > 0) shell.parameters = [...given];
  shell.calls.push({ name: "source", line, file: name, isFunction: false });
  try {
    shell.status = 0;
    shell.status = yield* runScript(shell, text);
    if (shell.traps.has("RETURN")) yield* runOwnTrap(shell, "RETURN");
    return shell.status;
  } catch (error) {
    if (error instanceof Leave && error.what === "return") return error.value;
    throw error;
  } finally {
    shell.calls.pop();
    shell.line = line;
    if (given.length > 0) shell.parameters = before;
  }
}

/** Along PATH where there is no slash, then here. */
function sourcePath(shell: Shell, name: string): string {
  const here = absolutePath(shell.cwd, name);
  if (name.includes("/")) return here;
  const folders = (shell.variables.get("PATH") ?? "").split(":");
  const found = folders.map((folder) => absolutePath(shell.cwd, `${folder || "."}/${name}`))
    .find((path) => shell.files.read(path) !== undefined);
  return found ?? here;
}

export function* exec(shell: Shell, words: readonly string[]): Run {
  let rest = words.slice(1);
  let name: string | undefined;
  while (/^-[acl]/.test(rest[0] ?? "")) {
    if (rest[0] === "-a") name = rest[1];
    rest = rest.slice(rest[0] === "-a" ? 2 : 1);
  }
  if (rest[0] === "--") rest = rest.slice(1);
  if (rest.length === 0) return 0;
  const found = findCommand(shell, rest[0]!);
  if (found.kind === "none" || found.kind === "refused") {
    const reason = found.kind === "none"
      ? (rest[0]!.includes("/") ? "No such file or directory" : "not found")
      : found.reason;
    shell.complain(
      shell.flavour.isBash
        ? `exec: ${rest[0]}: ${found.kind === "none" ? "not found" : `cannot execute: ${reason}`}`
        : `exec: ${rest[0]}: ${reason}`,
    );
    const status = found.kind === "none" ? 127 : 126;
    if (shell.interactive) return status;
    throw new Leave("exit", status);
  }
  const argv = name === undefined ? rest : [name, ...rest.slice(1)];
  shell.traps.delete("EXIT");
  return yield* replaced(shell, argv, shell.variables.environment(), found);
}

/** `command name`: no function; `-v` and `-V` only tell what it is. */
export function* command(shell: Shell, words: readonly string[], declared: Parameters<Builtin>[2]): Run {
  const [first] = words.slice(1);
  const rest = first === "-p" || first === "--" ? words.slice(2) : words.slice(1);
  if (rest.length === 0) return 0;
  const builtin = builtinNamed(shell, rest[0]!);
  if (!builtin) return yield* execute(shell, rest, { source: rest.join(" ") });
  const result = builtin(shell, rest, shifted(declared, words.length - rest.length));
  return typeof result === "number" ? result : yield* result;
}

export function* builtinCommand(
  shell: Shell,
  words: readonly string[],
  declared: Parameters<Builtin>[2],
): Run {
  const name = words[1];
  if (name === undefined) return 0;
  const builtin = builtinNamed(shell, name);
  if (!builtin) {
    shell.complain(`builtin: ${name}: not a shell builtin`);
    return 1;
  }
  const result = builtin(shell, words.slice(1), shifted(declared, 1));
  return typeof result === "number" ? result : yield* result;
}

function shifted(declared: Parameters<Builtin>[2], by: number): Parameters<Builtin>[2] {
  return new Map([...declared].map(([at, value]) => [at - by, value]));
}

export function shift(shell: Shell, words: readonly string[]): number {
  const text = words[1] ?? "1";
  if (!/^[-+]?\d+$/.test(text)) {
    shell.complain(
      shell.flavour.isBash ? `shift: ${text}: numeric argument required` : `shift: Illegal number: ${text}`,
    );
    return 1;
  }
  const count = Number(text);
  if (count < 0) shell.complain(`shift: ${text}: shift count out of range`);
  if (count < 0 || count > shell.parameters.length) {
    const isDash = shell.flavour.kind === "dash";
    if (count > 0 && isDash) shell.complain("shift: can't shift that many");
    return isDash ? 2 : 1;
  }
  shell.parameters = shell.parameters.slice(count);
  return 0;
}

/** `caller`: who called the function that runs. */
export function caller(shell: Shell, words: readonly string[]): number {
  const depth = Number(words[1] ?? 0);
  const call = shell.calls.at(-1 - depth);
  if (!call && words[1] === undefined && shell.calls.length === 0) {
    shell.process.out("0 NULL\n");
    return 0;
  }
  if (!call) return 1;
  const outer = shell.calls.at(-2 - depth);
  const file = outer?.file || (shell.source === "file" ? shell.name : "NULL");
  shell.process.out(
    words[1] === undefined ? `${call.line} ${file}\n` : `${call.line} ${outer?.name ?? "main"} ${file}\n`,
  );
  return 0;
}
