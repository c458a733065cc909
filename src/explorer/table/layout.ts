/** How wide the columns are. */
import type { ShownColumn } from "./cell.ts";

export interface LaidColumn {
  column: ShownColumn;
  width: number;
}

export interface Layout {
  columns: LaidColumn[];
  /** Columns that found no room. */
  hidden: number;
}

/** Spaces between columns. */
export const columnGap = 2;
/** In front of the rows: the mark of the selection. */
export const gutter = 1;
/** Behind the name: a space, the sign of the row's health. */
export const signWidth = 2;

/**
 * Fits columns into a width. When there is too little room, generated names shrink first (their ends stay
 * readable), then other long texts, then columns go from the right; names and ages stay to the last.
 *
 * @param natural The widest text of each column, its title included.
 */
export function layOut(
  columns: readonly ShownColumn[],
  natural: readonly number[],
  available: number,
): Layout {
  const laid = columns.map((column, index) => ({ column, width: natural[index] ?? column.title.length }));
  let over = total(laid) - available;
  for (const least of [{ name: 32, text: 24 }, { name: 24, text: 16 }, { name: 18, text: 12 }]) {
    over = shrink(laid, over, least);
  }
  while (over > 0 && laid.length > 1) {
    const last = laid.findLastIndex(({ column }) => column.kind !== "age" && column.kind !== "name");
    laid.splice(last < 0 ? laid.length - 1 : last, 1);
    over = total(laid) - available;
  }
  const name = laid.find(({ column }) => column.kind === "name");
  const hidden = columns.length - laid.length;
  // Columns that went leave room: the name, which was cut first, gets it back first.
  if (name && over < 0) {
    const wanted = natural[columns.indexOf(name.column)] ?? name.width;
    name.width = Math.min(wanted, name.width - over);
  }
  return { columns: laid, hidden };
}

function total(laid: readonly LaidColumn[]): number {
  return gutter + signWidth + laid.reduce((sum, { width }) => sum + width + columnGap, 0) - columnGap;
}

function shrink(laid: LaidColumn[], over: number, least: { name: number; text: number }): number {
  for (const entry of [...laid].sort((one, other) => other.width - one.width)) {
    if (over <= 0) return over;
    const floor = entry.column.kind === "name" ? least.name : least.text;
    const given = Math.min(over, Math.max(0, entry.width - Math.max(floor, entry.column.title.length + 2)));
    entry.width -= given;
    over -= given;
  }
  return over;
}
