/** The timers of a script, by the simulated clock. */
interface Timer {
  atMs: number;
  everyMs: number | undefined;
  /** The process lives at least until it is due. */
  holds: boolean;
}

export class Timers {
  readonly #timers = new Map<number, Timer>();
  #nextId = 1;

  constructor(readonly now: () => number) {}

  /** Returns its id; 0 ms: before all that have a delay. */
  add(ms: number, repeats: boolean): number {
    const id = this.#nextId++;
    this.#timers.set(id, {
      atMs: ms === 0 ? 0 : this.now() + ms,
      everyMs: repeats ? ms : undefined,
      holds: true,
    });
    return id;
  }

  remove(id: number): void {
    this.#timers.delete(id);
  }

  hold(id: number, holds: boolean): void {
    const timer = this.#timers.get(id);
    if (timer) timer.holds = holds;
  }

  get isHeld(): boolean {
    return [...this.#timers.values()].some(({ holds }) => holds);
  }

  /** Milliseconds to the next one; undefined: there is none. */
  get nextInMs(): number | undefined {
    const next = this.#first();
    return next && Math.max(0, next.timer.atMs - this.now());
  }

  /** The id of one that is due; it is set anew if it repeats. */
  takeDue(): number | undefined {
    const next = this.#first();
    if (!next || next.timer.atMs > this.now()) return undefined;
    const { id, timer } = next;
    if (timer.everyMs === undefined) this.#timers.delete(id);
    else timer.atMs = this.now() + timer.everyMs;
    return id;
  }

  #first(): { id: number; timer: Timer } | undefined {
    let first: { id: number; timer: Timer } | undefined;
    for (const [id, timer] of this.#timers) {
      if (!first || timer.atMs < first.timer.atMs) first = { id, timer };
    }
    return first;
  }
}
