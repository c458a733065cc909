/** Which cells have just changed, and which rows have just left: both are marked for two seconds. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import type { RowsDelta } from "../../cluster/row_store.ts";
import { compareValues, type ShownColumn, sortValue } from "./cell.ts";

export interface RowChanges {
  /** Milliseconds since 1970: when the marks go. */
  readonly until: number;
  /** The row is new. */
  readonly isNew: boolean;
  /** The row is gone and only still shown. */
  readonly left: boolean;
  /** By cell index: rose, fell, or is another. */
  readonly cells: ReadonlyMap<number, "↑" | "↓" | "Δ">;
}

export const markMs = 2000;
/** More rows than this at once are a new list, not news. */
const newsLimit = 200;

/**
 * The marks after a change, and the change with rows that left kept as rows for now. Nothing of the first list
 * is news.
 */
export function cellChanges(
  state: {
    list: { all: readonly LeanRow[] };
    shown: readonly ShownColumn[];
    changes: ReadonlyMap<string, RowChanges>;
  },
  delta: RowsDelta,
  now: number,
  isFirst: boolean,
): { changes: ReadonlyMap<string, RowChanges>; delta: RowsDelta } {
  const count = delta.added.length + delta.changed.length + delta.removed.length;
  if (count === 0) return { changes: state.changes, delta };
  const until = now + markMs;
  const changes = new Map(state.changes);
  if (isFirst || count > newsLimit) {
    for (const row of [...delta.added, ...delta.changed, ...delta.removed]) changes.delete(row.uid);
    return { changes, delta };
  }
  const before = rowsOf(state.list.all, delta.changed);
  for (const row of delta.added) changes.set(row.uid, { until, isNew: true, left: false, cells: new Map() });
  for (const row of delta.changed) {
    const old = before.get(row.uid);
    const cells = old ? changedCells(old, row, state.shown) : new Map();
    if (cells.size > 0) changes.set(row.uid, { until, isNew: false, left: false, cells });
  }
  for (const row of delta.removed) {
    changes.set(row.uid, { until, isNew: false, left: true, cells: new Map() });
  }
  return { changes, delta: { ...delta, changed: [...delta.changed, ...delta.removed], removed: [] } };
}

function rowsOf(rows: readonly LeanRow[], wanted: readonly LeanRow[]): Map<string, LeanRow> {
  const uids = new Set(wanted.map((row) => row.uid));
  const found = new Map<string, LeanRow>();
  if (uids.size === 0) return found;
  for (const row of rows) if (uids.has(row.uid)) found.set(row.uid, row);
  return found;
}

function changedCells(
  old: LeanRow,
  row: LeanRow,
  shown: readonly ShownColumn[],
): Map<number, "↑" | "↓" | "Δ"> {
  const cells = new Map<number, "↑" | "↓" | "Δ">();
  for (const column of shown) {
    const ticks = column.kind === "age" || column.kind === "since" || column.look?.isMeasured;
    if (ticks || column.index < 0 || old.cells[column.index] === row.cells[column.index]) continue;
    const difference = compareValues(sortValue(old, column), sortValue(row, column));
    const isNumber = typeof sortValue(row, column) === "number";
    // The same number in other words: only the time behind a count of restarts went on.
    if (isNumber && difference === 0) continue;
    cells.set(column.index, !isNumber ? "Δ" : difference < 0 ? "↑" : "↓");
  }
  return cells;
}
