/** A process namespace: who runs, under which number, and what signals do (pid_namespaces(7)). */
import type { EventQueue } from "../clock/event_queue.ts";
import { type ProcessRow, SIGNALS, type Termination } from "./process.ts";
import type { RunningProcess } from "./running_process.ts";

export interface ProcessEntry {
  process: RunningProcess | undefined;
  user: string;
  command: string;
  startedMs: number;
  termination: Termination;
}

export class ProcessTable {
  readonly #queue: EventQueue;
  readonly #entries = new Map<number, ProcessEntry>();
  #nextPid = 1;

  constructor(queue: EventQueue) {
    this.#queue = queue;
  }

  /** Gives the process its number. */
  add(entry: Omit<ProcessEntry, "startedMs">): number {
    const pid = this.#nextPid++;
    this.#entries.set(pid, { ...entry, startedMs: this.#queue.now() });
    return pid;
  }

  /** The process of that number is known from now on; before, only its number was. */
  attach(pid: number, process: RunningProcess): void {
    const entry = this.#entries.get(pid);
    if (entry) entry.process = process;
  }

  remove(pid: number): void {
    this.#entries.delete(pid);
  }

  rows(): ProcessRow[] {
    return [...this.#entries].map(([pid, { user, command, startedMs }]) => ({
      pid,
      user,
      command,
      ageMs: this.#queue.now() - startedMs,
    }));
  }

  /** False: there is no such process. The first one takes only signals that it handles. */
  signal(pid: number, name: string): boolean {
    const entry = this.#entries.get(pid);
    if (!entry) return false;
    const { termination } = entry;
    if (termination.handled?.includes(name)) termination.requested = name;
    else if (name !== "KILL" && typeof termination.handler === "object" && ENDING.includes(name)) {
      const { exitCode, afterMs } = termination.handler;
      this.#queue.schedule(afterMs, () => entry.process?.kill(exitCode));
    } else if (pid !== 1 && (name === "KILL" || ENDING.includes(name))) {
      this.#queue.schedule(0, () => entry.process?.kill(128 + (SIGNALS[name] ?? 15)));
    }
    return true;
  }
}

/** What a server that handles its stop signal ends on. */
const ENDING = ["TERM", "INT", "QUIT", "HUP"];

/** The pod's sandbox is the first process of a shared namespace. */
export function sharedTable(queue: EventQueue): ProcessTable {
  const table = new ProcessTable(queue);
  table.add({ process: undefined, user: "65535", command: "/pause", termination: { handler: "default" } });
  return table;
}
