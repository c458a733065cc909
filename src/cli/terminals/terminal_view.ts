/** A terminal in a window: what it has shown, so that it can be shown again. */
import type { ShellTerminal } from "../../lab/host_terminals.ts";
import type { TerminalSize } from "../../simulator/host/terminal.ts";
import type { Emulator } from "../../terminal/emulator.ts";

/** Characters on their way into the emulator before the terminal's programs wait. */
const MAX_BACKLOG = 1 << 18;
/** Characters that are remembered as they came; with more there had better be an emulator. */
const MAX_RECORD = 1 << 18;

export class TerminalView {
  /** It has shown something while another was looked at. */
  isNews = false;
  /** Set as soon as it is open. */
  terminal: ShellTerminal | undefined;
  readonly #onShown: (text: string) => void;
  /** What came before there was an emulator. */
  #record: (string | TerminalSize)[] = [];
  #recorded = 0;
  #emulator: Emulator | undefined;
  #emulating: Promise<void> = Promise.resolve();
  #backlog = 0;
  #waiting: string | undefined;
  #isClientFull = false;

  /** `onShown` gets what is to be shown; what comes during a pause, after it. */
  constructor(size: TerminalSize, onShown: (text: string) => void) {
    this.#record.push(size);
    this.#onShown = onShown;
  }

  get emulator(): Emulator | undefined {
    return this.#emulator;
  }

  /** So much has come that an emulator would need less memory. */
  get isLong(): boolean {
    return this.#emulator === undefined && this.#recorded > MAX_RECORD;
  }

  /** What the terminal shows. */
  take(text: string): void {
    if (this.#waiting !== undefined) {
      this.#waiting += text;
      return;
    }
    if (this.#emulator) this.#emulate(text);
    else {
      this.#record.push(text);
      this.#recorded += text.length;
    }
    this.#onShown(text);
  }

  resize(size: TerminalSize): void {
    const emulator = this.#emulator;
    if (emulator) this.#emulating = this.#emulating.then(() => emulator.resize(size));
    else this.#record.push(size);
    this.terminal?.resize(size);
  }

  /** Gives it an emulator, which takes all that has been shown so far. */
  follow(make: (size: TerminalSize) => Emulator): void {
    if (this.#emulator) return;
    const [first, ...rest] = this.#record as [TerminalSize, ...(string | TerminalSize)[]];
    const emulator = this.#emulator = make(first);
    for (const piece of rest) {
      if (typeof piece === "string") this.#emulate(piece);
      else this.#emulating = this.#emulating.then(() => emulator.resize(piece));
    }
    this.#record = [];
  }

  /** Resolves when the emulator has taken what came so far. */
  settled(): Promise<void> {
    return this.#emulating;
  }

  /** Holds back what comes. */
  pause(): void {
    this.#waiting ??= "";
    this.#hold();
  }

  goOn(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) this.take(waiting);
    this.#hold();
  }

  /** The window's own client can take no more for now, or again. */
  set isClientFull(isFull: boolean) {
    this.#isClientFull = isFull;
    this.#hold();
  }

  close(): void {
    this.#emulator?.close();
  }

  #emulate(text: string): void {
    const emulator = this.#emulator!;
    this.#backlog += text.length;
    this.#emulating = this.#emulating.then(() => emulator.write(text)).then(() => {
      this.#backlog -= text.length;
      this.#hold();
    });
    this.#hold();
  }

  #hold(): void {
    this.terminal?.hold(this.#waiting !== undefined || this.#isClientFull || this.#backlog > MAX_BACKLOG);
  }
}
