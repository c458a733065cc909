/** The terminals of the lab's host at which somebody sits: a login shell runs in each, all on the same machine. */
import type { TerminalSize } from "../simulator/host/terminal.ts";
import type { Exit } from "../simulator/host/task.ts";
import type { LabHost } from "./lab_host.ts";

/** One of them, wherever it runs: keys go in, what is to be shown comes out. Who shows it is its client. */
export interface ShellTerminal {
  /** `pts/0` */
  readonly name: string;
  type(text: string): void;
  resize(size: TerminalSize): void;
  /** What it shows cannot be taken for now, or again; its programs wait. */
  hold(isHeld: boolean): void;
  /** The client is gone. */
  hangUp(): void;
  /** The exit code of its shell; it never rejects. */
  readonly ended: Promise<number>;
}

/** Opens one; `show` gets all that is to be shown, as a terminal takes it. It may throw: nobody looks any more. */
export type OpenTerminal = (
  size: TerminalSize,
  show: (text: string) => void,
) => ShellTerminal | Promise<ShellTerminal>;

/** A shell that does not end when its terminal goes is waited for so long. */
const HANG_UP_LIMIT_MS = 500;
/** 128 and the number of SIGHUP. */
const HUNG_UP = 129;

export class HostTerminals {
  readonly #host: LabHost;
  readonly #sync: () => void;
  readonly #open = new Set<ShellTerminal>();
  readonly #waiting = new Set<() => void>();

  /** `sync` brings the host's clock up to date before keys arrive. */
  constructor(host: LabHost, sync: () => void = () => {}) {
    this.#host = host;
    this.#sync = sync;
  }

  /** How many there are now. */
  get count(): number {
    return this.#open.size;
  }

  /** Opens a terminal and logs in there, after a greeting. */
  open(size: TerminalSize, show: (text: string) => void, greeting = ""): ShellTerminal {
    const terminal = this.#host.kernel.makeTerminal(size);
    terminal.onOutput = (text) => {
      try {
        show(text);
      } catch {
        terminal.hangUp();
      }
    };
    if (greeting !== "") terminal.write(greeting);
    const task = this.#host.login(["-bash"], { terminal });
    const { promise: ended, resolve } = Promise.withResolvers<number>();
    const end = ({ code }: Exit) => {
      terminal.hangUp();
      this.#open.delete(opened);
      resolve(code);
      if (this.count === 0) { for (const call of this.#waiting) call(); }
    };
    const opened: ShellTerminal = {
      name: terminal.label.replace("/dev/", ""),
      ended,
      type: (text) => {
        this.#sync();
        terminal.type(text);
      },
      resize: (to) => terminal.resize(to),
      hold: (isHeld) => terminal.hold(isHeld),
      hangUp: () => {
        terminal.hangUp();
        this.#host.kernel.queue.schedule(HANG_UP_LIMIT_MS, () => end({ code: HUNG_UP }));
      },
    };
    this.#open.add(opened);
    task.onExit(end);
    return opened;
  }

  /** Resolves when the last of them has ended; at once where there is none. */
  allEnded(): Promise<void> {
    if (this.count === 0) return Promise.resolve();
    return new Promise((resolve) => void this.#waiting.add(resolve));
  }

  /** All clients are gone. */
  hangUp(): void {
    for (const terminal of [...this.#open]) terminal.hangUp();
  }
}
