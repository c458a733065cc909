/** Filters on one column: `status:crash`, `restarts>3`, `cpu>=500m`, `age<2h`. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import { ageTextSeconds, cellText, numberOf, type ShownColumn, sortValue } from "./cell.ts";

/**
 * Reads a word as a filter on a column; undefined when it is none: no such column, no sign. A colon is followed by a
 * regular expression; `<`, `>`, `<=`, `>=` by an amount in the column's own unit, or for times by an age.
 *
 * @param now Milliseconds since 1970: ages are compared as they are at that moment.
 * @throws {Error} for an amount or a column that cannot be read
 */
export function columnFilter(
  word: string,
  columns: readonly ShownColumn[],
  now: number,
): ((row: LeanRow) => boolean) | undefined {
  const match = /^([^:<>]+)(:|<=|>=|<|>)(.+)$/.exec(word);
  if (!match) return undefined;
  const [, name = "", sign = "", wanted = ""] = match;
  const column = columnNamed(name, columns);
  if (sign === ":") return column && textFilter(column, wanted, now);
  // Without rows there are no columns to compare with, and nothing to be wrong about.
  if (columns.length === 0) return () => true;
  if (!column) throw new Error(`there is no column ${name.toUpperCase()}`);
  return comparison(column, sign, wanted, now);
}

/** By its title, or by the only one that begins so. */
function columnNamed(name: string, columns: readonly ShownColumn[]): ShownColumn | undefined {
  const title = name.toUpperCase();
  const exact = columns.find((column) => column.title === title);
  if (exact) return exact;
  const begun = columns.filter((column) => column.title.startsWith(title));
  return begun.length === 1 ? begun[0] : undefined;
}

function textFilter(column: ShownColumn, pattern: string, now: number): (row: LeanRow) => boolean {
  const expression = new RegExp(pattern, "iu");
  return (row) => expression.test(cellText(row, column, now));
}

function comparison(
  column: ShownColumn,
  sign: string,
  wanted: string,
  now: number,
): (row: LeanRow) => boolean {
  const isTime = column.kind === "age" || column.kind === "time" || column.kind === "since";
  const limit = isTime ? ageTextSeconds(wanted) : numberOf(wanted);
  if (limit === undefined || (isTime && limit === 0)) {
    const example = isTime ? "an age such as 2h" : "a number such as 3, 500m or 64Mi";
    throw new Error(`${column.title}${sign} expects ${example}, not ${wanted}`);
  }
  const amountOf = isTime ? ageOf : (row: LeanRow) => sortValue(row, column);
  return (row) => {
    const amount = amountOf(row, column, now);
    if (typeof amount !== "number") return false;
    if (sign === "<") return amount < limit;
    if (sign === ">") return amount > limit;
    return sign === "<=" ? amount <= limit : amount >= limit;
  };
}

/** Seconds since the time that the cell tells. */
function ageOf(row: LeanRow, column: ShownColumn, now: number): number | string {
  const value = sortValue(row, column);
  if (typeof value !== "number" || column.kind === "since") return value;
  return value <= 0 ? (now + value) / 1000 : value;
}
