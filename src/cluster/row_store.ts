import type { Json } from "../kube/object.ts";
import type { TableColumn } from "../kube/table.ts";
import type { LeanRow } from "./lean_row.ts";

/** What became of the rows since the last time: applied to the rows of then it gives the rows of now. */
export interface RowsDelta {
  added: LeanRow[];
  /** Also rows whose object is the same and whose cells are not (ages, when a list is read again). */
  changed: LeanRow[];
  removed: LeanRow[];
  /** Only when they changed. */
  columns?: readonly TableColumn[];
}

/** Rows by UID, and what has changed since the last `take`. */
export class RowStore {
  #rows = new Map<string, LeanRow>();
  #columns: readonly TableColumn[] = [];
  #columnsChanged = false;
  /** What became of a row that the last `take` knew or did not know. */
  #pending = new Map<string, "added" | "changed" | LeanRow>();
  /** During a sweep: rows that the new list has not brought yet. */
  #unseen: Set<string> | undefined;

  get rows(): ReadonlyMap<string, LeanRow> {
    return this.#rows;
  }

  get columns(): readonly TableColumn[] {
    return this.#columns;
  }

  /** Says whether the columns are others than before. */
  setColumns(columns: readonly TableColumn[]): boolean {
    if (sameColumns(columns, this.#columns)) return false;
    this.#columns = columns;
    this.#columnsChanged = true;
    return true;
  }

  put(row: LeanRow): void {
    this.#unseen?.delete(row.uid);
    const before = this.#rows.get(row.uid);
    if (before && before.resourceVersion === row.resourceVersion && sameCells(before.cells, row.cells)) {
      return;
    }
    this.#rows.set(row.uid, row);
    const pending = this.#pending.get(row.uid);
    if (pending === "added") return;
    this.#pending.set(row.uid, before || pending ? "changed" : "added");
  }

  remove(uid: string): void {
    const row = this.#rows.get(uid);
    this.#unseen?.delete(uid);
    if (!row) return;
    this.#rows.delete(uid);
    if (this.#pending.get(uid) === "added") this.#pending.delete(uid);
    else this.#pending.set(uid, row);
  }

  /** A new list begins: what it does not bring before `endSweep` is gone. */
  beginSweep(): void {
    this.#unseen = new Set(this.#rows.keys());
  }

  endSweep(): void {
    for (const uid of this.#unseen ?? []) this.remove(uid);
    this.#unseen = undefined;
  }

  /** What has changed since the last call. */
  take(): RowsDelta {
    const delta: RowsDelta = { added: [], changed: [], removed: [] };
    for (const [uid, what] of this.#pending) {
      if (typeof what === "object") delta.removed.push(what);
      else delta[what].push(this.#rows.get(uid)!);
    }
    this.#pending.clear();
    if (this.#columnsChanged) delta.columns = this.#columns;
    this.#columnsChanged = false;
    return delta;
  }
}

function sameColumns(one: readonly TableColumn[], other: readonly TableColumn[]): boolean {
  return one.length === other.length && one.every((column, index) => {
    const { name, type, format, priority } = other[index]!;
    return column.name === name && column.type === type && column.format === format &&
      column.priority === priority;
  });
}

/** Cells are scalars; a nested one (rare) counts as different. */
function sameCells(one: readonly Json[], other: readonly Json[]): boolean {
  return one.length === other.length && one.every((cell, index) => cell === other[index]);
}
