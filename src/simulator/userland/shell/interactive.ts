/** A shell at a prompt. */
import { absolutePath, Interrupted, readLine, type Run, type Wait } from "../../host/process.ts";
import { type Edited, LineEditor } from "./editor/line_editor.ts";
import { complainOfSyntax, runList, runScript } from "./execute.ts";
import { History } from "./history.ts";
import { historyEntry } from "./history_entry.ts";
import { expandHistory } from "./history_expansion.ts";
import { tellOfJobs } from "./job_control.ts";
import { farewell, Leave } from "./leave.ts";
import { expandPrompt } from "./prompt.ts";
import { listsOf } from "./script_input.ts";
import type { Shell } from "./shell.ts";
import { failureStatus } from "./subshell.ts";
import { ShellSyntaxError } from "./syntax.ts";
import { connectTraps } from "./traps.ts";

/** 128 and SIGINT. */
const INTERRUPTED = 130;

export function* interact(shell: Shell): Run {
  yield* prepare(shell);
  const { terminal } = shell.task.descriptors.get(0) ?? {};
  const edits = shell.flavour.kind !== "dash" && terminal && shell.task.terminal === terminal;
  const editor = edits ? new LineEditor(shell, terminal, shell) : undefined;
  try {
    return yield* prompts(shell, editor);
  } finally {
    saveHistory(shell);
  }
}

function* prepare(shell: Shell): Run {
  shell.interactive = true;
  shell.history = new History();
  if (shell.task.terminal) shell.options.add("monitor");
  const { variables, flavour } = shell;
  if (flavour.isBash) { for (const name of ["histexpand", "emacs", "history"]) shell.options.add(name); }
  if (flavour.isBash) shell.settings.add("expand_aliases");
  if (variables.get("PS1") === undefined) variables.assign("PS1", flavour.prompt);
  if (variables.get("PS2") === undefined) variables.assign("PS2", "> ");
  connectTraps(shell);
  const home = variables.get("HOME") ?? shell.homeOf(shell.user.name) ?? "/";
  if (flavour.isBash) variables.assign("HISTFILE", absolutePath(home, ".bash_history"));
  shell.history.load(shell.files.read(historyFile(shell)) ?? "");
  const start = flavour.isBash ? shell.files.read(absolutePath(home, ".bashrc")) : undefined;
  return start === undefined ? 0 : yield* runScript(shell, start);
}

function historyFile(shell: Shell): string {
  return shell.variables.get("HISTFILE") ?? "";
}

function saveHistory(shell: Shell): void {
  const path = historyFile(shell);
  const own = shell.history?.own ?? "";
  if (path === "" || own === "" || !shell.task.terminal) return;
  const before = shell.files.read(path) ?? "";
  if (shell.files.refusal(path) === undefined) shell.files.write(path, before + own);
}

function* prompts(shell: Shell, editor: LineEditor | undefined): Run {
  let pending = "";
  let line = "";
  for (;;) {
    try {
      if (pending === "") {
        tellOfJobs(shell);
        shell.task.kernel.onPrompt?.({ task: shell.task, line, status: shell.status });
      }
      const typed = yield* readTyped(shell, editor, pending !== "");
      if (typed.kind === "end") return atEnd(shell, editor, pending);
      if (typed.kind === "interrupted") {
        pending = "";
        shell.status = INTERRUPTED;
      } else {
        line = pending + typed.text;
        pending = yield* runTyped(shell, line, pending === "");
      }
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      if (editor) shell.process.err("\n");
      pending = "";
      shell.status = INTERRUPTED;
    }
  }
}

function* readTyped(
  shell: Shell,
  editor: LineEditor | undefined,
  isContinued: boolean,
): Generator<Wait, Edited, void> {
  tellSize(shell);
  const prompt = expandPrompt(shell, shell.variables.get(isContinued ? "PS2" : "PS1") ?? "");
  if (editor) {
    const edited = yield* editor.read(prompt);
    tellSize(shell);
    return edited.kind === "line" ? { kind: "line", text: `${edited.text}\n` } : edited;
  }
  if (shell.process.tty) shell.process.out(prompt);
  const text = yield* readLine(shell.process);
  return text === undefined ? { kind: "end" } : { kind: "line", text };
}

/** How large the terminal is now (checkwinsize of shopt). */
function tellSize({ flavour, task, variables }: Shell): void {
  if (!flavour.isBash || !task.terminal) return;
  const { rows, columns } = task.terminal.size;
  variables.assign("LINES", String(rows));
  variables.assign("COLUMNS", String(columns));
}

function atEnd(shell: Shell, editor: LineEditor | undefined, pending: string): number {
  if (pending !== "") {
    const read = listsOf(shell, pending);
    if (read instanceof ShellSyntaxError) complainOfSyntax(shell, read, {});
  }
  if (editor) shell.process.err(farewell(shell) || "\n");
  return shell.status;
}

/** Runs what was typed; what asks for another line is handed back. */
function* runTyped(shell: Shell, typed: string, isFirst: boolean): Generator<Wait, string, void> {
  const text = isFirst ? expandedHistory(shell, typed) : typed;
  if (text === undefined) return "";
  const read = listsOf(shell, text);
  if (read instanceof ShellSyntaxError && read.incomplete) return text;
  remember(shell, text);
  if (!/^\s*exit/.test(text)) shell.hasWarned = false;
  if (read instanceof ShellSyntaxError) {
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

function remember(shell: Shell, text: string): void {
  const entry = historyEntry(text.replace(/\n$/, ""), shell.rules());
  shell.history?.add(entry, shell.variables.get("HISTCONTROL"));
}

/** `!!` and its kin; what it stands for is shown. Undefined: there is no such event, or it is only to be shown. */
function expandedHistory(shell: Shell, typed: string): string | undefined {
  if (!shell.options.has("histexpand") || !shell.process.tty) return typed;
  const expansion = expandHistory(typed.replace(/\n$/, ""), shell.history?.lines ?? []);
  if (expansion.kind === "same") return typed;
  if (expansion.kind === "failed") {
    shell.complain(expansion.message);
    return undefined;
  }
  shell.process.out(`${expansion.text}\n`);
  if (!expansion.isShownOnly) return `${expansion.text}\n`;
  remember(shell, expansion.text);
  return undefined;
}
