import { BrokenPipe, type Stream, Waiters } from "../simulator/host/stream.ts";
import { nullStream } from "../simulator/host/simple_streams.ts";

/** Characters that may wait before the writers do. */
const CAPACITY = 1 << 18;

/** What processes write goes out of the simulated machine, piece by piece; when nobody takes it any more, they get SIGPIPE. */
export class OutwardStream implements Stream {
  readonly label: string;
  readonly release = nullStream.release;
  readonly retain = nullStream.retain;
  readonly read = nullStream.read;
  readonly readLine = nullStream.readLine;
  readonly #take: (text: string) => Promise<void>;
  readonly #waiters = new Waiters();
  #waiting = "";
  #sending: Promise<void> | undefined;
  #isBroken = false;

  /** `take` rejects when nobody reads any more. */
  constructor(take: (text: string) => Promise<void>, label: string) {
    this.#take = take;
    this.label = label;
  }

  get isFull(): boolean {
    return this.#waiting.length > CAPACITY && !this.#isBroken;
  }

  write(text: string): void {
    if (this.#isBroken) throw new BrokenPipe();
    this.#waiting += text;
    this.#sending ??= this.#send();
  }

  onChange(wake: () => void): () => void {
    return this.#waiters.onChange(wake);
  }

  /** Resolves when all is taken. */
  async flush(): Promise<void> {
    while (this.#sending) await this.#sending;
  }

  async #send(): Promise<void> {
    await Promise.resolve();
    try {
      while (this.#waiting !== "") {
        const text = this.#waiting;
        this.#waiting = "";
        await this.#take(text);
      }
    } catch {
      this.#isBroken = true;
      this.#waiting = "";
    }
    this.#sending = undefined;
    this.#waiters.wake();
  }
}
