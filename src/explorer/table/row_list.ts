/**
 * Rows in their order, and those of them that the filter lets through. Every change costs one pass over an array,
 * never a formatting or a full sort, so that ten thousand rows keep up with keys.
 */
import type { LeanRow } from "../../cluster/lean_row.ts";
import type { RowsDelta } from "../../cluster/row_store.ts";
import type { RowFilter } from "./filter.ts";

export interface RowList {
  /** All rows, sorted. */
  readonly all: readonly LeanRow[];
  /** The rows that the filter lets through, in the same order. */
  readonly shown: readonly LeanRow[];
}

export type RowOrder = (one: LeanRow, other: LeanRow) => number;

export const noRows: RowList = { all: [], shown: [] };

/** Namespace, then name: the order of a server's list. */
export function byName(one: LeanRow, other: LeanRow): number {
  if (one.namespace !== other.namespace) return one.namespace < other.namespace ? -1 : 1;
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
}

/** As containers are numbered: the order of the spec. */
export function byUid(one: LeanRow, other: LeanRow): number {
  return one.uid < other.uid ? -1 : one.uid > other.uid ? 1 : 0;
}

/** The list after a change; sorted as before. */
export function applyDelta(list: RowList, delta: RowsDelta, order: RowOrder, filter: RowFilter): RowList {
  const coming = [...delta.added, ...delta.changed];
  const touched = new Set<string>();
  for (const row of coming) touched.add(row.uid);
  for (const row of delta.removed) touched.add(row.uid);
  if (touched.size === 0) return list;
  coming.sort(order);
  const matching = filter.matches ? coming.filter(filter.matches) : coming;
  return {
    all: merged(list.all, touched, coming, order),
    shown: merged(list.shown, touched, matching, order),
  };
}

/** The list with other rows in the places of those with the same UIDs. */
export function replaced({ all, shown }: RowList, rows: ReadonlyMap<string, LeanRow>): RowList {
  const other = (row: LeanRow): LeanRow => rows.get(row.uid) ?? row;
  const next = all.map(other);
  return { all: next, shown: shown === all ? next : shown.map(other) };
}

/** The list in another order. */
export function reordered(list: RowList, order: RowOrder, filter: RowFilter): RowList {
  return filtered({ all: list.all.toSorted(order), shown: [] }, { ...filter, narrows: false });
}

/** The list through another filter. */
export function filtered(list: RowList, filter: RowFilter): RowList {
  if (!filter.matches) return { all: list.all, shown: list.all };
  return { all: list.all, shown: (filter.narrows ? list.shown : list.all).filter(filter.matches) };
}

/** Two sorted sequences as one: the rows that stay, and those that come. */
function merged(
  rows: readonly LeanRow[],
  touched: ReadonlySet<string>,
  coming: readonly LeanRow[],
  order: RowOrder,
): readonly LeanRow[] {
  const out: LeanRow[] = [];
  let next = 0;
  for (const row of rows) {
    if (touched.has(row.uid)) continue;
    while (next < coming.length && order(coming[next]!, row) < 0) out.push(coming[next++]!);
    out.push(row);
  }
  while (next < coming.length) out.push(coming[next++]!);
  return out;
}
