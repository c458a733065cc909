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
  /** All rows in their natural order, from which every other order is made; often the same array as `all`. */
  readonly natural: readonly LeanRow[];
}

export type RowOrder = (one: LeanRow, other: LeanRow) => number;

export const noRows: RowList = { all: [], shown: [], natural: [] };

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
export function applyDelta(
  list: RowList,
  delta: RowsDelta,
  order: RowOrder,
  filter: RowFilter,
  natural: RowOrder = order,
): RowList {
  const coming = [...delta.added, ...delta.changed];
  const touched = new Set<string>();
  for (const row of coming) touched.add(row.uid);
  for (const row of delta.removed) touched.add(row.uid);
  if (touched.size === 0) return list;
  coming.sort(order);
  const matching = filter.matches ? coming.filter(filter.matches) : coming;
  const all = merged(list.all, touched, coming, order);
  return {
    all,
    shown: filter.matches ? merged(list.shown, touched, matching, order) : all,
    natural: order === natural ? all : merged(list.natural, touched, coming.toSorted(natural), natural),
  };
}

/** The list with other rows in the places of those with the same UIDs. */
export function replaced({ all, shown, natural }: RowList, rows: ReadonlyMap<string, LeanRow>): RowList {
  const other = (row: LeanRow): LeanRow => rows.get(row.uid) ?? row;
  const next = all.map(other);
  return {
    all: next,
    shown: shown === all ? next : shown.map(other),
    natural: natural === all ? next : natural.map(other),
  };
}

/** The list in another order, which `sort` makes of the natural one. */
export function reordered(
  { natural }: RowList,
  sort: (natural: readonly LeanRow[]) => readonly LeanRow[],
  filter: RowFilter,
): RowList {
  return filtered({ all: sort(natural), shown: [], natural }, { ...filter, narrows: false });
}

/** The list through another filter. */
export function filtered(list: RowList, filter: RowFilter): RowList {
  if (!filter.matches) return { ...list, shown: list.all };
  return { ...list, shown: (filter.narrows ? list.shown : list.all).filter(filter.matches) };
}

/** Two sorted sequences as one: the rows that stay, and those that come. */
function merged(
  rows: readonly LeanRow[],
  touched: ReadonlySet<string>,
  coming: readonly LeanRow[],
  order: RowOrder,
): readonly LeanRow[] {
  const staying = rows.filter(({ uid }) => !touched.has(uid));
  if (coming.length === 0) return staying;
  // Few are looked up, many are compared along the way.
  const isFew = coming.length * Math.log2(staying.length + 2) < staying.length;
  const out: LeanRow[] = [];
  let from = 0;
  for (const row of coming) {
    const to = isFew ? placeOf(row, staying, from, order) : nextPlace(row, staying, from, order);
    for (; from < to; from++) out.push(staying[from]!);
    out.push(row);
  }
  for (; from < staying.length; from++) out.push(staying[from]!);
  return out;
}

/** The first index from `from` on whose row does not come before this one; by halving. */
function placeOf(row: LeanRow, rows: readonly LeanRow[], from: number, order: RowOrder): number {
  let [low, high] = [from, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(rows[middle]!, row) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same, step by step. */
function nextPlace(row: LeanRow, rows: readonly LeanRow[], from: number, order: RowOrder): number {
  let at = from;
  while (at < rows.length && order(rows[at]!, row) <= 0) at++;
  return at;
}
