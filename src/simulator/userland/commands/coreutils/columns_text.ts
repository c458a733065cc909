/** Names in columns, as `ls` fills a terminal: down first, then across. */

/** No column is narrower than this with its gap. */
const MIN_COLUMN = 3;
const GAP = 2;

export interface ColumnSettings {
  /** Of a line; Infinity: all names are on one. */
  lineWidth: number;
  /** Names stand side by side first, then below each other. */
  isAcross?: boolean;
  /** Columns between the stops of tabs. */
  tab?: number;
}

/** Lines without newlines; `widths` says how wide each name is on the screen. */
export function inColumns(
  names: readonly string[],
  widths: readonly number[],
  { lineWidth, isAcross = false, tab = 8 }: ColumnSettings,
): string[] {
  if (names.length === 0) return [];
  if (lineWidth === Infinity) return [names.join(" ".repeat(GAP))];
  const most = Math.max(1, Math.min(names.length, Math.floor(lineWidth / MIN_COLUMN)));
  for (let count = most; count >= 1; count--) {
    const rows = Math.ceil(names.length / count);
    const place = (at: number) =>
      isAcross
        ? { row: Math.floor(at / count), column: at % count }
        : { row: at % rows, column: Math.floor(at / rows) };
    const columns = columnWidths(widths, count, (at) => place(at).column);
    const total = columns.reduce((sum, width) => sum + width, 0);
    if (count > 1 && total >= lineWidth) continue;
    const lines = Array.from({ length: rows }, () => ({ text: "", at: 0, to: 0 }));
    for (const [at, name] of names.entries()) {
      const { row, column } = place(at);
      const line = lines[row]!;
      line.text += gap(line.at, line.to, tab) + name;
      line.at = line.to + widths[at]!;
      line.to += columns[column]!;
    }
    return lines.map(({ text }) => text);
  }
  return [];
}

/** Every column but the last has a gap behind it. */
function columnWidths(widths: readonly number[], count: number, columnOf: (at: number) => number): number[] {
  const columns = new Array<number>(count).fill(MIN_COLUMN);
  for (const [at, width] of widths.entries()) {
    const column = columnOf(at);
    columns[column] = Math.max(columns[column]!, width + (column === count - 1 ? 0 : GAP));
  }
  return columns;
}

/** With commas between them, as many as a line takes. */
export function withCommas(names: readonly string[], widths: readonly number[], lineWidth: number): string[] {
  const lines: string[] = [];
  let [text, at] = ["", 0];
  for (const [index, name] of names.entries()) {
    const width = widths[index]!;
    if (index > 0 && at + width + GAP > lineWidth) {
      lines.push(`${text},`);
      [text, at] = ["", 0];
    } else if (index > 0) {
      text += ", ";
      at += GAP;
    }
    text += name;
    at += width;
  }
  return text === "" ? lines : [...lines, text];
}

/** Tabs where they reach, then blanks. */
function gap(from: number, to: number, tab: number): string {
  let text = "";
  for (let at = from; at < to;) {
    const isTab = tab > 0 && Math.floor(to / tab) > Math.floor((at + 1) / tab);
    text += isTab ? "\t" : " ";
    at += isTab ? tab - at % tab : 1;
  }
  return text;
}
