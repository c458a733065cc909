import type { EventQueue } from "../clock/event_queue.ts";

/** What the driver needs of the machine; tests pass their own. */
export interface Machine {
  /** Real milliseconds, of any epoch, never going back. */
  now(): number;
  /** Calls once after that many real milliseconds; returns what takes it back. */
  after(delayMs: number, work: () => void): () => void;
  /** Calls once what runs now has run, before timers, keys and requests. */
  soon(work: () => void): void;
}

export interface DriverOptions {
  /** Simulated seconds in a real one; default 1. */
  speed?: number;
  machine?: Machine;
  /** Called after events have run: what they changed can be written down. */
  afterTurn?: () => void;
}

/**
 * Lets simulated time pass as real time passes, times `speed`. Events run when they are due; between them the
 * process sleeps. Call `sync` before looking at the world, so that its clock is not behind. Where more is due than
 * the process can do, the clock falls behind rather than requests, answers and keys.
 */
export class Driver {
  readonly #queue: EventQueue;
  readonly #machine: Machine;
  readonly #afterTurn: () => void;
  #speed: number;
  #originReal = 0;
  #originSimulated = 0;
  #stopTimer: (() => void) | undefined;
  #running = false;
  #inside = false;
  /** Real time at which timers, keys and requests last had their turn. */
  #turnReal = -Infinity;

  constructor(queue: EventQueue, options: DriverOptions = {}) {
    this.#queue = queue;
    this.#speed = options.speed ?? 1;
    this.#machine = options.machine ?? realMachine;
    this.#afterTurn = options.afterTurn ?? (() => {});
  }

  start(): void {
    this.#running = true;
    this.#setOrigin();
    this.#queue.onEarlier = () => {
      if (!this.#inside) this.#arm();
    };
    this.#arm();
  }

  stop(): void {
    this.sync();
    this.#running = false;
    this.#queue.onEarlier = undefined;
    this.#stopTimer?.();
  }

  get speed(): number {
    return this.#speed;
  }

  /** Changes how fast time passes from now on. */
  set speed(factor: number) {
    this.sync();
    this.#speed = factor;
    this.#setOrigin();
    this.#arm();
  }

  /** Resolves after so many real milliseconds. */
  delay(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#machine.after(ms, resolve));
  }

  /** Lets simulated time pass at once, a turn after the other, so that requests are answered in between. */
  async advance(ms: number): Promise<void> {
    this.sync();
    const target = this.#queue.now() + ms;
    while (this.#queue.now() < target) {
      const begun = this.#machine.now();
      this.#inside = true;
      try {
        this.#queue.advanceTo(target, () => this.#machine.now() - begun > TURN_MS);
      } finally {
        this.#inside = false;
      }
      this.#setOrigin();
      this.#afterTurn();
      if (this.#queue.now() < target) await new Promise<void>((go) => void this.#machine.after(0, go));
    }
    this.#arm();
  }

  /** Runs what is due by now, but no longer than `TURN_MS`: what is left runs after others have had their turn. */
  sync(): void {
    if (!this.#running || this.#inside) return;
    this.#inside = true;
    try {
      const begun = this.#machine.now();
      const elapsed = (begun - this.#originReal) * this.#speed;
      const target = Math.floor(this.#originSimulated + elapsed);
      this.#queue.advanceTo(target, () => this.#machine.now() - begun > TURN_MS);
    } finally {
      this.#inside = false;
    }
    this.#afterTurn();
    this.#arm();
  }

  #setOrigin(): void {
    this.#originReal = this.#machine.now();
    this.#originSimulated = this.#queue.now();
  }

  #arm(): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    const next = this.#queue.nextAt();
    if (!this.#running || next === undefined || this.#speed <= 0) return;
    const dueReal = this.#originReal + (next - this.#originSimulated) / this.#speed;
    const now = this.#machine.now();
    const delay = Math.min(LONGEST_TIMER_MS, Math.max(0, Math.ceil(dueReal - now)));
    if (delay === 0 && now - this.#turnReal < TURN_MS) return this.#armSoon();
    this.#stopTimer = this.#machine.after(delay, () => {
      this.#turnReal = this.#machine.now();
      this.sync();
    });
  }

  /** A program that asks for one thing after the other would wait for a timer, milliseconds, at each of them. */
  #armSoon(): void {
    let isWanted = true;
    this.#stopTimer = () => void (isWanted = false);
    this.#machine.soon(() => {
      if (isWanted) this.sync();
    });
  }
}

/** Real time, a frame's worth: the longest that keys and requests wait for the world. */
const TURN_MS = 16;

/** A timer may not exceed 2^31 ms; waking up once in a while costs nothing. */
const LONGEST_TIMER_MS = 60_000;

const realMachine: Machine = {
  now: () => performance.now(),
  after(delayMs, work) {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
  soon: queueMicrotask,
};
