/** Numbers as pictures made of characters: braille areas, bars of parts. */
import type { Span } from "../../terminal/line.ts";
import type { Role } from "../../terminal/theme.ts";

/** Dots of one braille cell, from the bottom up, of its left and its right column. */
const leftDots = [0x40, 0x04, 0x02, 0x01];
const rightDots = [0x80, 0x20, 0x10, 0x08];

/**
 * An area of shares from 0 to 1, the newest at the right edge: `rows` texts of `columns` braille cells, the top one
 * first. Every cell holds two values; a value that is not 0 shows at least one dot.
 */
export function areaChart(values: readonly number[], columns: number, rows: number): string[] {
  const shown = values.slice(-columns * 2);
  const heights = shown.map((value) => {
    const dots = Math.round(Math.max(0, Math.min(1, value)) * rows * 4);
    return value > 0 ? Math.max(1, dots) : 0;
  });
  const padded = [...Array(columns * 2 - heights.length).fill(0) as number[], ...heights];
  return Array.from({ length: rows }, (_, row) => {
    const floor = (rows - 1 - row) * 4;
    const cells = Array.from({ length: columns }, (_, column) => {
      const dots = (height: number, order: readonly number[]): number =>
        order.reduce((sum, dot, level) => height > floor + level ? sum | dot : sum, 0);
      const cell = dots(padded[column * 2]!, leftDots) | dots(padded[column * 2 + 1]!, rightDots);
      return cell === 0 ? " " : String.fromCharCode(0x2800 + cell);
    });
    return cells.join("");
  });
}

/** A bar whose parts are as long as their share; a part that is not 0 is seen. */
export function partsBar(parts: readonly { count: number; role: Role }[], columns: number): Span[] {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return [{ text: "─".repeat(columns), role: "dim" }];
  const widths = parts.map(({ count }) => count === 0 ? 0 : Math.max(1, Math.floor(columns * count / total)));
  const longest = widths.indexOf(Math.max(...widths));
  widths[longest]! += columns - widths.reduce((sum, width) => sum + width, 0);
  return parts.map(({ role }, index) => ({ text: "━".repeat(Math.max(0, widths[index]!)), role }));
}

/** `███▌····` for a share from 0 to 1; more than all is full. */
export function shareBar(share: number, columns: number): string {
  const eighths = Math.round(Math.max(0, Math.min(1, share)) * columns * 8);
  const full = Math.floor(eighths / 8);
  const part = " ▏▎▍▌▋▊▉"[eighths % 8]!.trim();
  return ("█".repeat(full) + part).padEnd(columns, "·");
}
