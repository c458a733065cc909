/** How many processes computed at once over the last minutes: the three numbers of /proc/loadavg (proc(5)). */

const MINUTE_MS = 60_000;
const SPANS_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS] as const;

interface Burst {
  fromMs: number;
  toMs: number;
  cores: number;
}

/** So often what is over is added up: a busy machine computes in many short bursts. */
const FOLD_MS = 5_000;

export class LoadAverage {
  #bursts: Burst[] = [];
  /** What bursts that are over have left, as it stood at `#atMs`. */
  #left: number[] = SPANS_MS.map(() => 0);
  #atMs = 0;

  /** A process computes from now on for so long. */
  burn(nowMs: number, ms: number, cores = 1): void {
    if (nowMs >= this.#atMs + FOLD_MS) this.#fold(nowMs);
    if (ms > 0) this.#bursts.push({ fromMs: nowMs, toMs: nowMs + ms, cores });
  }

  /** Over one, five and fifteen minutes, each decaying exponentially as the kernel has it. */
  at(nowMs: number): number[] {
    this.#fold(nowMs);
    return SPANS_MS.map((spanMs, index) =>
      this.#bursts.reduce((sum, burst) => sum + weight(burst, nowMs, spanMs), this.#left[index]!)
    );
  }

  #fold(nowMs: number): void {
    const over = this.#bursts.filter((burst) => burst.toMs <= nowMs);
    this.#left = SPANS_MS.map((spanMs, index) =>
      over.reduce(
        (sum, burst) => sum + weight(burst, nowMs, spanMs),
        this.#left[index]! * Math.exp((this.#atMs - nowMs) / spanMs),
      )
    );
    this.#atMs = nowMs;
    if (over.length > 0) this.#bursts = this.#bursts.filter((burst) => burst.toMs > nowMs);
  }
}

/** The share of a burst up to now in the average. */
function weight({ fromMs, toMs, cores }: Burst, nowMs: number, spanMs: number): number {
  const decayed = (ms: number) => Math.exp((ms - nowMs) / spanMs);
  return cores * (decayed(Math.min(toMs, nowMs)) - decayed(fromMs));
}
