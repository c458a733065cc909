/** A shell at a prompt. */
import { Interrupted, readLine, type Run, type Wait } from "../../host/process.ts";
import { complainOfSyntax, runList } from "./execute.ts";
import { History } from "./history.ts";
import { tellOfJobs } from "./job_control.ts";
import { Leave } from "./leave.ts";
import { expandPrompt } from "./prompt.ts";
import { listsOf } from "./script_input.ts";
import type { Shell } from "./shell.ts";
import { failureStatus } from "./subshell.ts";
import { ShellSyntaxError } from "./syntax.ts";
import { connectTraps } from "./traps.ts";

/** 128 and SIGINT. */
const INTERRUPTED = 130;

export function* interact(shell: Shell): Run {
  shell.interactive = true;
  shell.history = new History();
  if (shell.task.terminal) shell.options.add("monitor");
  if (shell.flavour.isBash) shell.options.add("histexpand");
  if (shell.variables.get("PS1") === undefined) shell.variables.assign("PS1", shell.flavour.prompt);
  if (shell.variables.get("PS2") === undefined) shell.variables.assign("PS2", "> ");
  connectTraps(shell);
  let pending = "";
  for (;;) {
    try {
      if (pending === "") tellOfJobs(shell);
      const typed = yield* readTyped(shell, pending !== "");
      if (typed === undefined) return yield* atEnd(shell, pending);
      pending = yield* runTyped(shell, pending + typed);
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      pending = "";
      shell.status = INTERRUPTED;
    }
  }
}

function* readTyped(shell: Shell, isContinued: boolean): Generator<Wait, string | undefined, void> {
  const prompt = expandPrompt(shell, shell.variables.get(isContinued ? "PS2" : "PS1") ?? "");
  if (shell.process.tty) shell.process.out(prompt);
  return yield* readLine(shell.process);
}

function* atEnd(shell: Shell, pending: string): Run {
  if (pending !== "") {
    const read = listsOf(shell, pending);
    if (read instanceof ShellSyntaxError) complainOfSyntax(shell, read, {});
  }
  yield* [];
  return shell.status;
}

/** Runs what was typed; what asks for another line is handed back. */
function* runTyped(shell: Shell, text: string): Generator<Wait, string, void> {
  const read = listsOf(shell, text);
  if (read instanceof ShellSyntaxError) {
    if (read.incomplete) return text;
    complainOfSyntax(shell, read, {});
    return "";
  }
  try {
    for (const list of read) yield* runList(shell, list);
  } catch (error) {
    if (error instanceof Leave) {
      if (error.what === "exit") throw error;
      return "";
    }
    const status = failureStatus(shell, error);
    if (status === undefined) throw error;
    shell.status = status;
  }
  return "";
}
