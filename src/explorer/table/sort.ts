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

/** The sort after its key was pressed: the same column again turns it round. */
export function sortedBy(sort: Sort, title: string, columns: readonly ShownColumn[] = []): Sort {
  return sortTitle(sort, columns) === title
    ? { title, descending: !sort.descending }
    : { title, descending: startsHigh.test(title) };
}

// Columns that are looked at for their largest values; ages for their youngest, which is the least.
const startsHigh = /^(RESTARTS|CPU|MEM|%|CAPACITY|COUNT)/;
