import type { Cancel, EventQueue } from "../../clock/event_queue.ts";

const LONG_PAST_REPORT_MS = 40_000;

/**
 * A world's history may be months of simulated time. What would only repeat itself all along rests until the world is
 * handed over, and of what is long past nobody will ask for each step.
 */
export class HistoryRest {
  readonly #queue: EventQueue;
  readonly #recentFromMs: number;
  readonly #resting = new Set<() => void>();
  #isOver = false;

  /** @param recentFromMs what happens before is long past */
  constructor(queue: EventQueue, recentFromMs: number) {
    this.#queue = queue;
    this.#recentFromMs = recentFromMs;
  }

  /** Until a pod's status is written. One report of a whole start is enough where nobody can have looked. */
  reportDelayMs(usualMs: number): number {
    return this.#queue.now() < this.#recentFromMs ? LONG_PAST_REPORT_MS : usualMs;
  }

  /** Calls `wake` when the history is over. Undefined: it is over, and nothing rests any more. */
  begin(wake: () => void): Cancel | undefined {
    if (this.#isOver) return undefined;
    const own = () => wake();
    this.#resting.add(own);
    return () => void this.#resting.delete(own);
  }

  end(): void {
    this.#isOver = true;
    for (const wake of this.#resting) wake();
    this.#resting.clear();
  }
}
