/** The objects of one kind: the newest state, ordered as etcd orders keys, and this kind's part of the log. */
import type { Cancel, EventQueue } from "../clock/event_queue.ts";
import type { AnyKind } from "./kind.ts";
import { OrderedNames } from "./ordered_names.ts";
import type { Change } from "./store.ts";
import { deepFreeze } from "./json_value.ts";
import { StoredEntry } from "./stored_entry.ts";
import type { StoredObject } from "./registry.ts";

export interface Range {
  /** Absent: all namespaces. */
  namespace?: string | undefined;
  /** The first key that may be listed. */
  from?: string | undefined;
}

export class StoreTable {
  readonly kind: AnyKind;
  readonly #queue: EventQueue;
  readonly #entries = new Map<string, StoredEntry>();
  /** Keys by namespace; cluster-scoped objects are under "". */
  readonly #byNamespace = new Map<string, OrderedNames>();
  /** Namespaces with a final "/", which is how etcd compares them. */
  readonly #namespaces = new OrderedNames();
  readonly #listeners = new Set<() => void>();
  #log: Change[] = [];
  #newest: StoredEntry | undefined;
  #hasEnded = false;
  #lostRevision = 0;
  #notified = false;

  constructor(kind: AnyKind, queue: EventQueue) {
    this.kind = kind;
    this.#queue = queue;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Changes of this kind that are remembered. */
  get logged(): number {
    return this.#log.length;
  }

  /** The newest change of this kind that compaction has dropped; 0 when there is none. */
  get lostRevision(): number {
    return this.#lostRevision;
  }

  /** The state that was written last: objects that come one after another are often much alike. */
  get newest(): StoredEntry | undefined {
    return this.#newest;
  }

  /** The kind is served no more: nothing will change here again. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get(key: string): StoredEntry | undefined {
    return this.#entries.get(key);
  }

  /** The newest state in key order. */
  *list(range: Range = {}): Generator<StoredEntry> {
    const spaces = range.namespace === undefined ? this.#spacesFrom(range.from) : [range.namespace];
    for (const space of spaces) {
      const keys = this.#byNamespace.get(space);
      if (!keys) continue;
      const start = range.from === undefined ? 0 : keys.indexOf(range.from);
      for (let index = start; index < keys.size; index++) yield this.#entries.get(keys.at(index)!)!;
    }
  }

  /** How many objects `list` gives, without giving them. */
  count(range: Range = {}): number {
    const spaces = range.namespace === undefined ? this.#spacesFrom(range.from) : [range.namespace];
    let count = 0;
    for (const space of spaces) {
      const keys = this.#byNamespace.get(space);
      if (keys) count += keys.size - (range.from === undefined ? 0 : keys.indexOf(range.from));
    }
    return count;
  }

  /** How many objects `listAt` gives. */
  countAt(revision: number, range: Range = {}): number {
    let count = this.count(range);
    for (const [key, older] of this.#statesAt(revision, range)) {
      count += Number(older !== undefined) - Number(this.#entries.has(key));
    }
    return count;
  }

  /** The state at an older revision, which must not be compacted, in key order. */
  *listAt(revision: number, range: Range = {}): Generator<StoredEntry> {
    const changed = this.#statesAt(revision, range);
    const changedKeys = [...changed.keys()].sort();
    let next = 0;
    for (const entry of this.list(range)) {
      const key = entry.key;
      for (; next < changedKeys.length && changedKeys[next]! < key; next++) {
        const older = changed.get(changedKeys[next]!);
        if (older) yield older;
      }
      if (!changed.has(key)) yield entry;
    }
    for (; next < changedKeys.length; next++) {
      const older = changed.get(changedKeys[next]!);
      if (older) yield older;
    }
  }

  /** Remembered changes after `revision`, oldest first, at most `limit`. */
  changesAfter(revision: number, limit = Infinity): Change[] {
    const start = this.#logIndex(revision);
    return this.#log.slice(start, Math.min(this.#log.length, start + limit));
  }

  append(change: Change): void {
    this.#log.push(change);
    this.#newest = change.entry;
    const namespace = change.entry.object.metadata.namespace ?? "";
    if (change.type === "DELETED") this.#drop(namespace, change.key);
    else {
      this.#entries.set(change.key, change.entry);
      if (!change.previous) this.#keysOf(namespace).add(change.key);
    }
    this.#notify();
  }

  /** Takes in a state that is no change. */
  load(entry: StoredEntry): void {
    this.#entries.set(entry.key, entry);
    this.#keysOf(entry.object.metadata.namespace ?? "").add(entry.key);
    this.#newest = entry;
    this.#lostRevision = Math.max(this.#lostRevision, entry.revision);
  }

  /** Puts each newest state into another form; it stays the same state, with the same revision. */
  rewrite(form: (object: StoredObject) => StoredObject): void {
    for (const [key, { kind, object, revision }] of this.#entries) {
      this.#entries.set(key, new StoredEntry(kind, deepFreeze(form(object)), revision));
    }
  }

  compact(revision: number): void {
    const kept = this.#logIndex(revision);
    if (kept === 0) return;
    this.#lostRevision = this.#log[kept - 1]!.revision;
    this.#log = this.#log.slice(kept);
  }

  /** Calls `listener` from the event queue after changes: once for all that came in one event. */
  subscribe(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells subscribers, once all changes are read, that there will be no others. */
  end(): void {
    this.#hasEnded = true;
    this.#notify();
  }

  #notify(): void {
    if (this.#notified || this.#listeners.size === 0) return;
    this.#notified = true;
    this.#queue.schedule(0, () => {
      this.#notified = false;
      for (const listener of [...this.#listeners]) {
        if (this.#listeners.has(listener)) listener();
      }
    });
  }

  *#spacesFrom(from: string | undefined): Generator<string> {
    if (from !== undefined && !from.includes("/")) {
      yield ""; // a cluster-scoped kind has one space
      return;
    }
    const start = from === undefined ? 0 : this.#namespaces.indexOf(from.slice(0, from.indexOf("/") + 1));
    for (let index = start; index < this.#namespaces.size; index++) {
      yield this.#namespaces.at(index)!.slice(0, -1);
    }
  }

  #keysOf(namespace: string): OrderedNames {
    let keys = this.#byNamespace.get(namespace);
    if (!keys) {
      this.#byNamespace.set(namespace, keys = new OrderedNames());
      this.#namespaces.add(`${namespace}/`);
    }
    return keys;
  }

  #drop(namespace: string, key: string): void {
    this.#entries.delete(key);
    const keys = this.#keysOf(namespace);
    keys.remove(key);
    if (keys.size > 0) return;
    this.#byNamespace.delete(namespace);
    this.#namespaces.remove(`${namespace}/`);
  }

  /** For each key in the range that changed after `revision`: its state then, undefined when it was absent. */
  #statesAt(revision: number, range: Range): Map<string, StoredEntry | undefined> {
    const states = new Map<string, StoredEntry | undefined>();
    for (const { key, previous, entry } of this.changesAfter(revision)) {
      if (range.namespace !== undefined && entry.object.metadata.namespace !== range.namespace) continue;
      if (range.from !== undefined && key < range.from) continue;
      if (!states.has(key)) states.set(key, previous);
    }
    return states;
  }

  #logIndex(revision: number): number {
    let low = 0;
    let high = this.#log.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#log[middle]!.revision <= revision) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
