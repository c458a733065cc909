import type { Cancel, EventQueue } from "../../clock/event_queue.ts";
import { StatusError } from "../status_error.ts";

export interface WorkQueueOptions {
  /** Milliseconds from a change to the work on it: what informers and queues take. */
  delayMs: number;
  /** Does what is due for one key. A StatusError it throws is tried again, ever later. */
  work(key: string): void;
}

/** First and longest wait after a failure (client-go, DefaultTypedControllerRateLimiter). */
const RETRY_BASE_MS = 5;
const RETRY_LIMIT_MS = 1_000_000;

/** Keys that want work: each waits at most once, and the earliest time wins. */
export class WorkQueue {
  readonly #queue: EventQueue;
  readonly #options: WorkQueueOptions;
  readonly #waiting = new Map<string, { at: number; cancel: Cancel }>();
  readonly #failures = new Map<string, number>();

  constructor(queue: EventQueue, options: WorkQueueOptions) {
    this.#queue = queue;
    this.#options = options;
  }

  /** Asks for work on `key` after `delayMs` (absent: the queue's own delay). */
  add(key: string, delayMs = this.#options.delayMs): void {
    const at = this.#queue.now() + delayMs;
    const waiting = this.#waiting.get(key);
    if (waiting && waiting.at <= at) return;
    waiting?.cancel();
    this.#waiting.set(key, { at, cancel: this.#queue.schedule(delayMs, () => this.#run(key)) });
  }

  #run(key: string): void {
    this.#waiting.delete(key);
    try {
      this.#options.work(key);
      this.#failures.delete(key);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      const failures = this.#failures.get(key) ?? 0;
      this.#failures.set(key, failures + 1);
      this.add(key, Math.min(RETRY_LIMIT_MS, Math.max(this.#options.delayMs, RETRY_BASE_MS * 2 ** failures)));
    }
  }
}

/** Looking through so many objects takes a millisecond: who owns thousands is looked at less often. */
const OBJECTS_PER_MS = 50;

/** The delay of a queue whose work is to count `objects`: many changes are then counted at once. */
export function countingDelayMs(delayMs: number, objects: number): number {
  return Math.max(delayMs, Math.floor(objects / OBJECTS_PER_MS));
}
