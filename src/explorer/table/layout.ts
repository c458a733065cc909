/** How wide the columns are. */
import { headingOf, isTight, type ShownColumn } from "./cell.ts";

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
 * @param skip Columns that have been scrolled away: the first ones behind the name.
 */
export function layOut(
  columns: readonly ShownColumn[],
  natural: readonly number[],
  available: number,
  skip = 0,
): Layout {
  const laid = columns.map((column, index) => ({
    column,
    width: natural[index] ?? headingOf(column).length,
  }));
  scrolled(laid, skip);
  const over = (): number => total(laid) - available;
  for (const least of [{ name: 32, text: 24 }, { name: 24, text: 16 }]) shrink(laid, over(), least);
  // When the last restart was is worth less than the end of a name or a status: the number stays.
  for (const entry of laid) {
    if (isRestarts(entry.column)) {
      entry.width -= Math.max(0, Math.min(over(), entry.width - headingOf(entry.column).length));
    }
  }
  // What is only nice to have goes before names become hard to tell apart.
  for (let rank; over() > 0 && (rank = highestRank(laid)) >= spareRank;) dropLast(laid, rank);
  shrink(laid, over(), { name: 18, text: 12 });
  while (over() > 0 && laid.length > 1) dropLast(laid, highestRank(laid));
  const name = laid.find(({ column }) => column.kind === "name");
  const hidden = columns.length - laid.length;
  for (const entry of laid) {
    const wanted = natural[columns.indexOf(entry.column)] ?? entry.width;
    if (over() < 0 && entry.column.kind !== "name" && !isRestarts(entry.column) && wanted <= shortText) {
      entry.width = Math.min(wanted, entry.width - over());
    }
  }
  // Columns that went leave room: the name, which was cut first, gets it back first.
  if (name && over() < 0) {
    const wanted = natural[columns.indexOf(name.column)] ?? name.width;
    name.width = Math.min(wanted, name.width - over());
  }
  return { columns: laid, hidden };
}

/** `6 (4m50s ago)`: its number can stand alone. */
export function isRestarts({ title }: ShownColumn): boolean {
  return title === "RESTARTS";
}

function scrolled(laid: LaidColumn[], skip: number): void {
  for (let count = 0; count < skip; count++) {
    const first = laid.findIndex((column) => rankOf(column) >= 0 && column.column.title !== "NAMESPACE");
    if (first >= 0) laid.splice(first, 1);
  }
}

/** Texts up to this width get the room back that columns leave, before the name does: a status is read whole. */
const shortText = 20;

/** Columns of this rank and above are worth less than the room for a name. */
const spareRank = 2;

/** The rank of the columns that go first. Names and ages stay to the last. */
function highestRank(laid: readonly LaidColumn[]): number {
  return Math.max(...laid.map(rankOf));
}

function rankOf({ column }: LaidColumn): number {
  if (column.kind === "name") return -2;
  return column.look?.rank ?? (column.kind === "age" ? -1 : 0);
}

function dropLast(laid: LaidColumn[], rank: number): void {
  laid.splice(laid.findLastIndex((column) => rankOf(column) === rank), 1);
}

function total(laid: readonly LaidColumn[]): number {
  return gutter + signWidth + laid.reduce((sum, { width }) => sum + width + columnGap, 0) - columnGap;
}

function shrink(laid: LaidColumn[], tooMuch: number, least: { name: number; text: number }): void {
  let over = tooMuch;
  for (const entry of [...laid].sort((one, other) => other.width - one.width)) {
    if (over <= 0) return;
    const floor = entry.column.kind === "name" ? least.name : least.text;
    const given = Math.min(
      over,
      Math.max(
        0,
        entry.width - Math.max(floor, headingOf(entry.column).length + (isTight(entry.column) ? 0 : 2)),
      ),
    );
    entry.width -= given;
    over -= given;
  }
}
