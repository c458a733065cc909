/** A line between two panes: one column, or one row. */
import type { Grid } from "../../terminal/grid.ts";
import { drawLines, type Line, type Rectangle } from "../../terminal/line.ts";
import type { Theme } from "../../terminal/theme.ts";

export function drawRule(grid: Grid, { x, y, width, height }: Rectangle, theme: Theme): void {
  const text = width === 1 ? "│" : "─".repeat(width);
  const lines = Array.from({ length: height }, (): Line => ({ spans: [{ text, role: "dim" }] }));
  drawLines(grid, { x, y, width, height }, lines, theme);
}
