import type { Timing } from "./timing.ts";

/**
 * Ends a stream whose connection died without a word (a pulled cable, a laptop that slept): no later than
 * `lifeMs`, and, where the server sends bookmarks, when one is overdue.
 */
export class SilenceGuard {
  readonly #timing: Timing;
  readonly #endAt: number;
  #heardAt: number;
  #sendsBookmarks = false;

  /** Aborts `stop`; aborting `stop` elsewhere ends the guard. */
  constructor(timing: Timing, stop: AbortController, lifeMs: number) {
    this.#timing = timing;
    this.#heardAt = timing.now();
    this.#endAt = timing.now() + lifeMs;
    void this.#guard(stop);
  }

  /** Something arrived. */
  heard(withBookmark: boolean): void {
    this.#heardAt = this.#timing.now();
    this.#sendsBookmarks ||= withBookmark;
  }

  async #guard(stop: AbortController): Promise<void> {
    while (!stop.signal.aborted) {
      const overdueAt = this.#sendsBookmarks ? this.#heardAt + SILENCE_MS : Infinity;
      const leftMs = Math.min(overdueAt, this.#endAt) - this.#timing.now();
      if (leftMs <= 0) stop.abort();
      else await this.#timing.sleep(Math.min(leftMs, CHECK_MS), stop.signal);
    }
  }
}

/** The API server sends a bookmark about once a minute (bookmarkFrequency, cacher). */
const SILENCE_MS = 90_000;
/** Looks at the clock this often: timers stand still while a machine sleeps. */
const CHECK_MS = 30_000;
