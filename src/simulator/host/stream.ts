/**
 * What a file descriptor leads to (open(2)): pipes, terminals, files. Text is bytes as text (byte_text.ts). A stream
 * counts who holds it, as the kernel counts the ends of a pipe.
 */
import type { Terminal } from "./terminal.ts";

/** Something that a process may wait for. */
export interface Readiness {
  /** Calls `wake` once, at its next change; returns what takes that back. */
  onChange(wake: () => void): () => void;
}

export interface Stream extends Readiness {
  /** What there is, at most `limit` characters; undefined: nothing yet; "": the end. */
  read(limit?: number): string | undefined;
  /** A line with its newline, or what is left before the end; undefined: no whole line yet; "": the end. */
  readLine(): string | undefined;
  /** @throws {BrokenPipe} nobody reads any more */
  write(text: string): void;
  /** Who writes had better wait. */
  readonly isFull: boolean;
  /** It is a terminal. */
  readonly terminal?: Terminal;
  /** What `/proc/PID/fd` shows: `pipe:[4026531]`, `/dev/pts/0`, `/home/ahab/out.txt`. */
  readonly label: string;
  /** One more holds it; a stream begins with one. */
  retain(): void;
  /** One holds it no more. */
  release(): void;
}

/** The writer's program ends with SIGPIPE unless it catches this. */
export class BrokenPipe extends Error {
  constructor() {
    super("Broken pipe");
    this.name = "BrokenPipe";
  }
}

/** Wakes those who wait for a change. */
export class Waiters implements Readiness {
  #waiting = new Set<() => void>();

  onChange(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => void this.#waiting.delete(wake);
  }

  /** Each is called once. */
  wake(): void {
    const waiting = this.#waiting;
    if (waiting.size === 0) return;
    this.#waiting = new Set();
    for (const wake of waiting) wake();
  }
}
