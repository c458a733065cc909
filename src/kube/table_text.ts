/** Tables as `kubectl get` prints them. */
import { printGroupName } from "./group_version.ts";
import type { Json } from "./object.ts";
import type { Table, TableRow } from "./table.ts";
import { escapeForTerminal } from "./terminal_escape.ts";

/** How a Table is printed; everything is off by default. */
export interface TableTextOptions {
  /** Columns of priority above 0, too. */
  wide?: boolean;
  noHeaders?: boolean;
  /** A NAMESPACE column in front, as with `-A`. */
  withNamespace?: boolean;
  /** `-L`: one column for each of these label keys. */
  labelColumns?: string[];
  /** `--show-labels`: all labels in a last column. */
  showLabels?: boolean;
  /** `--show-kind`: names become `deployment.apps/web`. */
  kind?: { group: string; kind: string };
}

/** The text of one Table, every line ended; empty when the Table has no rows. */
export function tableText(table: Table, options: TableTextOptions = {}): string {
  return alignColumns(tableLines(table, options));
}

/** Several Tables one after another, an empty line before each header; those without rows are left out. */
export function tablesText(tables: { table: Table; options?: TableTextOptions }[]): string {
  const separator = tables.every(({ options }) => options?.noHeaders) ? "" : "\n";
  return tables.map(({ table, options }) => tableText(table, options)).filter((text) => text !== "").join(
    separator,
  );
}

/** The cells of headers and rows before they are aligned. A Table without rows has no header either. */
export function tableLines(table: Table, options: TableTextOptions = {}): string[][] {
  if (table.rows.length === 0) return [];
  const columns = [
    ...(options.withNamespace ? [{ name: "Namespace", priority: 0 }] : []),
    ...(table.columnDefinitions ?? []),
    ...(options.labelColumns ?? []).map((key) => ({
      name: key.slice(key.lastIndexOf("/") + 1),
      priority: 0,
    })),
    ...(options.showLabels ? [{ name: "Labels", priority: 0 }] : []),
  ];
  const isShown = (_: unknown, index: number) => {
    const column = columns[index];
    return column !== undefined && (options.wide || column.priority === 0);
  };
  // A row may have more cells than columns (IPAddress does); kubectl shifts what it adds, and so do we.
  const lines = table.rows.map((row) => allCells(table, row, options).filter(isShown));
  return options.noHeaders
    ? lines
    : [columns.filter(isShown).map(({ name }) => name.toUpperCase()), ...lines];
}

/** Blanks between columns, and what the narrowest takes with them; kubectl's own unless told otherwise. */
export interface ColumnOptions {
  readonly gap?: number;
  readonly least?: number;
}

/**
 * Pads every cell but a line's last to the widest of its column and the gap. A column reaches over
 * neighbouring lines; a line with fewer cells ends it, and it begins anew below.
 */
export function alignColumns(
  lines: string[][],
  { gap = columnGap, least = minColumnWidth }: ColumnOptions = {},
): string {
  const widths = lines.map(() => [] as number[]);
  const columnCount = lines.reduce((most, cells) => Math.max(most, cells.length - 1), 0);
  for (let column = 0; column < columnCount; column++) {
    let run: number[] = [];
    lines.forEach((cells, line) => {
      if (column >= cells.length - 1) run = [];
      else run.push(line);
      const isRunEnd = column >= (lines[line + 1]?.length ?? 0) - 1;
      if (!isRunEnd || run.length === 0) return;
      const width = run.reduce(
        (most, index) => Math.max(most, runes(lines[index]![column]!) + gap),
        least,
      );
      for (const index of run) widths[index]![column] = width;
    });
  }
  return lines.map((cells, line) =>
    cells.map((cell, column) =>
      column === cells.length - 1 ? cell : cell + " ".repeat(widths[line]![column]! - runes(cell))
    ).join("") + "\n"
  ).join("");
}

/** kubectl's tab writer pads to at least this. */
const minColumnWidth = 6;
const columnGap = 3;

function allCells(table: Table, { cells, object }: TableRow, options: TableTextOptions): string[] {
  const { withNamespace, labelColumns = [], showLabels, kind } = options;
  const labels: Record<string, string> = object?.metadata.labels ?? {};
  const allLabels = Object.keys(labels).sort().map((key) => `${key}=${labels[key]}`).join(",");
  const nameIndex = (table.columnDefinitions ?? []).findIndex(({ format, type }) =>
    format === "name" && type === "string"
  );
  return [
    ...(withNamespace ? [object?.metadata.namespace ?? ""] : []),
    ...cells.map((cell, index) => kind && index === nameIndex ? `${kindPrefix(kind)}/${cell}` : cell),
    ...labelColumns.map((key) => Object.hasOwn(labels, key) ? labels[key]! : ""),
    ...(showLabels ? [allLabels || "<none>"] : []),
  ].map(cellText);
}

function cellText(cell: Json): string {
  if (cell === null) return "";
  const text = typeof cell === "string"
    ? cell
    : typeof cell === "object"
    ? JSON.stringify(cell)
    : String(cell);
  const lineEnd = text.search(/[\f\n\r]/);
  const firstLine = lineEnd < 0 ? text : `${text.slice(0, lineEnd)}...`;
  return escapeForTerminal(firstLine);
}

function kindPrefix({ group, kind }: { group: string; kind: string }): string {
  return printGroupName(kind, group).toLowerCase();
}

// Go's tab writer counts characters, not the columns they take on a screen.
function runes(text: string): number {
  return [...text].length;
}
