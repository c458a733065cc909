/** The order of rows. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import { compareValues, isNothing, type ShownColumn, sortValue } from "./cell.ts";
import { byName, type RowOrder } from "./row_list.ts";

export interface Sort {
  /** The column's title; "" is the order in which a server lists: by namespace, then by name. */
  readonly title: string;
  readonly descending: boolean;
}

export const serverOrder: Sort = { title: "", descending: false };

/** The title of the column that the rows are sorted by, for the heading. */
export function sortTitle(sort: Sort, columns: readonly ShownColumn[]): string {
  if (sort.title !== "") return sort.title;
  return columns.some(({ index }) => index < 0) ? "NAMESPACE" : "NAME";
}

/** How rows compare under a sort; rows that are equal in it go by name. Values are computed once a row. */
export function rowOrder(sort: Sort, columns: readonly ShownColumn[], natural: RowOrder = byName): RowOrder {
  const sign = sort.descending ? -1 : 1;
  const column = columns.find(({ title }) => title === sort.title);
  if (!column) return natural;
  if (column.kind === "name") {
    return (one, other) => sign * compareValues(one.name, other.name) || byName(one, other);
  }
  const values = new WeakMap<LeanRow, number | string>();
  function value(row: LeanRow): number | string {
    let known = values.get(row);
    if (known === undefined) values.set(row, known = sortValue(row, column!));
    return known;
  }
  return (one, other) => {
    const [left, right] = [value(one), value(other)];
    if (isNothing(left) !== isNothing(right)) return isNothing(left) ? 1 : -1;
    if (isNothing(left)) return byName(one, other);
    return sign * compareValues(left, right) || byName(one, other);
  };
}

/**
 * Rows that stand in their natural order, sorted. Equal ones keep that order, so that only values are compared. Names
 * come in runs, one a namespace, which sorting joins.
 */
export function sortedRows(
  natural: readonly LeanRow[],
  sort: Sort,
  columns: readonly ShownColumn[],
): readonly LeanRow[] {
  const column = columns.find(({ title }) => title === sort.title);
  if (!column) return natural;
  const sign = sort.descending ? -1 : 1;
  if (column.kind === "name") {
    return natural.toSorted((one, other) => one.name < other.name ? -sign : one.name > other.name ? sign : 0);
  }
  const values = natural.map((row) => sortValue(row, column));
  const compare = (one: number | string, other: number | string): number =>
    isNothing(one) || isNothing(other)
      ? Number(isNothing(one)) - Number(isNothing(other))
      : sign * compareValues(one, other);
  const sampled = new Set(values.slice(0, sampleSize));
  return sampled.size > sampleSize / 4
    ? bySorting(natural, values, compare)
    : byHeaps(natural, values, compare);
}

/** Rows that are looked at to see how many values a column has. */
const sampleSize = 2000;

type Compare = (one: number | string, other: number | string) => number;

/** For columns of many values, such as ages. */
function bySorting(
  rows: readonly LeanRow[],
  values: readonly (number | string)[],
  compare: Compare,
): LeanRow[] {
  const places = Array.from(rows.keys()).sort((one, other) =>
    compare(values[one]!, values[other]!) || one - other
  );
  return places.map((place) => rows[place]!);
}

/** For columns of few values: rows are put on a heap for each, which are then sorted. */
function byHeaps(
  rows: readonly LeanRow[],
  values: readonly (number | string)[],
  compare: Compare,
): LeanRow[] {
  const heaps = new Map<number | string, LeanRow[]>();
  // What stands for nothing is told apart by none of its texts.
  const heapOf = (value: number | string): number | string => isNothing(value) ? "" : value;
  rows.forEach((row, place) => {
    const value = heapOf(values[place]!);
    const heap = heaps.get(value);
    if (heap) heap.push(row);
    else heaps.set(value, [row]);
  });
  return [...heaps.keys()].sort(compare).flatMap((value) => heaps.get(value)!);
}

/** The sort after its key was pressed: the same column again turns it round. */
export function sortedBy(sort: Sort, title: string, columns: readonly ShownColumn[] = []): Sort {
  return sortTitle(sort, columns) === title
    ? { title, descending: !sort.descending }
    : { title, descending: startsHigh.test(title) };
}

// Columns that are looked at for their largest values; ages for their youngest, which is the least.
const startsHigh = /^(RESTARTS|CPU|MEM|%|CAPACITY|COUNT)/;
