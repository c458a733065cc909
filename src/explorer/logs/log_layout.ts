/** How lines of a log look: what stands in front of them, colours, columns, and how many rows each of them takes. */
import type { Line, Span } from "../../terminal/line.ts";
import type { Role } from "../../terminal/theme.ts";
import { wrapLine } from "../text/wrap_line.ts";
import type { ColourRun } from "./ansi_text.ts";
import { type LogFields, prettyLines } from "./log_fields.ts";
import { lineAt, type LogBuffer } from "./log_buffer.ts";
import { fieldsOf, type LogLine } from "./log_line.ts";

export type LogForm = "raw" | "columns" | "pretty";

/** Everything that decides how a line looks. */
export interface LogLook {
  readonly columns: number;
  readonly isWrapped: boolean;
  readonly left: number;
  /** Times and names stay where they are when the text goes sideways. */
  readonly isLocked: boolean;
  readonly hasTimestamps: boolean;
  readonly form: LogForm;
  /** By source; all "" where there is one only. */
  readonly labels: readonly string[];
  readonly fieldColumns: readonly FieldColumn[];
  /** What to underline. */
  readonly pattern: RegExp | undefined;
}

export interface FieldColumn {
  readonly name: string;
  readonly width: number;
}

/** A line by its index, and how many of its rows are above the window. */
export interface LogPlace {
  readonly index: number;
  readonly part: number;
}

/** The rows of one line, at least one. */
export function rowsOf(line: LogLine, look: LogLook): Line[] {
  if (line.kind !== "text") return separator(line, look);
  const front = frontSpans(line, look);
  const fields = look.form === "raw" ? undefined : fieldsOf(line);
  const text = fields && look.form === "columns"
    ? columnSpans(line, fields, look)
    : [...(look.form === "columns" ? plainFront(line, look) : []), ...textSpans(line, look)];
  if (fields && look.form === "pretty") return prettyRows(line, fields, front, look);
  if (look.isWrapped) return wrapLine({ spans: [...front, ...text] }, look.columns);
  const shown = look.isLocked
    ? [...front, ...shifted(text, look.left)]
    : shifted([...front, ...text], look.left);
  return [{ spans: within(shown, look.columns) }];
}

/** The titles above the columns. */
export function columnTitles(look: LogLook): Line {
  const front = (look.hasTimestamps ? "STAMP".padEnd(stampWidth) : "") +
    (labelWidth(look) ? "FROM".padEnd(labelWidth(look) + 1) : "");
  const named = look.fieldColumns.map(({ name, width }) => `${name.toUpperCase().padEnd(width)} `);
  const titles = `${"TIME".padEnd(timeWidth)} ${"LEVEL".padEnd(levelWidth)} ${named.join("")}MESSAGE`;
  const spans: Span[] = [{ text: titles, role: "heading" }];
  const locked = look.isLocked ? spans.flatMap((span) => shifted([span], look.left)) : spans;
  const all: Span[] = [{ text: front, role: "heading" }, ...locked];
  return { spans: look.isLocked ? all : shifted(all, look.left) };
}

/** The place from which the rows of a window end with the given line. */
export function placeForLast(kept: LogBuffer, last: number, rows: number, look: LogLook): LogPlace {
  let left = rows;
  for (let index = Math.min(last, kept.length - 1); index >= 0; index--) {
    const height = rowsOf(lineAt(kept, index)!, look).length;
    if (height >= left) return { index, part: height - left };
    left -= height;
  }
  return { index: 0, part: 0 };
}

/** The rows of a window, each with the index of its line. */
export function windowFrom(
  kept: LogBuffer,
  top: LogPlace,
  rows: number,
  look: LogLook,
): { row: Line; index: number }[] {
  const shown: { row: Line; index: number }[] = [];
  for (let index = top.index; index < kept.length && shown.length < rows; index++) {
    const parts = rowsOf(lineAt(kept, index)!, look).slice(index === top.index ? top.part : 0);
    for (const row of parts) if (shown.length < rows) shown.push({ row, index });
  }
  return shown;
}

/** The named fields as columns; without names, those that most structured lines have and that are short. */
export function chooseColumns(
  kept: LogBuffer,
  columns: number,
  names: readonly string[] | undefined,
): FieldColumn[] {
  const { structured, widths } = sampledFields(kept);
  if (names) {
    return names.map((name) => ({
      name,
      width: Math.min(widestField, Math.max(name.length, widths.get(name)?.width ?? 0)),
    }));
  }
  return [...widths].filter(([, { count, width }]) => count * 2 > structured && width <= widestField)
    .slice(0, columns < 100 ? 2 : columns < 160 ? 4 : 7)
    .map(([name, { width }]) => ({ name, width }));
}

/** Names of fields that the newest lines have. */
export function fieldNames(kept: LogBuffer): string[] {
  return [...sampledFields(kept).widths.keys()];
}

function sampledFields(kept: LogBuffer) {
  const widths = new Map<string, { count: number; width: number }>();
  let structured = 0;
  for (let index = Math.max(0, kept.length - sampleLines); index < kept.length; index++) {
    const fields = fieldsOf(lineAt(kept, index)!);
    if (!fields) continue;
    structured++;
    for (const [name, value] of fields.rest) {
      const known = widths.get(name) ?? { count: 0, width: name.length };
      widths.set(name, { count: known.count + 1, width: Math.max(known.width, value.length) });
    }
  }
  return { structured, widths };
}

const sampleLines = 80;
const widestField = 24;
const stampWidth = 25;
const timeWidth = 12;
const levelWidth = 5;
const widestLabel = 28;
/** Colours that tell sources apart; their names do it, too. */
const sourceRoles: readonly Role[] = ["accent", "string", "number", "busy", "key", "ok"];

function labelWidth({ labels }: LogLook): number {
  return Math.min(widestLabel, Math.max(0, ...labels.map((label) => label.length)));
}

function frontSpans({ stamp, source }: LogLine, look: LogLook): Span[] {
  const spans: Span[] = [];
  if (look.hasTimestamps) spans.push({ text: shortStamp(stamp).padEnd(stampWidth), role: "dim" });
  const width = labelWidth(look);
  if (width > 0) {
    const label = look.labels[source] ?? "";
    const cut = label.length > width ? `…${label.slice(1 - width)}` : label.padEnd(width);
    spans.push({ text: `${cut} `, role: sourceRoles[source % sourceRoles.length] ?? "accent" });
  }
  return spans;
}

/** To milliseconds: `2026-01-01T11:00:00.123Z`. */
function shortStamp(stamp: string): string {
  const match = /^(.{19})(?:\.(\d+))?(.*)$/.exec(stamp);
  return match ? `${match[1]}.${(match[2] ?? "").slice(0, 3).padEnd(3, "0")}${match[3]}` : stamp;
}

function textSpans(line: LogLine, { pattern, isWrapped, left, columns }: LogLook): Span[] {
  // Of a long line in one row nothing is wanted that is far outside the window.
  const end = isWrapped ? line.text.length : Math.min(line.text.length, left + 2 * columns);
  return marked(line.text.slice(0, end), line.runs ?? [], pattern);
}

/** A text in its own colours, with what matches. */
export function marked(text: string, runs: readonly ColourRun[], pattern: RegExp | undefined): Span[] {
  const found = pattern
    ? [...text.matchAll(new RegExp(pattern.source, "giu"))].filter((match) => match[0] !== "").slice(0, 200)
      .map((match) => ({ from: match.index, to: match.index + match[0].length }))
    : [];
  if (found.length === 0 && runs.length === 0) return [{ text }];
  const edges = [...new Set([0, text.length, ...[...runs, ...found].flatMap(({ from, to }) => [from, to])])]
    .filter((edge) => edge <= text.length).sort((a, b) => a - b);
  return edges.slice(1).map((to, nth): Span => {
    const from = edges[nth]!;
    const has = (range: { from: number; to: number }) => range.from <= from && range.to >= to;
    const { role, bold, underline } = runs.find(has) ?? {};
    const shownAs = found.some(has) ? "match" : role;
    return {
      text: text.slice(from, to),
      ...(shownAs ? { role: shownAs } : {}),
      ...(bold ? { bold } : {}),
      ...(underline ? { underline } : {}),
    };
  });
}

function columnSpans(line: LogLine, fields: LogFields, look: LogLook): Span[] {
  const { level = "", rest } = fields;
  const named = new Set(look.fieldColumns.map(({ name }) => name));
  const others = [...rest].filter(([name]) => !named.has(name));
  return [
    { text: `${clock(fields.time, line.stamp).padEnd(timeWidth)} `, role: "dim" },
    { text: `${level.slice(0, levelWidth).toUpperCase().padEnd(levelWidth)} `, ...roleOfLevel(level) },
    ...look.fieldColumns.map(({ name, width }): Span => ({
      text: `${(rest.get(name) ?? "").slice(0, width).padEnd(width)} `,
    })),
    ...marked(fields.message ?? "", [], look.pattern),
    ...(fields.message && others.length > 0 ? [{ text: "  " }] : []),
    ...others.flatMap(([name, value], nth): Span[] => [
      { text: `${nth > 0 ? " " : ""}${name}=`, role: "dim" },
      ...marked(value, [], look.pattern),
    ]),
  ];
}

function plainFront({ stamp }: LogLine, _look: LogLook): Span[] {
  return [{ text: `${clock(undefined, stamp).padEnd(timeWidth)} ${" ".repeat(levelWidth)} `, role: "dim" }];
}

function prettyRows(line: LogLine, fields: LogFields, front: readonly Span[], look: LogLook): Line[] {
  const { level = "", message = "" } = fields;
  const head: Span[] = [
    ...front,
    { text: `${clock(fields.time, line.stamp)} `, role: "dim" },
    { text: `${level.toUpperCase()} `, ...roleOfLevel(level) },
    ...marked(message, [], look.pattern),
  ];
  const body = prettyLines(line.text, fields).map((text): Line => ({
    spans: [{ text: "    " }, ...marked(text, [], look.pattern)],
  }));
  const all = [{ spans: head }, ...body];
  return look.isWrapped
    ? all.flatMap((row) => wrapLine(row, look.columns))
    : all.map(({ spans }) => ({ spans: within(shifted(spans, look.left), look.columns) }));
}

/** The time of day to milliseconds, as the line says it, or else as the server does. */
function clock(time: string | undefined, stamp: string): string {
  const said = time ?? stamp;
  const match = /(\d\d:\d\d:\d\d)(?:[.,](\d+))?/.exec(said);
  if (match) return match[2] ? `${match[1]}.${match[2].slice(0, 3)}` : match[1]!;
  const epoch = /^\d{10}(?:\.\d+)?$/.test(said) ? Number(said) * 1000 : /^\d{13}$/.test(said) ? +said : NaN;
  return Number.isNaN(epoch) ? said.slice(0, timeWidth) : new Date(epoch).toISOString().slice(11, 23);
}

function roleOfLevel(level: string): { role?: Role; bold?: boolean } {
  if (/^(error|fatal|panic|crit|alert|emerg)/.test(level)) return { role: "bad" };
  if (level.startsWith("warn")) return { role: "warn" };
  return /^(debug|trace)/.test(level) ? { role: "dim" } : { role: "ok" };
}

function separator(line: LogLine, { labels, columns }: LogLook): Line[] {
  if (line.kind === "gap") return [{ spans: [{ text: "--", role: "dim" }] }];
  const label = labels[line.source];
  const text = `── ${label ? `${label} ` : ""}${line.text} `;
  const role = line.kind === "mark" ? "accent" : "dim";
  const rows = wrapLine({ spans: [{ text, role }] }, columns);
  if (rows.length > 1) return rows;
  return [{ spans: [{ text, role }, { text: "─".repeat(Math.max(0, columns - text.length)), role }] }];
}

function shifted(spans: readonly Span[], left: number): Span[] {
  let skip = left;
  return spans.flatMap((span) => {
    const dropped = Math.min(skip, span.text.length);
    skip -= dropped;
    return dropped === span.text.length ? [] : [{ ...span, text: span.text.slice(dropped) }];
  });
}

/** Without what is surely to the right of the window: characters are at most two columns wide, and at least none. */
function within(spans: readonly Span[], columns: number): Span[] {
  let room = 2 * columns;
  return spans.flatMap((span) => {
    const kept = span.text.slice(0, Math.max(0, room));
    room -= span.text.length;
    return kept === "" && span.text !== "" ? [] : [{ ...span, text: kept }];
  });
}
