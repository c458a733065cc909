/**
 * A lab whose time passes in steps, so that the same input leads to the same world again. What programs of the command
 * line do beside the clock is done when a step ends; what comes from outside comes between two steps.
 */
import type { LabWorld } from "../lab/lab_world.ts";

/** Simulated time that passes at once. */
export const STEP_MS = 25;
/** Programs whose work is not all on the lab's clock. */
const ASYNCHRONOUS = /^(\S*\/)?(kubectl|helm|docker|docker-compose)$/;
/** Turns of the event loop in which promises and streams go on, and after which nothing more is to be expected. */
const QUIET_TURNS = 10;
/** Turns, of a millisecond each, after which an answer that has not come is one that takes time of the lab. */
const PATIENT_TURNS = 50;
/** Steps in which programs have asked for nothing, after which they are given some real time: they may have work of their own. */
const SILENT_STEPS = 200;
const REST_MS = 20;

export interface UntilOptions {
  /** Time goes from one moment at which something is due to the next, and stands there, rather than in steps. */
  readonly isExact?: boolean;
}

/** A lab and how time passes in it. */
export interface Paced {
  readonly lab: LabWorld;
  /** Its time passes by itself, as fast as it does elsewhere: it cannot be held, nor led back. */
  readonly flows: boolean;
  /** Milliseconds since 1970 in the lab. */
  now(): number;
  /** Lets so much of its time pass. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until something is so; answers whether it became so before the limit. */
  until(isSo: () => boolean | Promise<boolean>, limitMs: number, how?: UntilOptions): Promise<boolean>;
  /** What can be done without time passing is done. */
  settle(): Promise<void>;
  close(): void;
}

export class PacedLab implements Paced {
  readonly flows = false;
  readonly lab: LabWorld;
  /** Requests that are not answered before time has passed. */
  readonly #slow = new WeakSet<Promise<unknown>>();
  /** Steps since a program has asked for something. */
  #silent = 0;

  constructor(lab: LabWorld) {
    this.lab = lab;
  }

  now(): number {
    return this.lab.queue.now();
  }

  /** Lets so much simulated time pass; steps in which nothing is due are left out. */
  async pass(ms: number): Promise<void> {
    const end = this.now() + ms;
    await this.settle();
    while (this.now() < end) {
      await this.#step(end);
    }
  }

  async until(
    isSo: () => boolean | Promise<boolean>,
    limitMs: number,
    { isExact = false }: UntilOptions = {},
  ): Promise<boolean> {
    const end = this.now() + limitMs;
    await this.settle();
    while (!await isSo()) {
      if (this.now() >= end) return false;
      if (isExact) await this.#moment(end);
      else await this.#step(end);
    }
    return true;
  }

  close(): void {
    this.lab.close();
  }

  async settle(): Promise<void> {
    const { lab } = this;
    let quiet = 0;
    let asked = lab.requests;
    let wasBusy = lab.queue.advance(0) > 0;
    while (quiet < (this.#isAsynchronous() ? QUIET_TURNS : 1)) {
      // What is done beside this thread, such as a digest, is there after a turn that takes real time.
      const isLast = quiet === QUIET_TURNS - 1 && (wasBusy || lab.unanswered.size > 0);
      await new Promise<void>((go) => isLast ? setTimeout(go, 0) : setImmediate(go));
      const hasNews = await this.#hasRead() || (isLast && await this.#answers());
      const isBusy = lab.queue.advance(0) > 0 || lab.requests !== asked || hasNews;
      asked = lab.requests;
      wasBusy ||= isBusy;
      quiet = isBusy ? 0 : quiet + 1;
    }
  }

  /** Waits until programs have been read, however long that takes: on a new machine, some seconds. */
  async #hasRead(): Promise<boolean> {
    const { reading } = this.lab;
    if (reading.size === 0) return false;
    while (reading.size > 0) await Promise.allSettled(reading);
    return true;
  }

  /** Waits until requests are answered, apart from those that wait for time to pass. Answers whether it had to. */
  async #answers(): Promise<boolean> {
    const isOpen = () => this.lab.unanswered.values().some((answer) => !this.#slow.has(answer));
    const hadTo = isOpen();
    for (let turn = 0; isOpen() && turn < PATIENT_TURNS; turn++) {
      await new Promise<void>((go) => setTimeout(go, 0));
    }
    for (const answer of this.lab.unanswered) this.#slow.add(answer);
    return hadTo;
  }

  /** On to the next moment at which something is due. */
  async #moment(end: number): Promise<void> {
    const { queue } = this.lab;
    queue.advanceTo(Math.min(end, queue.nextAt() ?? end));
    await this.settle();
  }

  async #step(end: number): Promise<void> {
    const { queue } = this.lab;
    const due = queue.nextAt() ?? end;
    const steps = Math.max(1, Math.ceil((due - queue.now()) / STEP_MS));
    const { requests } = this.lab;
    queue.advanceTo(Math.min(end, queue.now() + steps * STEP_MS));
    await this.settle();
    this.#silent = this.lab.requests === requests && this.#isAsynchronous() ? this.#silent + 1 : 0;
    if (this.#silent % SILENT_STEPS === SILENT_STEPS - 1) await new Promise((go) => setTimeout(go, REST_MS));
  }

  #isAsynchronous(): boolean {
    for (const { process } of this.lab.host.kernel.tasks) {
      if (ASYNCHRONOUS.test(process.argv[0] ?? "")) return true;
    }
    return false;
  }
}
