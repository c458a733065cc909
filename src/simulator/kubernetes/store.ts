/**
 * The cluster's memory, multi-version: one revision counter and one ordered log of changes. The newest state is in
 * memory as ordered tables, one a kind; older states are read by undoing the log backwards, until compaction.
 * A watch is a cursor on the log. The store knows nothing of rules; it keeps what it is given, frozen.
 */
import type { Cancel, EventQueue } from "../clock/event_queue.ts";
import type { AnyKind } from "./kind.ts";
import type { StoredObject } from "./registry.ts";
import { deepFreeze, sharedWith } from "./json_value.ts";
import { StoredEntry } from "./stored_entry.ts";
import { StoreTable } from "./store_table.ts";

/** One line of the log. */
export interface Change {
  readonly revision: number;
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly kind: AnyKind;
  readonly key: string;
  /** The state after the change; for DELETED the last state, with the revision of its end. */
  readonly entry: StoredEntry;
  /** The state before it. */
  readonly previous: StoredEntry | undefined;
}

export interface StoreOptions {
  queue: EventQueue;
  kinds: readonly AnyKind[];
  /** Changes older than this are forgotten. The API server compacts after five minutes. */
  keepMs?: number;
  /** At most as many changes are kept. */
  keepChanges?: number;
}

const DEFAULT_KEEP_MS = 5 * 60_000;
const DEFAULT_KEEP_CHANGES = 20_000;

export class Store {
  readonly #queue: EventQueue;
  readonly #tables = new Map<AnyKind, StoreTable>();
  readonly #keepMs: number;
  readonly #keepChanges: number;
  readonly #observers = new Set<(change: Change) => void>();
  readonly #pins = new Set<() => number>();
  /** Revisions at the times they were taken, oldest first: what compaction by age needs. */
  #marks: { at: number; revision: number }[] = [];
  #revision = 0;
  #compacted = 0;
  #logged = 0;

  constructor(options: StoreOptions) {
    this.#queue = options.queue;
    this.#keepMs = options.keepMs ?? DEFAULT_KEEP_MS;
    this.#keepChanges = options.keepChanges ?? DEFAULT_KEEP_CHANGES;
    for (const kind of options.kinds) this.addKind(kind);
  }

  /** Holds objects of one more kind. */
  addKind(kind: AnyKind): void {
    if (!this.#tables.has(kind)) this.#tables.set(kind, new StoreTable(kind, this.#queue));
  }

  /** Forgets a kind, its objects and its part of the log. */
  removeKind(kind: AnyKind): void {
    const table = this.table(kind);
    this.#tables.delete(kind);
    this.#logged -= table.logged;
    table.end();
  }

  /** The revision of the newest change. */
  get revision(): number {
    return this.#revision;
  }

  /** The oldest revision that can be read or watched from. */
  get compactedRevision(): number {
    return this.#compacted;
  }

  /** Throws when the kind is not served: a programmer's error. */
  table(kind: AnyKind): StoreTable {
    const table = this.#tables.get(kind);
    if (!table) throw new Error(`Cannot use kind ${kind.kind}: the store does not hold it`);
    return table;
  }

  /** Stores an object, new or changed, with the next revision as its resourceVersion. */
  put(kind: AnyKind, object: StoredObject): StoredEntry {
    const table = this.table(kind);
    const key = keyOf(object.metadata.namespace, object.metadata.name);
    const previous = table.get(key);
    object.metadata.resourceVersion = ""; // differs from any stored one: the object itself stays a new one
    const model = previous ?? table.newest;
    if (model) sharedWith(object, model.object);
    const entry = this.#entry(kind, object);
    this.#append(table, { type: previous ? "MODIFIED" : "ADDED", key, entry, previous });
    return entry;
  }

  /** Takes an object out; its last state gets a revision of its own. Undefined when there is none. */
  remove(kind: AnyKind, namespace: string | undefined, name: string): StoredEntry | undefined {
    const table = this.table(kind);
    const key = keyOf(namespace, name);
    const previous = table.get(key);
    if (!previous) return undefined;
    const last = { ...previous.object, metadata: { ...previous.object.metadata } };
    const entry = this.#entry(kind, last);
    this.#append(table, { type: "DELETED", key, entry, previous });
    return entry;
  }

  /** All that is stored, kind by kind. */
  *entries(): Generator<StoredEntry> {
    for (const table of this.#tables.values()) yield* table.list();
  }

  /**
   * Fills an empty store with the state of another one, each object with the version it had. What was before
   * `revision` is compacted.
   */
  load(revision: number, states: Iterable<readonly [AnyKind, StoredObject]>): void {
    if (this.#revision > 0) throw new Error("Cannot load a state: the store is not empty");
    for (const [kind, object] of states) {
      const version = Number(object.metadata.resourceVersion);
      this.table(kind).load(new StoredEntry(kind, deepFreeze(object), version));
    }
    this.#revision = revision;
    this.#compacted = revision;
  }

  /** Called within each change, in order; for what lives and dies with objects. Must not write. */
  observe(observer: (change: Change) => void): Cancel {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /** While it is set, compaction keeps what comes after the revision that `needed` answers. */
  pin(needed: () => number): Cancel {
    this.#pins.add(needed);
    return () => this.#pins.delete(needed);
  }

  /** Forgets the log up to and including `revision`, unless it is pinned. */
  compact(revision: number): void {
    let allowed = Math.min(revision, this.#revision);
    for (const needed of this.#pins) allowed = Math.min(allowed, needed());
    if (allowed <= this.#compacted) return;
    this.#compacted = allowed;
    this.#logged = 0;
    for (const table of this.#tables.values()) {
      table.compact(this.#compacted);
      this.#logged += table.logged;
    }
    this.#marks = this.#marks.filter((mark) => mark.revision > this.#compacted);
  }

  #entry(kind: AnyKind, object: StoredObject): StoredEntry {
    object.metadata.resourceVersion = String(this.#revision + 1);
    return new StoredEntry(kind, deepFreeze(object), this.#revision + 1);
  }

  #append(table: StoreTable, change: Omit<Change, "revision" | "kind">): void {
    this.#revision++;
    const whole: Change = { ...change, revision: this.#revision, kind: table.kind };
    table.append(whole);
    this.#logged++;
    change.previous?.release();
    for (const observer of this.#observers) observer(whole);
    this.#mark();
  }

  /** Compaction happens while writing: a cluster at rest keeps what it has, and needs no timer. */
  #mark(): void {
    const now = this.#queue.now();
    const newest = this.#marks.at(-1);
    if (!newest || now - newest.at >= this.#keepMs / MARKS) {
      this.#marks.push({ at: now, revision: this.#revision });
      const old = this.#marks.findLast((mark) => now - mark.at >= this.#keepMs);
      if (old) this.compact(old.revision);
    }
    if (this.#logged > this.#keepChanges) this.compact(this.#revision - Math.floor(this.#keepChanges / 2));
  }
}

/** How finely age is measured: marks in the time that is kept. */
const MARKS = 10;

/** The place of an object in its kind's table: `namespace/name`, or `name` for a cluster-scoped kind. */
export function keyOf(namespace: string | undefined, name: string): string {
  return namespace ? `${namespace}/${name}` : name;
}
