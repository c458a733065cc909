/** Names in columns, as `ls` fills a terminal: down first, then across. */

/** No column is narrower than this with its gap. */
const MIN_COLUMN = 3;
const GAP = 2;
const TAB = 8;

/** Lines without newlines; `widths` says how wide each name is on the screen. */
export function inColumns(names: readonly string[], widths: readonly number[], lineWidth: number): string[] {
  if (names.length === 0) return [];
  const most = Math.max(1, Math.min(names.length, Math.floor(lineWidth / MIN_COLUMN)));
  for (let count = most; count >= 1; count--) {
    const rows = Math.ceil(names.length / count);
    const columns = columnWidths(widths, rows, count);
    const total = columns.reduce((sum, width) => sum + width, 0);
    if (count === 1 || total < lineWidth) return linesOf(names, widths, rows, columns);
  }
  return [];
}

/** Every column but the last has a gap behind it. */
function columnWidths(widths: readonly number[], rows: number, count: number): number[] {
  return Array.from({ length: count }, (_, column) => {
    const own = widths.slice(column * rows, (column + 1) * rows);
    return Math.max(MIN_COLUMN, ...own.map((width) => width + (column === count - 1 ? 0 : GAP)));
  });
}

function linesOf(
  names: readonly string[],
  widths: readonly number[],
  rows: number,
  columns: readonly number[],
): string[] {
  return Array.from({ length: rows }, (_, row) => {
    let line = "";
    let [at, to] = [0, 0];
    for (let index = row, column = 0; index < names.length; index += rows, column++) {
      line += gap(at, to) + names[index];
      at = to + widths[index]!;
      to += columns[column]!;
    }
    return line;
  });
}

/** Tabs where they reach, then blanks. */
function gap(from: number, to: number): string {
  let text = "";
  for (let at = from; at < to;) {
    const isTab = Math.floor(to / TAB) > Math.floor((at + 1) / TAB);
    text += isTab ? "\t" : " ";
    at += isTab ? TAB - at % TAB : 1;
  }
  return text;
}
