/** The explorer in lines: no cursor is moved, nothing is drawn over, changes are announced as they happen. */
import type { HandedTerminal } from "../../terminal/handed_terminal.ts";
import type { Connections } from "../cluster_port.ts";
import type { Machine } from "../../machine/machine.ts";
import { emptyModel, type Start } from "../model.ts";
import { Runner } from "../runner.ts";
import { Announcer } from "./announcer.ts";
import { parsePlainLine, plainHelp } from "./plain_line.ts";

export interface PlainOptions {
  start: Omit<Start, "columns" | "rows" | "now">;
  connections: Connections;
  machine: Machine;
  /** What to begin with, as typed after `:`. */
  line: string;
  now: () => number;
  /** Lines as they are typed, to the end of the input. */
  input: AsyncIterable<string>;
  /** Writes a line. */
  say: (line: string) => void;
  copy: (text: string) => boolean;
  /** Calls back about every second; returns what ends that. */
  everySecond: (call: () => void) => () => void;
  handOver?: <T>(program: (terminal: HandedTerminal) => Promise<T>) => Promise<T>;
  /** How long what a line leads to is waited for before the next line is taken: answers belong to their questions. */
  settle: (isBusy: () => boolean) => Promise<void>;
}

/** A view as high as this is read at once; what is longer is read on with PageDown. */
const rows = 40;
/** Wide enough that columns are hardly cut. */
const columns = 200;

/** Runs until `:q`, `quit` or the end of the input. */
export async function runPlain(options: PlainOptions): Promise<number> {
  const { say, now } = options;
  const announcer = new Announcer();
  let hasQuit = false;
  const runner = new Runner({
    model: emptyModel({ ...options.start, columns, rows, now: now() }),
    connections: options.connections,
    machine: options.machine,
    now,
    onChange: (model, message) => announcer.after(model, message).forEach(say),
    copy: options.copy,
    quit: () => hasQuit = true,
    ...(options.handOver ? { handOver: options.handOver } : {}),
  });
  plainHelp.slice(0, 1).forEach(say);
  runner.start(options.line);
  const stopClock = options.everySecond(() => runner.dispatch({ type: "tick", now: now() }));
  try {
    await options.settle(() => runner.isBusy);
    for await (const text of options.input) {
      take(text, runner, announcer, say);
      await options.settle(() => runner.isBusy);
      if (hasQuit) break;
    }
    return 0;
  } finally {
    stopClock();
    runner.close();
  }

  function take(text: string, at: Runner, reader: Announcer, tell: (line: string) => void): void {
    const line = parsePlainLine(text);
    switch (line.type) {
      case "keys":
        return line.keys.forEach((key) => hasQuit || at.dispatch(key));
      case "say":
        return (line.what === "all" ? reader.all(at.model) : reader.here(at.model)).forEach(tell);
      case "help":
        return plainHelp.forEach(tell);
      case "wrong":
        return tell(line.problem);
      case "quit":
        hasQuit = true;
    }
  }
}
