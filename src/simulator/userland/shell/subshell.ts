/** Processes that a shell starts: its own copies, and how it waits for them. */
import { Interrupted, type Run, type Wait } from "../../host/process.ts";
import type { ProcessGroup } from "../../host/process_group.ts";
import type { Stream } from "../../host/stream.ts";
import type { Task } from "../../host/task.ts";
import { AssignmentError } from "./variables.ts";
import { ExpansionError } from "./expand.ts";
import { Leave } from "./leave.ts";
import type { Shell } from "./shell.ts";
import { runTrap } from "./traps.ts";

export interface SubshellOptions {
  /** Instead of the shell's own. */
  descriptors?: ReadonlyMap<number, Stream>;
  jobGroup?: "new" | ProcessGroup;
  title?: string;
}

/** A copy that leads no job takes its first step within that of its parent; one that is so deep waits for those above. */
const STEPS_APART = 8;
/** Processes that a machine may have. */
const MAX_TASKS = 4096;
/** 128 and SIGSEGV: what a shell that calls itself without end is ended by. */
const OVERFLOWN = 139;

/** What a new process does after the step of its parent, who has its place in the terminal to settle first. */
export function* later(work: Run): Run {
  yield { kind: "sleep", ms: 0 };
  return yield* work;
}

/** A machine that is full has no room for another process. */
function assertRoom(shell: Shell): void {
  if (shell.subshells < STEPS_APART || [...shell.task.kernel.tasks].length < MAX_TASKS) return;
  shell.complain("fork: retry: Resource temporarily unavailable");
  throw new Leave("exit", 254);
}

/** Starts a copy of the shell as a process of its own. */
export function startSubshell(shell: Shell, options: SubshellOptions, work: (inner: Shell) => Run): Task {
  const { task, process } = shell;
  assertRoom(shell);
  return task.kernel.spawn({
    parent: task,
    argv: process.argv,
    cwd: process.cwd,
    title: options.title ?? task.title,
    descriptors: options.descriptors ?? task.descriptors,
    ...(options.jobGroup ? { jobGroup: options.jobGroup } : {}),
    program: (own) => {
      const inner = shell.fork(own);
      if (inner.traps.size > 0) own.termination.ignored = [...inner.traps.keys()];
      const isLater = options.jobGroup !== undefined || inner.subshells % STEPS_APART === 0;
      return toEnd(inner, isLater ? later(work(inner)) : work(inner));
    },
  });
}

/** Runs what a shell has to run, then what is trapped for its end; the value is its exit code. */
export function* toEnd(shell: Shell, work: Run): Run {
  let code: number;
  try {
    code = yield* leaving(shell, work);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    if (shell.traps.has("EXIT")) yield* exitTrap(shell, 130);
    throw error;
  }
  return yield* exitTrap(shell, code);
}

function* exitTrap(shell: Shell, code: number): Run {
  const script = shell.traps.get("EXIT");
  if (!script) return code;
  shell.traps.delete("EXIT");
  shell.status = code;
  return yield* leaving(shell, endingWith(code, runTrap(shell, script)));
}

function* endingWith(code: number, work: Run): Run {
  yield* work;
  return code;
}

function* leaving(shell: Shell, work: Run): Run {
  try {
    return yield* work;
  } catch (error) {
    if (error instanceof Leave) return error.value;
    if (error instanceof RangeError) return OVERFLOWN;
    const status = failureStatus(shell, error);
    if (status === undefined) throw error;
    return status;
  }
}

/** Says what an expansion or an assignment could not do; undefined: it was something else. */
export function failureStatus(shell: Shell, error: unknown): number | undefined {
  if (error instanceof AssignmentError) {
    shell.complain(
      shell.flavour.isBash ? error.message : error.message.replace("readonly variable", "is read only"),
    );
    return shell.flavour.expansionStatus;
  }
  if (!(error instanceof ExpansionError)) return undefined;
  shell.complain(error.message);
  const isArgument = error.isFatal && shell.source === "argument" && shell.flavour.isBash &&
    shell.subshells === 0;
  return isArgument ? 127 : shell.flavour.expansionStatus;
}

/** Waits until all have ended, or, with job control, until those that are left stand still. */
export function* waitForAll(
  shell: Shell,
  tasks: readonly Task[],
): Generator<Wait, "ended" | "stopped", void> {
  for (;;) {
    const left = tasks.filter((task) => !task.hasEnded);
    if (left.length === 0) return "ended";
    if (shell.options.has("monitor") && left.every((task) => task.isStopped)) return "stopped";
    yield { kind: "ready", of: shell.task.changes };
  }
}

/** A copy of the shell's descriptors with others in the place of some. */
export function withStreams(shell: Shell, streams: Readonly<Record<number, Stream>>): Map<number, Stream> {
  const descriptors = new Map(shell.task.descriptors);
  for (const [number, stream] of Object.entries(streams)) descriptors.set(Number(number), stream);
  return descriptors;
}
