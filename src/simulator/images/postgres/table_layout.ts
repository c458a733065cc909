/** Tables as psql lays them out. */
import { textWidth } from "../../userland/shell/editor/character_width.ts";

export interface Sheet {
  columns: readonly { name: string; isRight?: boolean }[];
  /** null is NULL. */
  rows: readonly (readonly (string | null)[])[];
  title?: string;
  /** Lines below the table; absent: the number of rows. */
  footer?: readonly string[];
}

export interface Layout {
  isExpanded: boolean;
  isAligned: boolean;
  isTuplesOnly: boolean;
  isCsv: boolean;
  /** Between values that are not aligned. */
  separator: string;
}

export const USUAL_LAYOUT: Layout = {
  isExpanded: false,
  isAligned: true,
  isTuplesOnly: false,
  isCsv: false,
  separator: "|",
};

export function laidOut(sheet: Sheet, layout: Layout): string {
  if (layout.isCsv) return commaSeparated(sheet, layout);
  if (layout.isExpanded) return expanded(sheet, layout);
  return layout.isAligned ? aligned(sheet, layout) : unaligned(sheet, layout);
}

function rowCount({ rows }: Sheet): string {
  return `(${rows.length} row${rows.length === 1 ? "" : "s"})`;
}

/** RFC 4180, with lines that end as the machine's do. */
function commaSeparated({ columns, rows }: Sheet, { isTuplesOnly }: Layout): string {
  const cell = (text: string) => /[,"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const head = isTuplesOnly ? [] : [columns.map(({ name }) => name)];
  return [...head, ...rows].map((row) => `${row.map((value) => cell(value ?? "")).join(",")}\n`).join("");
}

function unaligned(sheet: Sheet, { isTuplesOnly, separator }: Layout): string {
  const rows = sheet.rows.map((row) => row.map((value) => value ?? "").join(separator));
  const head = isTuplesOnly ? [] : [sheet.columns.map(({ name }) => name).join(separator)];
  const foot = isTuplesOnly ? [] : [...(sheet.footer ?? [rowCount(sheet)])];
  return [...head, ...rows, ...foot].map((line) => `${line}\n`).join("");
}

function aligned(sheet: Sheet, { isTuplesOnly }: Layout): string {
  const { columns, rows, title, footer } = sheet;
  const cells = rows.map((row) => row.map((value) => visible(value ?? "").split("\n")));
  const widths = columns.map(({ name }, at) =>
    cells.reduce((most, row) => Math.max(most, ...row[at]!.map(textWidth)), textWidth(name))
  );
  const whole = widths.reduce((sum, width) => sum + width + 3, -1);
  const lines: string[] = [];
  if (!isTuplesOnly) {
    if (title !== undefined) {
      lines.push(" ".repeat(Math.max(0, Math.floor((whole - title.length) / 2))) + title);
    }
    lines.push(columns.map(({ name }, at) => ` ${centred(name, widths[at]!)} `).join("|"));
    lines.push(widths.map((width) => "-".repeat(width + 2)).join("+"));
  }
  for (const row of cells) lines.push(...rowLines(row, widths, columns));
  if (!isTuplesOnly) lines.push(...(footer ?? [rowCount(sheet)]));
  return `${lines.map((line) => `${line}\n`).join("")}\n`;
}

/** A value of more than one line has a plus at the end of each but its last. */
function rowLines(row: readonly string[][], widths: readonly number[], columns: Sheet["columns"]): string[] {
  const height = Math.max(1, ...row.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    row.map((lines, at) => {
      const text = lines[line] ?? "";
      const goesOn = line < lines.length - 1;
      const isLast = at === row.length - 1;
      const space = " ".repeat(widths[at]! - textWidth(text));
      const padded = columns[at]!.isRight ? space + text : isLast && !goesOn ? text : text + space;
      return ` ${padded}${goesOn ? "+" : isLast ? "" : " "}`;
    }).join("|"));
}

/** Characters that would move a terminal's cursor are told by their codes. */
function visible(text: string): string {
  return text.replaceAll("\r", "\\r").replace(
    // deno-lint-ignore no-control-regex
    /[\x00-\x08\x0b-\x1f\x7f]/g,
    (sign) => `\\x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

function centred(text: string, width: number): string {
  const space = width - textWidth(text);
  return " ".repeat(Math.floor(space / 2)) + text + " ".repeat(Math.ceil(space / 2));
}

function expanded({ columns, rows, title }: Sheet, { isTuplesOnly }: Layout): string {
  if (rows.length === 0) return isTuplesOnly ? "" : "(0 rows)\n\n";
  const nameWidth = Math.max(...columns.map(({ name }) => name.length));
  const valueWidth = Math.max(...rows.flatMap((row) => row.map((value) => (value ?? "").length)));
  const lines = title === undefined ? [] : [title];
  for (const [at, row] of rows.entries()) {
    const head = `-[ RECORD ${at + 1} ]`;
    const rule = `${head}${"-".repeat(Math.max(0, nameWidth + 1 - head.length))}+${
      "-".repeat(valueWidth + 1)
    }`;
    if (!isTuplesOnly) lines.push(rule);
    for (const [index, { name }] of columns.entries()) {
      lines.push(`${name.padEnd(nameWidth)} | ${visible(row[index] ?? "")}`.trimEnd());
    }
  }
  return `${lines.map((line) => `${line}\n`).join("")}\n`;
}
