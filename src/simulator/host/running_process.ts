/** Runs one simulated process on the event queue. */
import type { Cancel, EventQueue } from "../clock/event_queue.ts";
import { Interrupted, type Run, type Wait } from "./process.ts";

/** A process that never waits gives way after so many steps. */
const MAX_STEPS = 1000;
/** 128 and SIGINT. */
const INTERRUPTED = 130;
/** Characters typed ahead before the writer has to wait. */
const MAX_TYPED = 1 << 20;

export class RunningProcess {
  readonly #queue: EventQueue;
  readonly #run: Run;
  readonly #onExit: (exitCode: number) => void;
  readonly #onBusy: (ms: number, cores: number) => void;
  readonly #typed: string[] = [];
  #taken = 0;
  #typedLength = 0;
  #room: PromiseWithResolvers<void> | undefined;
  #inputEnded = false;
  #waiting: Wait | undefined;
  #cancel: Cancel | undefined;
  #ended = false;

  /**
   * `onExit` is called once, also when the process is killed; `onBusy` when it begins to compute for a while.
   */
  constructor(
    queue: EventQueue,
    run: Run,
    onExit: (exitCode: number) => void,
    onBusy: (ms: number, cores: number) => void = () => {},
  ) {
    this.#queue = queue;
    this.#run = run;
    this.#onExit = onExit;
    this.#onBusy = onBusy;
  }

  start(): this {
    this.#step(undefined);
    return this;
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  /** Gives it a line of input, newline included. */
  type(line: string): void {
    if (this.#ended) return;
    this.#typed.push(line);
    this.#typedLength += line.length;
    this.#wakeReader();
  }

  /** Resolves when not too much is typed ahead. */
  hasRoom(): Promise<void> {
    if (this.#ended || this.#typedLength <= MAX_TYPED) return Promise.resolve();
    return (this.#room ??= Promise.withResolvers()).promise;
  }

  #takeLine(): string | undefined {
    const line = this.#typed[this.#taken];
    if (line === undefined) return undefined;
    this.#typedLength -= line.length;
    // Lines that were taken go all at once: taking them one by one from the front is slow.
    if (++this.#taken === this.#typed.length) this.#forgetInput();
    else if (this.#typedLength <= MAX_TYPED) this.#makeRoom();
    return line;
  }

  #forgetInput(): void {
    this.#typed.length = 0;
    this.#taken = 0;
    this.#typedLength = 0;
    this.#makeRoom();
  }

  #makeRoom(): void {
    this.#room?.resolve();
    this.#room = undefined;
  }

  endInput(): void {
    this.#inputEnded = true;
    this.#wakeReader();
  }

  /** Ends it from outside: 137 for SIGKILL, 130 for ^C. */
  kill(exitCode: number): void {
    if (this.#ended) return;
    this.#cancel?.();
    this.#run.return(exitCode);
    this.#exit(exitCode);
  }

  /** ^C at its terminal: what is running in the foreground stops waiting; a shell takes notice and goes on. */
  interrupt(): void {
    if (this.#ended || (!this.#waiting && !this.#cancel)) return;
    this.#forgetInput();
    this.#cancel?.();
    this.#cancel = undefined;
    this.#advance(() => this.#run.throw(new Interrupted()));
  }

  #wakeReader(): void {
    if (this.#waiting?.kind !== "line" || this.#ended || this.#cancel) return;
    this.#cancel = this.#queue.schedule(0, () => {
      this.#cancel = undefined;
      if (this.#waiting?.kind === "line") this.#step(this.#takeLine());
    });
  }

  #step(value: string | undefined): void {
    this.#advance(() => this.#run.next(value));
  }

  #advance(first: () => IteratorResult<Wait, number>): void {
    this.#goOn(this.#guarded(first));
  }

  #goOn(reached: IteratorResult<Wait, number>): void {
    this.#waiting = undefined;
    let result = reached;
    for (let steps = 0; steps < MAX_STEPS; steps++) {
      if (this.#ended) return;
      if (result.done) return this.#exit(result.value);
      const wait = result.value;
      if (wait.kind === "busy") this.#onBusy(wait.ms, wait.cores ?? 1);
      if (wait.kind === "sleep" || wait.kind === "busy") return this.#resumeAfter(wait.ms);
      if (wait.kind === "promise") return this.#resumeWhen(wait.settled);
      if (wait.kind === "forever" || (this.#taken === this.#typed.length && !this.#inputEnded)) {
        this.#waiting = wait;
        return;
      }
      const line = this.#takeLine();
      result = this.#guarded(() => this.#run.next(line));
    }
    // What it waits for now is still to be given to it.
    this.#cancel = this.#queue.schedule(1, () => {
      this.#cancel = undefined;
      this.#goOn(result);
    });
  }

  #guarded(step: () => IteratorResult<Wait, number>): IteratorResult<Wait, number> {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      return { done: true, value: INTERRUPTED };
    }
  }

  #resumeAfter(ms: number): void {
    this.#cancel = this.#queue.schedule(ms, () => {
      this.#cancel = undefined;
      this.#step(undefined);
    });
  }

  #resumeWhen(settled: Promise<unknown>): void {
    let isCancelled = false;
    this.#cancel = () => void (isCancelled = true);
    const resume = () => {
      if (!isCancelled) this.#resumeAfter(0);
    };
    settled.then(resume, resume);
  }

  #exit(exitCode: number): void {
    this.#ended = true;
    this.#forgetInput();
    this.#onExit(exitCode);
  }
}
