/** What a program may touch of the machine it runs on: the real one, or the simulated host of the lab. */
import type { Machine } from "../machine/machine.ts";

export interface Io {
  /** Standard output. Rejects with an error whose `code` is `EPIPE` when nobody reads any more. */
  out(text: string): Promise<void>;
  /** The same for bytes that are no text: archives, a container's output. */
  write(chunk: Uint8Array): Promise<void>;
  err(text: string): Promise<void>;
  writeError(chunk: Uint8Array): Promise<void>;
  /** Standard input as it comes, until its end or until `signal` ends; one reader at a time. */
  input(signal?: AbortSignal): AsyncIterable<Uint8Array>;
  /** All of standard input, for `-f -`. */
  readInput(): Promise<string>;
  /** A file of text. Rejects with an error whose `code` is the system's, such as `ENOENT`. */
  readFile(path: string): Promise<string>;
  env(name: string): string | undefined;
  /** Milliseconds since 1970; the simulated time on the bundled cluster. */
  now(): number;
  /** Lets time pass, as `now` counts it. Rejects with the signal's reason when that ends first. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** Whether that stream is a terminal. */
  isTerminal(stream: "input" | "output" | "error"): boolean;
  /** The terminal, where standard input is one. */
  readonly terminal: IoTerminal | undefined;
  /** Files, other programs (an editor, a plug-in), folders. */
  readonly machine: Machine;
  /** Waits for connections to a TCP port of the machine. Port 0: any that is free. Rejects with `EADDRINUSE` and the like. */
  listen(address: { host: string; port: number }): Promise<IoListener>;
  /** An HTTP request to anything but a cluster or an engine: `-f https://…`, a repository of charts. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** For who answers the second Ctrl-C, too: aborted by it, while otherwise it ends the program. */
  forced(): AbortSignal;
}

export interface IoTerminal {
  readonly size: { columns: number; rows: number };
  /** Called when the size changes; returns what ends that. */
  onResize(listener: () => void): () => void;
  /** Every key as it comes, without echo, Ctrl-C too; returns what makes the terminal as it was. */
  raw(): () => void;
}

export interface IoListener {
  readonly host: string;
  readonly port: number;
  /** Connections as they are made; ends when the listener is closed. */
  readonly connections: AsyncIterable<IoConnection>;
  close(): void;
}

export interface IoConnection {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
  close(): void;
}
