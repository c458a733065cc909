/** Runs scripts: lists, chains and pipelines. */
import type { Run } from "../../host/process.ts";
import type { ProcessGroup } from "../../host/process_group.ts";
import { nullStream } from "../../host/simple_streams.ts";
import type { Stream } from "../../host/stream.ts";
import type { Task } from "../../host/task.ts";
import { runCompound } from "./compound.ts";
import { putInForeground, reportEnd, startedJob, waitForForeground } from "./job_control.ts";
import { Leave } from "./leave.ts";
import { commandsOf } from "./parse.ts";
import { processRoom } from "./process_room.ts";
import type { Shell } from "./shell.ts";
import { runSimple } from "./simple_command.ts";
import { failureStatus, startSubshell, waitForAll, withStreams } from "./subshell.ts";
import { type Chain, type Command, type List, type Pipeline, ShellSyntaxError } from "./syntax.ts";
import { timesText } from "./time_format.ts";
import { runOwnTrap, runPendingTraps } from "./traps.ts";

export interface ScriptOptions {
  /** Of `eval`, and of a command substitution: how a mistake is announced. */
  isEval?: boolean;
  isSubstitution?: boolean;
  firstLine?: number;
}

/** Runs a script, a line at a time; a syntax error is 2. */
export function* runScript(shell: Shell, text: string, options: ScriptOptions = {}): Run {
  try {
    const { firstLine = 1 } = options;
    const reading = { firstLine, onUnended: unendedWarning(shell), onRead: showRead(shell) };
    for (const list of commandsOf(text, shell.rules(), options.isSubstitution ? { firstLine } : reading)) {
      yield* runList(shell, list);
    }
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    return complainOfSyntax(shell, error, options);
  }
  return shell.status;
}

/** Runs a shell's own script: what cannot be expanded ends its line, not the shell. */
export function* runMain(shell: Shell, text: string): Run {
  const lists = commandsOf(text, shell.rules(), {
    onUnended: unendedWarning(shell),
    onRead: showRead(shell),
  });
  const isOneLine = shell.source === "argument" && !text.trim().includes("\n");
  for (;;) {
    try {
      const next = lists.next();
      if (next.done) return shell.status;
      yield* isOneLine ? runOneLine(shell, next.value) : runList(shell, next.value);
    } catch (error) {
      if (error instanceof ShellSyntaxError) return complainOfSyntax(shell, error, {});
      shell.status = lineFailure(shell, error);
    }
  }
}

/** `set -v` shows what is read. */
export function showRead(shell: Shell): (text: string) => void {
  return (text) => {
    if (shell.options.has("verbose")) shell.process.err(text);
  };
}

/** Only bash tells of a here-document whose end is missing. */
export function unendedWarning(
  shell: Shell,
): (document: { end: string; line: number }, lastLine: number) => void {
  return ({ end, line }, lastLine) => {
    if (!shell.flavour.isBash) return;
    const prefix = shell.flavour.prefix({ ...shell.place(), line: lastLine });
    shell.process.err(
      `${prefix}warning: here-document at line ${line} delimited by end-of-file (wanted \`${end}')\n`,
    );
  };
}

/** `sh -c 'a; b'`: nothing comes after the last command, so that its program takes the place of the shell. */
function* runOneLine(shell: Shell, list: List): Run {
  const last = list.at(-1)!;
  const [command, ...others] = last.first.commands;
  const { negated, timed } = last.first;
  const isPlain = command?.kind === "simple" && others.length === 0 && last.rest.length === 0 &&
    !last.background;
  if (!isPlain || negated || timed || (shell.flavour.isBash && list.length > 1)) {
    return yield* runList(shell, list);
  }
  yield* runList(shell, list.slice(0, -1));
  if (shell.traps.size > 0 || shell.options.has("noexec")) return yield* runList(shell, [last]);
  return shell.status = yield* runLast(shell, command);
}

/** What a line that could not be run leaves as its status. Others than bash end with it. */
function lineFailure(shell: Shell, error: unknown): number {
  const status = failureStatus(shell, error);
  if (status === undefined) throw error;
  const isFatal = !shell.flavour.isBash || (error as { isFatal?: boolean }).isFatal;
  if (isFatal || shell.options.has("errexit")) throw new Leave("exit", status);
  return status;
}

export function complainOfSyntax(shell: Shell, error: ShellSyntaxError, options: ScriptOptions): number {
  const place = shell.place();
  const context = options.isEval ? "eval" : options.isSubstitution ? "command substitution" : undefined;
  const shown = context && shell.flavour.isBash
    ? { ...place, name: `${place.name}: ${context}`, source: "file" as const }
    : place;
  shell.process.err(shell.flavour.syntaxError(error, shown));
  return shell.status = 2;
}

export function* runList(shell: Shell, list: List): Run {
  for (const chain of list) {
    if (shell.process.termination.requested !== undefined) yield* runPendingTraps(shell);
    if (shell.options.has("noexec") && !shell.interactive) continue;
    if (chain.background) {
      yield* processRoom(shell);
      startBackground(shell, chain);
    } else yield* runChain(shell, chain);
  }
  if (shell.process.termination.requested !== undefined) yield* runPendingTraps(shell);
  return shell.status;
}

export function* runChain(shell: Shell, chain: Chain): Run {
  const { rest } = chain;
  yield* runPipeline(shell, chain.first, chain.source, rest.length > 0);
  for (const [index, { operator, pipeline }] of rest.entries()) {
    if ((shell.status === 0) !== (operator === "&&")) continue;
    yield* runPipeline(shell, pipeline, chain.source, index < rest.length - 1);
  }
  return shell.status;
}

/** `isTested`: what stands after it asks for its status, so that `set -e` does not. */
function* runPipeline(shell: Shell, pipeline: Pipeline, source: string, isTested: boolean): Run {
  const tested = isTested || pipeline.negated;
  if (tested) shell.tested++;
  const sinceMs = shell.process.machine.now();
  try {
    const { commands } = pipeline;
    const [only] = commands;
    if (commands.length === 0) shell.status = 0;
    else if (commands.length === 1) {
      shell.status = yield* runCommand(shell, only!, source);
      shell.pipeStatus = [shell.status];
    } else shell.status = yield* runPiped(shell, commands, source);
    if (
      !tested && shell.status !== 0 && (commands.length > 1 || only?.kind !== "group" && isOwnCommand(only))
    ) {
      yield* failed(shell);
    }
  } finally {
    if (tested) shell.tested--;
  }
  if (pipeline.negated) shell.status = Number(shell.status === 0);
  if (pipeline.timed) shell.process.err(timesText(shell, shell.process.machine.now() - sinceMs));
  return shell.status;
}

/** Others have told of their failure by what is in them. */
function isOwnCommand(command: Command | undefined): boolean {
  return command !== undefined && ["simple", "subshell", "arithmetic", "condition"].includes(command.kind);
}

/** A command has failed: its trap runs, and with `set -e` the shell ends. */
function* failed(shell: Shell): Run {
  if (shell.tested > 0) return shell.status;
  yield* runOwnTrap(shell, "ERR");
  if (shell.options.has("errexit")) throw new Leave("exit", shell.status);
  return shell.status;
}

export function* runCommand(shell: Shell, command: Command, source: string): Run {
  return command.kind === "simple"
    ? yield* runSimple(shell, command, source)
    : yield* runCompound(shell, command, source);
}

/** Each command in a process of its own, its output the next one's input. */
function* runPiped(shell: Shell, commands: readonly Command[], source: string): Run {
  shell.line = commands.at(-1)!.line;
  // bash(1), lastpipe: without job control the last one runs in the shell itself.
  if (shell.settings.has("lastpipe") && !shell.options.has("monitor")) {
    return yield* runPipedInto(shell, commands.slice(0, -1), commands.at(-1)!);
  }
  yield* processRoom(shell);
  const tasks = startPipeline(shell, commands, {});
  const job = { tasks: tasks.tasks, group: tasks.group, source };
  if (tasks.group) putInForeground(shell, tasks.group);
  const how = tasks.group ? yield* waitForForeground(shell, job) : yield* waitForAll(shell, tasks.tasks);
  if (how === "stopped") return shell.status;
  const codes = tasks.tasks.map((task) => task.exit!.code);
  reportEnd(shell, tasks.tasks.at(-1)!, source);
  return pipelineStatus(shell, codes);
}

function pipelineStatus(shell: Shell, codes: number[]): number {
  shell.pipeStatus = codes;
  const last = codes.at(-1)!;
  return shell.options.has("pipefail") ? codes.findLast((code) => code !== 0) ?? 0 : last;
}

function* runPipedInto(shell: Shell, commands: readonly Command[], last: Command): Run {
  yield* processRoom(shell);
  const { tasks, output } = startPipeline(shell, commands, { leadsOn: true });
  const { descriptors } = shell.task;
  const before = descriptors.get(0);
  descriptors.set(0, output!);
  let code: number;
  try {
    code = yield* runCommand(shell, last, "");
  } finally {
    if (before) descriptors.set(0, before);
    else descriptors.delete(0);
    output!.release();
  }
  yield* waitForAll(shell, tasks);
  return pipelineStatus(shell, [...tasks.map((task) => task.exit!.code), code]);
}

/**
 * Starts the processes of a pipeline, in a group of their own where there is job control. `leadsOn`: what the last one
 * writes is the answer's `output`.
 */
function startPipeline(
  shell: Shell,
  commands: readonly Command[],
  { input, leadsOn = false }: { input?: Stream; leadsOn?: boolean },
): { tasks: Task[]; group: ProcessGroup | undefined; output?: Stream } {
  const tasks: Task[] = [];
  const hasGroups = shell.options.has("monitor");
  let group: ProcessGroup | undefined;
  let upstream = input;
  for (const [index, command] of commands.entries()) {
    const pipe = leadsOn || index < commands.length - 1 ? shell.task.kernel.makePipe() : undefined;
    const streams: Record<number, Stream> = {};
    if (upstream) streams[0] = upstream;
    if (pipe) streams[1] = pipe.output;
    const task = startSubshell(
      shell,
      { descriptors: withStreams(shell, streams), ...(hasGroups ? { jobGroup: group ?? "new" } : {}) },
      (inner) => runLast(inner, command),
    );
    tasks.push(task);
    if (hasGroups) group ??= task.jobGroup;
    if (index > 0) upstream?.release();
    pipe?.output.release();
    upstream = pipe?.input;
  }
  return { tasks, group, ...(upstream ? { output: upstream } : {}) };
}

/** The only command of a process: a program takes the place of the shell. */
function* runLast(shell: Shell, command: Command): Run {
  if (command.kind !== "simple") return yield* runCommand(shell, command, "");
  return yield* runSimple(shell, command, "", { replaces: true });
}

function startBackground(shell: Shell, chain: Chain): void {
  const hasGroups = shell.options.has("monitor");
  const input = hasGroups ? undefined : nullStream;
  const isPlain = chain.rest.length === 0 && !chain.first.negated && !chain.first.timed;
  const started = isPlain
    ? startPipeline(shell, chain.first.commands, input ? { input } : {})
    : startChain(shell, chain, input);
  shell.lastBackground = started.tasks.at(-1)!.pid;
  shell.status = 0;
  startedJob(shell, started, chain.source);
}

function startChain(
  shell: Shell,
  chain: Chain,
  input: Stream | undefined,
): { tasks: Task[]; group: ProcessGroup | undefined } {
  const hasGroups = shell.options.has("monitor");
  const task = startSubshell(
    shell,
    {
      descriptors: withStreams(shell, input ? { 0: input } : {}),
      ...(hasGroups ? { jobGroup: "new" as const } : {}),
    },
    (inner) => runChain(inner, { ...chain, background: false }),
  );
  return { tasks: [task], group: hasGroups ? task.jobGroup : undefined };
}
