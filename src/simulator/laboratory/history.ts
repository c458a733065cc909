/**
 * How to get back: for each change of the store, the state before it. The store's own log serves watches and is
 * compacted after minutes; this one is for rewinding and keeps as many changes as it is told to.
 */
import type { Cancel } from "../clock/event_queue.ts";
import type { AnyKind } from "../kubernetes/kind.ts";
import type { Store } from "../kubernetes/store.ts";
import type { StoredEntry } from "../kubernetes/stored_entry.ts";

/** What an object was at some revision; `entry` is absent where there was none. */
export interface PastState {
  kind: AnyKind;
  key: string;
  entry: StoredEntry | undefined;
}

interface Undo extends PastState {
  revision: number;
  atMs: number;
}

const DEFAULT_KEPT_CHANGES = 50_000;

export class History {
  readonly #kept: number;
  readonly #startRevision: number;
  /** Oldest first; the first `#dropped` of them are given up and wait for being cut off. */
  #undos: Undo[] = [];
  #dropped = 0;
  readonly stop: Cancel;

  constructor(store: Store, now: () => number, keptChanges = DEFAULT_KEPT_CHANGES) {
    this.#kept = keptChanges;
    this.#startRevision = store.revision;
    this.stop = store.observe(({ revision, kind, key, previous }) => {
      this.#undos.push({ revision, atMs: now(), kind, key, entry: previous });
      if (this.#undos.length - this.#dropped > this.#kept) this.#dropOldest();
    });
  }

  /** The oldest revision to which there is a way back. */
  get oldestRevision(): number {
    const last = this.#undos[this.#dropped - 1];
    return last?.revision ?? this.#startRevision;
  }

  /** The newest revision of that moment or before; the oldest known one for earlier moments. */
  revisionAt(timeMs: number): number {
    const index = this.#firstAfter(({ atMs }) => atMs > timeMs);
    return this.#undos[index - 1]?.revision ?? this.oldestRevision;
  }

  /**
   * Each object that has changed since `revision`, as it was then.
   *
   * @throws {RangeError} older than `oldestRevision`
   */
  statesAt(revision: number): PastState[] {
    if (revision < this.oldestRevision) {
      throw new RangeError(
        `Cannot go back to revision ${revision}: the oldest that is kept is ${this.oldestRevision}`,
      );
    }
    const found = new Map<AnyKind, Map<string, PastState>>();
    for (
      let index = this.#firstAfter((undo) => undo.revision > revision);
      index < this.#undos.length;
      index++
    ) {
      const undo = this.#undos[index]!;
      let states = found.get(undo.kind);
      if (!states) found.set(undo.kind, states = new Map());
      if (!states.has(undo.key)) states.set(undo.key, undo);
    }
    return [...found.values()].flatMap((states) => [...states.values()]);
  }

  /** Cuts the list only now and then: each cut copies it. */
  #dropOldest(): void {
    this.#dropped++;
    if (this.#dropped < this.#kept / 2) return;
    this.#undos = this.#undos.slice(this.#dropped - 1); // the last one given up tells the oldest revision
    this.#dropped = 1;
  }

  #firstAfter(isAfter: (undo: Undo) => boolean): number {
    let low = this.#dropped;
    let high = this.#undos.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isAfter(this.#undos[middle]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
