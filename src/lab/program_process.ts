/** A program of the command line as a program of the lab's host: its asynchronous work inside a process. */
import { Interrupts } from "../programs/interrupts.ts";
import type { Io } from "../programs/io.ts";
import { Interrupted, type Process, type Program, type Run, type Wait } from "../simulator/host/process.ts";
import { BrokenPipe } from "../simulator/host/stream.ts";
import { ProcessCalls } from "./process_calls.ts";
import { processIo } from "./process_io.ts";

/** Runs with the arguments after the program's name; answers the exit code. */
export type Main = (argv: readonly string[], io: Io, process: Process) => Promise<number>;

/** What the program ended on. */
type End = { code: number } | { error: unknown };

/** 128 and SIGINT. */
const INTERRUPTED = 130;

export function programProcess(main: Main): Program {
  return (process) => runMain(main, process);
}

function* runMain(main: Main, process: Process): Run {
  const { task } = process;
  if (!task) throw new TypeError("Cannot run a program of the command line without a kernel");
  const calls = new ProcessCalls();
  const interrupts = new Interrupts();
  const io = processIo(task, calls, interrupts);
  let end: End | undefined;
  const finish = (how: End) => {
    end = how;
    calls.asked.wake();
  };
  main(process.argv.slice(1), io, process).then(
    (code) => finish({ code }),
    (error) => finish({ error }),
  );
  try {
    while (!end) yield* turn(calls, interrupts);
    // What nobody has waited for, such as a warning, is still said.
    calls.serve();
  } finally {
    if (!interrupts.signal.aborted) interrupts.come(new Interrupted("TERM"));
  }
  return exitCode(end, process, interrupts.signal.reason === INTERRUPTED);
}

/** Does what is asked for, and waits for more. A Ctrl-C that is not the program's to answer ends it, as one does that only reads. */
function* turn(calls: ProcessCalls, interrupts: Interrupts): Generator<Wait, void, void> {
  try {
    const waits = calls.serve();
    yield { kind: "ready", of: [calls.asked, ...waits] };
  } catch (error) {
    if (!(error instanceof Interrupted) || calls.isInterruptible || !interrupts.come(INTERRUPTED)) {
      throw error;
    }
  }
}

function exitCode(end: End, process: Process, wasInterrupted: boolean): number {
  // Who fails because of Ctrl-C has been ended by it.
  if (wasInterrupted && !("code" in end && end.code === 0)) throw new Interrupted("INT");
  if ("code" in end) return end.code;
  const { error } = end;
  if ((error as { code?: unknown }).code === "EPIPE") throw new BrokenPipe();
  // One program's mistake must not stop the whole world.
  process.err(
    `${process.argv[0]}: internal error: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return 2;
}
