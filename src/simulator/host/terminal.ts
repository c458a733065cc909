/**
 * A pseudo-terminal (pty(7)) and its line discipline (termios(3)). One side is a client's: keys go in by `type`, what
 * is to be shown comes out at `onOutput`. The other side is a stream that processes read and write.
 */
import type { ProcessGroup } from "./process_group.ts";
import { type Readiness, type Stream, Waiters } from "./stream.ts";
import { TypedInput } from "./typed_input.ts";

export interface TerminalSize {
  columns: number;
  rows: number;
}

/** The switches of `stty` that programs use. */
export interface TerminalModes {
  /** Lines are edited here and handed on whole (ICANON). */
  isCanonical: boolean;
  echoes: boolean;
  /** Ctrl-C, Ctrl-Z and Ctrl-\ are signals (ISIG). */
  hasSignals: boolean;
  /** A newline brings the carriage back (ONLCR). */
  returnsCarriage: boolean;
}

const COOKED: TerminalModes = { isCanonical: true, echoes: true, hasSignals: true, returnsCarriage: true };
const RAW: TerminalModes = { isCanonical: false, echoes: false, hasSignals: false, returnsCarriage: true };

/** Characters that a line may hold (N_TTY_BUF_SIZE). */
const MAX_LINE = 4095;
/** Characters typed ahead before the client has to wait. */
const MAX_TYPED = 1 << 20;

export class Terminal implements Stream {
  /** `/dev/pts/0` */
  readonly label: string;
  /** Called with all that is to be shown, as a terminal takes it. */
  onOutput: (text: string) => void = () => {};
  /** Called once, when the client's side is closed. */
  onHangUp: () => void = () => {};
  /** Those whom Ctrl-C concerns. */
  foreground: ProcessGroup | undefined;
  readonly #resizes = new Waiters();
  readonly #waiters = new Waiters();
  readonly #input = new TypedInput();
  #line = "";
  #escape = "";
  #isHungUp = false;
  #isHeld = false;
  #modes: TerminalModes = COOKED;
  #size: TerminalSize;

  constructor(number: number, size: TerminalSize = { columns: 80, rows: 24 }) {
    this.label = `/dev/pts/${number}`;
    this.#size = size;
  }

  get terminal(): Terminal {
    return this;
  }

  get size(): TerminalSize {
    return this.#size;
  }

  /** What waits for it to change its size. */
  get resizes(): Readiness {
    return this.#resizes;
  }

  get modes(): TerminalModes {
    return this.#modes;
  }

  /** Changes switches; returns what sets them back. */
  change(modes: Partial<TerminalModes>): () => void {
    const before = this.#modes;
    this.#modes = { ...before, ...modes };
    return () => this.#modes = before;
  }

  /** Every key as it comes; returns what sets the modes back. */
  raw(): () => void {
    return this.change(RAW);
  }

  /** As it was made: lines are edited, echoed, and Ctrl-C is a signal. */
  cook(): void {
    this.#modes = COOKED;
  }

  resize(size: TerminalSize): void {
    if (size.columns === this.#size.columns && size.rows === this.#size.rows) return;
    this.#size = size;
    this.foreground?.signal("WINCH");
    this.#resizes.wake();
  }

  /** Keys from the client. */
  type(text: string): void {
    for (const char of text) this.#key(char);
    this.#waiters.wake();
  }

  /** The client's input has ended without the client being gone. */
  endInput(): void {
    this.#handOn(this.#line);
    this.#input.close();
    this.#waiters.wake();
  }

  /** The client is gone: who reads finds the end, the foreground gets SIGHUP. */
  hangUp(): void {
    if (this.#isHungUp) return;
    this.#isHungUp = true;
    this.onHangUp();
    this.#waiters.wake();
    this.foreground?.signal("HUP");
  }

  get isHungUp(): boolean {
    return this.#isHungUp;
  }

  /** Too much is typed ahead. */
  get hasRoom(): boolean {
    return this.#input.length < MAX_TYPED;
  }

  get isFull(): boolean {
    return this.#isHeld && !this.#isHungUp;
  }

  /** Its client can take no more for now, or again: who writes waits meanwhile (tcflow(3)). */
  hold(isHeld: boolean): void {
    if (this.#isHeld === isHeld) return;
    this.#isHeld = isHeld;
    if (!isHeld) this.#waiters.wake();
  }

  read(limit?: number): string | undefined {
    // A line at a time, as a program that asks for much still gets.
    const line = this.#modes.isCanonical && limit === undefined ? this.#input.readLine() : undefined;
    return this.#read(line ?? this.#input.read(limit));
  }

  readLine(): string | undefined {
    return this.#read(this.#input.readLine() ?? (this.#isHungUp ? this.#input.read() : undefined));
  }

  write(text: string): void {
    if (text === "" || this.#isHungUp) return;
    this.onOutput(this.#modes.returnsCarriage ? text.replace(/\r?\n/g, "\r\n") : text);
  }

  onChange(wake: () => void): () => void {
    return this.#waiters.onChange(wake);
  }

  /** A terminal is there as long as its client. */
  retain(): void {}
  release(): void {}

  /** Where nothing is left of what was typed, one that is gone is at its end. */
  #read(text: string | undefined): string | undefined {
    if (text === undefined) return this.#isHungUp ? "" : undefined;
    this.#waiters.wake();
    return text;
  }

  #key(char: string): void {
    if (this.#modes.hasSignals && SIGNAL_KEYS[char]) this.#signal(char);
    else if (this.#modes.isCanonical) this.#edit(char);
    else {
      this.#input.add(char);
      if (this.#modes.echoes) this.#echo(char === "\r" ? "\n" : char);
    }
  }

  #signal(char: string): void {
    const { name, shown } = SIGNAL_KEYS[char]!;
    this.#line = this.#escape = "";
    this.#input.clear();
    if (this.#modes.echoes) this.onOutput(shown);
    this.foreground?.signal(name);
  }

  #edit(char: string): void {
    // Cursor keys and the like mean nothing to a plain line.
    if (this.#escape !== "" || char === "\x1b") return this.#skipEscape(char);
    if (char === "\r" || char === "\n") {
      this.#echo("\n");
      this.#handOn(this.#line + "\n");
    } else if (char === "\x7f" || char === "\b") this.#erase();
    else if (char === "\x04") {
      this.#push();
    } else if (char === "\x15") { while (this.#line !== "") this.#erase(); }
    else if (char === "\x17") this.#eraseWord();
    else if ((char >= " " || char === "\t") && this.#line.length < MAX_LINE) {
      this.#line += char;
      this.#echo(char);
    }
  }

  /** Ctrl-D hands on what there is of the line. It ends one read, not the terminal. */
  #push(): void {
    this.#handOn(this.#line);
    this.#input.addEnd();
  }

  #handOn(line: string): void {
    this.#line = "";
    this.#input.add(line);
  }

  #skipEscape(char: string): void {
    this.#escape += char;
    const isDone = this.#escape.length > 1 && this.#escape !== "\x1b[" && this.#escape !== "\x1bO" &&
      /[A-Za-z~]$/.test(char);
    if (isDone || this.#escape.length > MAX_ESCAPE) this.#escape = "";
  }

  #erase(): void {
    if (this.#line === "") return;
    this.#line = [...this.#line].slice(0, -1).join("");
    this.#echo("\b \b");
  }

  #eraseWord(): void {
    const kept = this.#line.replace(/\S+\s*$/, "");
    while (this.#line.length > kept.length) this.#erase();
  }

  #echo(text: string): void {
    if (this.#modes.echoes) this.write(text);
  }
}

const MAX_ESCAPE = 16;

const SIGNAL_KEYS: Readonly<Record<string, { name: string; shown: string }>> = {
  "\x03": { name: "INT", shown: "^C" },
  "\x1a": { name: "TSTP", shown: "^Z" },
  "\x1c": { name: "QUIT", shown: "^\\" },
};
