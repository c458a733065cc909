/** Columns as kubectl's tab writer sets them: three spaces between, the last cell of a row not padded. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.slice(0, -1).forEach((cell, index) =>
      widths[index] = Math.max(widths[index] ?? MIN_WIDTH, cell.length + 3)
    );
  }
  return rows.map((row) =>
    row.map((cell, index) => index < row.length - 1 ? cell.padEnd(widths[index]!) : cell).join("") + "\n"
  ).join("");
}

/** kubectl's tab writer makes no column narrower. */
const MIN_WIDTH = 6;
