/** Columns as Go's text/tabwriter makes them: cells end with a tab; what follows the last tab of a line is no column. */
export function alignTabs(text: string, options: { minWidth: number; padding: number }): string {
  const isClosed = text.endsWith("\n");
  const lines = (isClosed ? text.slice(0, -1) : text).split("\n").map((line) => line.split("\t"));
  const widths = lines.map((): number[] => []);
  measure(lines, widths, { from: 0, to: lines.length, column: 0 }, options);
  const aligned = lines.map((cells, index) =>
    cells.map((cell, column) =>
      column < cells.length - 1 ? cell + " ".repeat(widths[index]![column]! - textWidth(cell)) : cell
    ).join("")
  );
  return aligned.join("\n") + (isClosed ? "\n" : "");
}

interface Block {
  from: number;
  to: number;
  column: number;
}

/** Lines that follow one another and have the column share its width. */
function measure(
  lines: readonly string[][],
  widths: number[][],
  { from, to, column }: Block,
  options: { minWidth: number; padding: number },
): void {
  for (let start = from; start < to;) {
    let end = start;
    let width = options.minWidth;
    while (end < to && column < lines[end]!.length - 1) {
      width = Math.max(width, textWidth(lines[end]![column]!) + options.padding);
      end += 1;
    }
    if (end === start) {
      start += 1;
      continue;
    }
    for (let line = start; line < end; line++) widths[line]!.push(width);
    measure(lines, widths, { from: start, to: end, column: column + 1 }, options);
    start = end;
  }
}

/** Characters, not columns of the screen: so counts Go. */
function textWidth(text: string): number {
  return [...text].length;
}
