/**
 * A classroom's time going on with real time: at some speed, or not at all, or one moment after another. Whatever enters
 * the world does so in turn, between two steps of it.
 */
import type { Machine } from "../simulator/serve/driver.ts";
import { type Paced, STEP_MS } from "./paced_lab.ts";

export interface PaceOptions {
  readonly paced: Paced;
  readonly machine: Pick<Machine, "now" | "after">;
  /** After every step, within its turn, and now and then while there is none. */
  readonly onPassed: () => void | Promise<void>;
  /** Something in the world is broken beyond repair. */
  readonly onFailure: (error: unknown) => void;
  /** Simulated seconds in a real one, to begin with; default 1. */
  readonly speed?: number;
}

/** Simulated seconds in a real one. */
const SPEEDS: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 5, 10];

/** So often, in real time, the world goes on. */
const TICK_MS = 25;
/** A process that was held up for longer does not make up for it. */
const MOST_BEHIND_MS = 250;

export class LivePace {
  readonly #options: PaceOptions;
  #speed: number;
  #isPaused = false;
  #isStopped = false;
  #work: Promise<unknown> = Promise.resolve();
  #cancelTimer: () => void = () => {};
  #lastReal: number;
  /** Simulated time that is due, less than a step. */
  #dueMs = 0;

  constructor(options: PaceOptions) {
    this.#options = options;
    this.#speed = options.speed ?? 1;
    this.#lastReal = options.machine.now();
  }

  get speed(): number {
    return this.#speed;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  start(): void {
    this.#lastReal = this.#options.machine.now();
    this.#arm();
  }

  /** Lets the work under way end; none begins afterwards. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelTimer();
    await this.#work;
  }

  /** @throws {TimeFlows} */
  pause(isPaused: boolean): void {
    this.#mayChange();
    this.#isPaused = isPaused;
  }

  /** The next speed up or down. @throws {TimeFlows} */
  change(by: 1 | -1): void {
    this.#mayChange();
    const next = by > 0
      ? SPEEDS.find((speed) => speed > this.#speed)
      : SPEEDS.findLast((speed) => speed < this.#speed);
    this.#speed = next ?? this.#speed;
  }

  /** Does something to the world when what is under way is done. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#work.then(async () => {
      if (this.#isStopped) throw new PaceStopped();
      return await work();
    });
    this.#work = done.catch(() => {});
    return done;
  }

  #mayChange(): void {
    if (this.#options.paced.flows) throw new TimeFlows();
  }

  #arm(): void {
    this.#cancelTimer = this.#options.machine.after(TICK_MS, () => void this.#tick());
  }

  async #tick(): Promise<void> {
    try {
      await this.inTurn(() => this.#pass());
      if (!this.#isStopped) this.#arm();
    } catch (error) {
      if (!(error instanceof PaceStopped)) this.#options.onFailure(error);
    }
  }

  async #pass(): Promise<void> {
    const { machine, paced, onPassed } = this.#options;
    const now = machine.now();
    const passed = Math.min(MOST_BEHIND_MS, now - this.#lastReal);
    this.#lastReal = now;
    if (paced.flows) return void await onPassed();
    // What needs no time is done all the same: somebody may ask the cluster something, or look at another step.
    if (this.#isPaused) {
      await paced.settle();
      return void await onPassed();
    }
    this.#dueMs += passed * this.#speed;
    // Whole steps only, or the same input would not lead to the same world again.
    const steps = Math.floor(this.#dueMs / STEP_MS);
    if (steps === 0) return;
    this.#dueMs -= steps * STEP_MS;
    await paced.pass(steps * STEP_MS);
    await onPassed();
  }
}

/** What was asked for came after the end. */
export class PaceStopped extends Error {
  override name = "PaceStopped";
}

/** A real cluster's time is everybody's. */
export class TimeFlows extends Error {
  override name = "TimeFlows";
  constructor() {
    super("time is real on a real cluster: it cannot be paused, nor made faster or slower");
  }
}
