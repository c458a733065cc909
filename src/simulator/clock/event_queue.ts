import type { Clock } from "./clock.ts";

/** Takes a scheduled event back; harmless when it already ran. */
export type Cancel = () => void;

/**
 * The world's only engine: events ordered by time, then by the order in which they were scheduled.
 * It is also the clock. Live, a driver calls `advanceTo`; in a test, time jumps.
 */
export class EventQueue implements Clock {
  #now: number;
  #sequence = 0;
  #heap: Entry[] = [];
  /** Called when an event is scheduled that is due before all others: a live driver sets its timer anew. */
  onEarlier: (() => void) | undefined;

  constructor(startMs: number) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  /** Runs `work` after `delayMs` of simulated time (0: after what is already due now). */
  schedule(delayMs: number, work: () => void): Cancel {
    const entry: Entry = { at: this.#now + Math.max(0, delayMs), sequence: this.#sequence++, work };
    push(this.#heap, entry);
    if (this.#heap[0] === entry) this.onEarlier?.();
    return () => {
      entry.work = undefined;
    };
  }

  /** When the next event is due, or undefined when there is none. */
  nextAt(): number | undefined {
    this.#dropCancelled();
    return this.#heap[0]?.at;
  }

  /**
   * Runs every event due up to and including `timeMs`, then stands at `timeMs`. Returns how many ran. Where
   * `isEnough` says so after an event, it stops there, and the clock stands at that event's time.
   */
  advanceTo(timeMs: number, isEnough: () => boolean = never): number {
    let ran = 0;
    for (let at = this.nextAt(); at !== undefined && at <= timeMs; at = this.nextAt()) {
      if (ran > 0 && isEnough()) return ran;
      const entry = pop(this.#heap);
      if (at > this.#now) this.#now = at;
      entry?.work?.();
      ran++;
    }
    if (timeMs > this.#now) this.#now = timeMs;
    return ran;
  }

  /** Lets `durationMs` pass. Returns how many events ran. */
  advance(durationMs: number): number {
    return this.advanceTo(this.#now + durationMs);
  }

  #dropCancelled(): void {
    while (this.#heap[0] && !this.#heap[0].work) pop(this.#heap);
  }
}

function never(): boolean {
  return false;
}

interface Entry {
  at: number;
  sequence: number;
  work: (() => void) | undefined;
}

function before(a: Entry, b: Entry): boolean {
  return a.at !== b.at ? a.at < b.at : a.sequence < b.sequence;
}

function push(heap: Entry[], entry: Entry): void {
  let index = heap.length;
  heap.push(entry);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent]!;
    if (!before(entry, above)) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = entry;
}

function pop(heap: Entry[]): Entry | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (!last || heap.length === 0) return first;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
    const below = heap[child]!;
    if (!before(below, last)) break;
    heap[index] = below;
    index = child;
  }
  heap[index] = last;
  return first;
}
