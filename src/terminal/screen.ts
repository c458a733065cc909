/**
 * The terminal itself: raw mode, alternate screen, frames out, keys in, and everything put back as it was,
 * whatever happens.
 */
import { frameDiff } from "./diff.ts";
import type { Grid } from "./grid.ts";
import { type HandedTerminal, type RawInput, rawInput } from "./handed_terminal.ts";
import { KeyDecoder, type TerminalInput } from "./keys.ts";
import type { ColourDepth } from "./style.ts";

export interface ScreenOptions {
  depth: ColourDepth;
  onInput: (input: TerminalInput) => void;
  onResize: (size: ScreenSize) => void;
  /** A signal or an error ends the program; the terminal is restored already. */
  onEnd: (reason: { signal: Deno.Signal } | { error: unknown }) => void;
  /** Also report presses of the mouse: then the terminal's own selection takes Shift. */
  mouse?: boolean;
}

export interface ScreenSize {
  columns: number;
  rows: number;
}

export interface Screen {
  readonly size: ScreenSize;
  /** Shows a frame; only what differs from the last one is sent. */
  paint(frame: Grid): void;
  /** Sends a sequence as it is (clipboard, title). */
  send(sequence: string): void;
  /** Hands the terminal to a child program and takes it back; the next paint redraws everything. */
  suspend<T>(child: (terminal: HandedTerminal) => Promise<T>): Promise<T>;
  /** Turns reports of the mouse on or off; the wheel works either way. */
  setMouse(on: boolean): void;
  /** Puts the terminal back. May be called twice. */
  close(): void;
}

// Alternate screen, no autowrap, bracketed paste, focus reports, kitty's key disambiguation.
const enter = "\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?1004h\x1b[>1u\x1b[2J";
const leave = "\x1b[<u\x1b[?1004l\x1b[?2004l\x1b[?7h\x1b[0m\x1b[?25h\x1b[?1049l";
// Presses and the wheel; never drags, which are the terminal's (with Shift where it reports presses).
const mouseOn = "\x1b[?1000h\x1b[?1006h";
const mouseOff = "\x1b[?1006l\x1b[?1000l";
// Without reports the wheel comes as arrow keys.
const wheelOn = "\x1b[?1007h";
const wheelOff = "\x1b[?1007l";
const endSignals: Deno.Signal[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Takes over the terminal of stdin and stdout. Output works at once; input starts a moment later, because the
 * module that reads it (see below) costs more than the first frame may.
 */
export function openScreen(options: ScreenOptions): Screen {
  return new TerminalScreen(options);
}

type NodeProcess = typeof import("node:process");

class TerminalScreen implements Screen {
  #last: Grid | null = null;
  #open = true;
  #suspended = false;
  #hasMouse = false;
  /** Ends what has the terminal, when the explorer has to end meanwhile. */
  readonly #ended = new AbortController();
  #process: NodeProcess | null = null;
  #started: Promise<void>;
  readonly #decoder: KeyDecoder;
  readonly #options: ScreenOptions;

  constructor(options: ScreenOptions) {
    this.#options = options;
    this.#decoder = new KeyDecoder(options.onInput, setTimer);
    Deno.stdin.setRaw(true);
    this.#hasMouse = options.mouse ?? false;
    this.send(enter + this.#mouseStart);
    addEventListener("error", this.#onError);
    addEventListener("unhandledrejection", this.#onRejection);
    for (const signal of endSignals) Deno.addSignalListener(signal, this.#signalHandlers[signal]!);
    if (Deno.build.os !== "windows") Deno.addSignalListener("SIGWINCH", this.#onResize);
    this.#started = this.#startInput();
  }

  get size(): ScreenSize {
    return Deno.consoleSize();
  }

  get #mouseStart(): string {
    return this.#hasMouse ? mouseOn : wheelOn;
  }

  get #mouseEnd(): string {
    return this.#hasMouse ? mouseOff : wheelOff;
  }

  setMouse(on: boolean): void {
    if (on === this.#hasMouse) return;
    if (this.#open && !this.#suspended) this.send(this.#mouseEnd);
    this.#hasMouse = on;
    if (this.#open && !this.#suspended) this.send(this.#mouseStart);
  }

  paint(frame: Grid): void {
    if (!this.#open || this.#suspended) return;
    this.send(frameDiff(this.#last, frame, { depth: this.#options.depth }));
    this.#last = frame.copy();
  }

  send(sequence: string): void {
    this.#write(new TextEncoder().encode(sequence));
  }

  #write(bytes: Uint8Array): void {
    for (let sent = 0; sent < bytes.length;) sent += Deno.stdout.writeSync(bytes.subarray(sent));
  }

  async suspend<T>(child: (terminal: HandedTerminal) => Promise<T>): Promise<T> {
    await this.#started;
    this.#suspended = true;
    this.#pauseInput();
    this.send(this.#mouseEnd + leave);
    try {
      return await child(this.#handed(this.#process!));
    } finally {
      if (this.#open) {
        this.send(enter + this.#mouseStart);
        this.#decoder.reset();
        this.#resumeInput();
        this.#last = null;
        this.#suspended = false;
        this.#onResize();
      }
    }
  }

  #handed({ stdin }: NodeProcess): HandedTerminal {
    return {
      ended: this.#ended.signal,
      input: (signal) => this.#read(stdin, signal),
      write: (data) => this.#write(data),
      get size() {
        return Deno.consoleSize();
      },
      onResize: (listener) => {
        if (Deno.build.os === "windows") return () => {};
        Deno.addSignalListener("SIGWINCH", listener);
        return () => Deno.removeSignalListener("SIGWINCH", listener);
      },
    };
  }

  /** What is typed is the program's alone. */
  async *#read(stdin: RawInput, signal: AbortSignal): AsyncIterable<Uint8Array> {
    stdin.off("data", this.#onData);
    try {
      yield* rawInput(stdin, signal);
    } finally {
      stdin.on("data", this.#onData);
    }
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#ended.abort();
    removeEventListener("error", this.#onError);
    removeEventListener("unhandledrejection", this.#onRejection);
    for (const signal of endSignals) Deno.removeSignalListener(signal, this.#signalHandlers[signal]!);
    if (Deno.build.os !== "windows") Deno.removeSignalListener("SIGWINCH", this.#onResize);
    this.#decoder.reset();
    if (!this.#suspended) this.send(this.#mouseEnd + leave);
    this.#pauseInput();
    try {
      Deno.stdin.setRaw(false);
    } catch {
      // The terminal is gone (SIGHUP): there is nothing left to put back.
    }
  }

  /**
   * Reads through node:process, not Deno.stdin: a pending Deno.stdin.read() cannot be taken back and would steal
   * the first input of a child program.
   */
  async #startInput(): Promise<void> {
    const { default: process } = await import("node:process");
    if (!this.#open) return;
    this.#process = process;
    process.stdin.on("data", this.#onData);
    this.#resumeInput();
  }

  #resumeInput(): void {
    this.#process?.stdin.setRawMode(true);
    this.#process?.stdin.resume();
  }

  #pauseInput(): void {
    if (!this.#process) return;
    this.#process.stdin.setRawMode(false);
    this.#process.stdin.pause();
  }

  readonly #onData = (chunk: Uint8Array) => this.#decoder.feed(chunk);

  readonly #onResize = () => {
    // A terminal that shrinks and grows again has lost what it showed, though its size is that of the last frame.
    this.#last = null;
    if (!this.#suspended) this.#options.onResize(this.size);
  };

  readonly #onError = (event: ErrorEvent) => {
    event.preventDefault();
    this.#end({ error: event.error });
  };

  readonly #onRejection = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    this.#end({ error: event.reason });
  };

  readonly #signalHandlers: Partial<Record<Deno.Signal, () => void>> = Object.fromEntries(
    endSignals.map((signal) => [signal, () => this.#onSignal(signal)]),
  );

  /** Ctrl-C in a child program reaches the whole foreground group; it is the child's to act on. */
  #onSignal(signal: Deno.Signal): void {
    if (signal !== "SIGINT" || !this.#suspended) this.#end({ signal });
  }

  #end(reason: { signal: Deno.Signal } | { error: unknown }): void {
    this.close();
    this.#options.onEnd(reason);
  }
}

function setTimer(callback: () => void, afterMs: number): () => void {
  const timer = setTimeout(callback, afterMs);
  return () => clearTimeout(timer);
}
