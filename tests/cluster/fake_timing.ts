import type { Timing } from "../../src/cluster/timing.ts";

/** Time that stands still until a test moves it. */
export class FakeTiming implements Timing {
  #now: number;
  #sleepers = new Set<{ at: number; wake: () => void }>();
  /** What was slept, in order, in milliseconds. */
  readonly slept: number[] = [];

  constructor(startMs = Date.parse("2026-11-22T12:00:00Z")) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return 0.5;
  }

  breathe(): Promise<void> {
    return Promise.resolve();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.slept.push(ms);
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const sleeper = {
        at: this.#now + ms,
        wake: () => {
          this.#sleepers.delete(sleeper);
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
      signal?.addEventListener("abort", sleeper.wake, { once: true });
    });
  }

  /** Lets time pass; whoever wakes runs, and may sleep again within that time. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    while (true) {
      const next = [...this.#sleepers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      await settle();
    }
    this.#now = end;
  }
}

/** Lets all that can run now run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
}
