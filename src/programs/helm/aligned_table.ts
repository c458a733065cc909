/** Tables as github.com/gosuri/uitable prints them: cells are padded, and a tab stands between them. */
export interface TableOptions {
  /** Characters; longer cells end in dots. 0: as wide as their widest line. */
  readonly mostColumns?: number;
}

/** Without a newline at its end. */
export function alignedTable(
  rows: readonly (readonly string[])[],
  { mostColumns = 0 }: TableOptions = {},
): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) => {
    const widest = Math.max(...rows.map((row) => widestLine(row[column] ?? "")));
    return mostColumns > 0 ? Math.min(widest, mostColumns) : widest;
  });
  return rows.map((row) => rowText(row, widths)).join("\n");
}

/** A cell of several lines takes several lines of the row, blanks beside them. */
function rowText(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, column) => resized(cell, widths[column]!).split("\n"));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from(
    { length: height },
    (_, line) => cells.map((lines, column) => resized(lines[line] ?? " ", widths[column]!)).join("\t"),
  ).join("\n");
}

/** The whole of a cell counts for its length, also what stands in its other lines. */
function resized(text: string, width: number): string {
  return text.length <= width ? text.padEnd(width) : `${text.slice(0, Math.max(0, width - 3))}...`;
}

function widestLine(text: string): number {
  return Math.max(...text.split("\n").map((line) => line.length));
}
