/**
 * Rows of a sheet, its title included: what it wants, but a few rows of what lies beneath stay in sight, unless the
 * screen is so small that the sheet itself would not fit.
 */
export function sheetHeight(room: number, wanted: number): number {
  return Math.min(wanted + 1, Math.max(room - leastBeneath, Math.min(room, leastSheet)));
}

const leastBeneath = 3;
const leastSheet = 6;
