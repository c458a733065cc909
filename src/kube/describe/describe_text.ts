import { escapeForTerminal } from "../terminal_escape.ts";

/**
 * Text as `kubectl describe` lays it out: lines with cells between tabs. Cells of neighbouring lines line up, two
 * blanks apart; a line with fewer cells ends the column, and it begins anew below (Go's text/tabwriter).
 */
export class DescribeText {
  #text = "";

  /** Adds a line, two blanks deeper a level. Cells are separated by tabs. */
  line(level: number, text: string): void {
    this.#text += `${"  ".repeat(level)}${escapeForTerminal(text)}\n`;
  }

  /** Adds a titled value: `Name:` and the value in the next column. */
  field(level: number, title: string, value: string | number | boolean | undefined): void {
    this.line(level, `${title}:\t${value ?? ""}`);
  }

  /** Adds a title and values one below the other; `<none>` for none. */
  values(level: number, title: string, values: string[]): void {
    this.field(level, title, values[0] ?? "<none>");
    for (const value of values.slice(1)) this.line(level, `\t${value}`);
  }

  /** Adds a table: the headers, a line of dashes as long as each of them, and the rows. */
  table(level: number, headers: string[], rows: string[][]): void {
    this.line(level, headers.join("\t"));
    this.line(level, headers.map((header) => "-".repeat(header.trimEnd().length)).join("\t"));
    for (const row of rows) this.line(level, row.join("\t"));
  }

  /** All lines with their tabs, as who aligns nothing prints them. */
  get unaligned(): string {
    return this.#text;
  }

  /** All lines, aligned. */
  toString(): string {
    return alignCells(this.#text);
  }
}

const columnGap = 2;

/** Lines up the cells of a text. */
export function alignCells(text: string): string {
  const lines = text.split("\n").map((line) => line.split("\t"));
  const columns = Math.max(...lines.map((cells) => cells.length)) - 1;
  for (let column = 0; column < columns; column += 1) {
    let start = 0;
    while (start < lines.length) {
      let end = start;
      while (end < lines.length && (lines[end]?.length ?? 0) - 1 > column) end += 1;
      padColumn(lines.slice(start, end), column);
      start = Math.max(end, start + 1);
    }
  }
  return lines.map((cells) => cells.join("")).join("\n");
}

function padColumn(lines: string[][], column: number): void {
  const width = Math.max(0, ...lines.map((cells) => codePoints(cells[column]))) + columnGap;
  for (const cells of lines) {
    const cell = cells[column] ?? "";
    cells[column] = cell + " ".repeat(width - codePoints(cell));
  }
}

/** Go's tabwriter counts code points. */
function codePoints(cell: string | undefined): number {
  return [...cell ?? ""].length;
}
