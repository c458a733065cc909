/**
 * A terminal, or a pipe, that is used line by line: what is typed comes with Enter, and echo and editing are the
 * terminal's own. Programs may have it meanwhile.
 */
import { type HandedTerminal, type RawInput, rawInput } from "./handed_terminal.ts";

/** What is needed of `process.stdin`. */
export interface LineInput extends RawInput {
  on(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  on(event: "end", listener: () => void): unknown;
  off(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  off(event: "end", listener: () => void): unknown;
}

export interface PlainTerminalOptions {
  stdin: LineInput;
  write: (bytes: Uint8Array) => void;
  size: () => { columns: number; rows: number };
  /** Calls back when the size changes; returns what ends that. */
  onResize?: (listener: () => void) => () => void;
}

export class PlainTerminal {
  readonly #options: PlainTerminalOptions;
  readonly #ended = new AbortController();
  readonly #decoder = new TextDecoder();
  readonly #lines: string[] = [];
  #rest = "";
  #isOver = false;
  #wake = (): void => {};

  constructor(options: PlainTerminalOptions) {
    this.#options = options;
    options.stdin.on("end", this.#onEnd);
    this.#listen();
  }

  /** Lines as they are entered, to the end of the input or to `close`. The last one may lack its line end. */
  async *lines(): AsyncIterable<string> {
    for (;;) {
      const line = this.#lines.shift();
      if (line !== undefined) yield line;
      else if (this.#isOver) return;
      else await new Promise<void>((resolve) => this.#wake = resolve);
    }
  }

  say(line: string): void {
    this.#options.write(new TextEncoder().encode(`${line}\n`));
  }

  /** Gives the terminal to a program until its promise ends. */
  async suspend<T>(program: (terminal: HandedTerminal) => Promise<T>): Promise<T> {
    this.#deafen();
    try {
      return await program({
        ended: this.#ended.signal,
        input: (signal) => rawInput(this.#options.stdin, signal),
        write: this.#options.write,
        size: this.#options.size(),
        onResize: this.#options.onResize ?? (() => () => {}),
      });
    } finally {
      if (!this.#isOver) this.#listen();
    }
  }

  /** Ends the lines, and what has the terminal. May be called twice. */
  close(): void {
    this.#ended.abort();
    this.#options.stdin.off("end", this.#onEnd);
    this.#deafen();
    this.#onEnd();
  }

  #listen(): void {
    this.#options.stdin.on("data", this.#onData);
    this.#options.stdin.resume();
  }

  #deafen(): void {
    this.#options.stdin.off("data", this.#onData);
    this.#options.stdin.pause();
  }

  readonly #onData = (chunk: Uint8Array): void => {
    const parts = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    this.#rest = parts.pop()!;
    this.#lines.push(...parts);
    this.#wake();
  };

  readonly #onEnd = (): void => {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#rest !== "" && !this.#ended.signal.aborted) this.#lines.push(this.#rest);
    this.#wake();
  };
}
