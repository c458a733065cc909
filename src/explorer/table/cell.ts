/** The text of a cell, and what it is worth when sorting. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import { amount } from "../../cluster/metrics.ts";
import type { ColumnLook, RowColumn } from "../../cluster/row_column.ts";
import { ageSince, humanDuration } from "../../kube/age.ts";

/** A column as the table shows it. */
export interface ShownColumn {
  /** In upper case, as kubectl prints it. */
  title: string;
  /** What stands above it instead, where the title is too long. */
  heading?: string;
  /** Where its cells are; -1: the namespace, which no cell holds. */
  index: number;
  /** How cells read: ages (from the creation), times since and times as ages tick, numbers stand right, names are cut in their middle. */
  kind: "age" | "since" | "time" | "number" | "name" | "text";
  look?: ColumnLook;
}

/** The columns of a table in the order of the screen; `wide` adds those that kubectl shows with `-o wide`. */
export function shownColumns(
  columns: readonly RowColumn[],
  options: { wide: boolean; namespaces: boolean },
): ShownColumn[] {
  if (columns.length === 0) return [];
  const shown: ShownColumn[] = options.namespaces ? [{ title: "NAMESPACE", index: -1, kind: "text" }] : [];
  columns.forEach((column, index) => {
    if (column.priority > 0 && !options.wide) return;
    const { look } = column;
    shown.push({
      title: column.name.toUpperCase(),
      index,
      kind: look?.kind ?? columnKind(column, index),
      ...(look?.heading === undefined ? {} : { heading: look.heading }),
      ...(look ? { look } : {}),
    });
  });
  return shown;
}

/** What stands above a column. */
export function headingOf({ title, heading }: ShownColumn): string {
  return heading ?? title;
}

/** Columns of measured numbers are many and narrow: the arrow of the sort stands in the gap behind them. */
export function isTight({ look }: ShownColumn): boolean {
  return look?.isMeasured === true;
}

function columnKind(column: RowColumn, index: number): ShownColumn["kind"] {
  if (/^age$/i.test(column.name)) return "age";
  if (/^(last|first) seen$/i.test(column.name)) return "since";
  if (column.format === "name" || (index === 0 && /^name$/i.test(column.name))) return "name";
  if (column.type === "integer" || column.type === "number") return "number";
  return numberTitles.test(column.name) ? "number" : "text";
}

// Strings that are counts, quantities or shares all the same.
const numberTitles =
  /^(ready|restarts|up-to-date|available|desired|current|completions|cpu.*|mem.*|%.*|capacity|data|secrets|replicas|minpods|maxpods|duration|count|pods)$/i;

/** Notes when rows came: the times that their cells tell were true then. */
export function noteArrival(rows: readonly LeanRow[], now: number): void {
  for (const row of rows) {
    // Cells that were added do not make the others any younger.
    if (row.printed === undefined) arrivals.set(row, now);
    else if (!arrivals.has(row.printed)) arrivals.set(row.printed, now);
  }
}

const arrivals = new WeakMap<LeanRow, number>();

function arrivalOf(row: LeanRow, now: number): number {
  return arrivals.get(row.printed ?? row) ?? now;
}

/** What the cell reads now. Times are counted on, not taken from the cell, which is as old as the last change. */
export function cellText(row: LeanRow, column: ShownColumn, now: number): string {
  if (column.index < 0) return row.namespace;
  if (column.kind === "age" && row.creationTimestamp !== "") return ageSince(row.creationTimestamp, now);
  const cell = row.cells[column.index];
  if (cell === undefined || cell === null) return "";
  const text = typeof cell === "object" ? JSON.stringify(cell) : String(cell);
  if (column.kind === "time") return Number.isNaN(Date.parse(text)) ? text : ageSince(text, now);
  if (column.kind === "since") return later(text, now - arrivalOf(row, now));
  if (column.title !== "RESTARTS" || !text.endsWith("ago)")) return text;
  const elapsed = now - arrivalOf(row, now);
  return text.replace(/\((.+) ago\)/, (_whole, since: string) => `(${later(since, elapsed)} ago)`);
}

/** A time such as `3m20s`, so much later. */
function later(text: string, elapsedMs: number): string {
  return elapsedMs < 1000 || !durationText.test(text)
    ? text
    : humanDuration(ageTextSeconds(text) * 1000 + elapsedMs);
}

const durationText = /^(\d+[smhdy])+$/;

/** A value whose order is the order of the cells: numbers for numbers, quantities, ages, shares and addresses. */
export function sortValue(row: LeanRow, column: ShownColumn): number | string {
  if (column.kind === "age") {
    const created = createdAt(row);
    // Younger is less, as the text says: 5s before 3d.
    return Number.isNaN(created) ? ageTextSeconds(String(row.cells[column.index] ?? "")) : -created;
  }
  if (column.kind === "name") return row.name;
  if (column.kind === "since") return ageTextSeconds(String(row.cells[column.index] ?? ""));
  if (column.kind === "time") return -Date.parse(String(row.cells[column.index])) || "";
  const cell = column.index < 0 ? row.namespace : row.cells[column.index];
  if (typeof cell === "number") return cell;
  const text = String(cell ?? "");
  return numberOf(text) ?? text.toLowerCase();
}

/** Whether there is nothing to sort by: such rows stand last, whichever way the others are sorted. */
export function isNothing(value: number | string): boolean {
  return value === "" || value === "–";
}

/** Read once a row: sorting by age asks for all of them. */
function createdAt(row: LeanRow): number {
  let known = creations.get(row);
  if (known === undefined) creations.set(row, known = Date.parse(row.creationTimestamp));
  return known;
}

const creations = new WeakMap<LeanRow, number>();

/** Orders two sort values: numbers first, then texts. */
export function compareValues(one: number | string, other: number | string): number {
  if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The amount that a text stands for when it is compared; undefined: it is no number. */
export function numberOf(text: string): number | undefined {
  const first = text.charCodeAt(0);
  if (!(first >= 0x30 && first <= 0x39) && first !== 0x2d) return undefined;
  const share = /^(\d+)\/(\d+)$/.exec(text);
  if (share) return Number(share[1]) + Number(share[2]) / 1e6;
  const address = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  if (address) return address.slice(1).reduce((sum, part) => sum * 256 + Number(part), 0);
  const counted = /^(-?\d+(?:\.\d+)?)(?:%| \(.*\))?$/.exec(text);
  if (counted) return Number(counted[1]);
  if (durationText.test(text) && !/^\d+m$/.test(text)) return ageTextSeconds(text);
  if (!/^[\d.]+([KMGTPE]i?|[numk])$/.test(text)) return undefined;
  return amount(text);
}

const unitSeconds: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400, y: 31_536_000 };

/** `2h30m` in seconds; 0 for what is no such text. */
export function ageTextSeconds(text: string): number {
  let seconds = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)([smhdy])/g)) {
    seconds += Number(count) * unitSeconds[unit!]!;
  }
  return seconds;
}
