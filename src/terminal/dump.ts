/** A frame as a document: plain text, text with colours, a picture, or cells to compare. */
import { continuation, glyphText, type Grid } from "./grid.ts";
import { gridPicture } from "./picture.ts";
import { type ColourDepth, type Style, styleOf, styleSequence } from "./style.ts";

export type DumpFormat = "text" | "ansi" | "svg" | "json";

/** The frame in a format; ends with a newline. Trailing spaces of rows are dropped from text and ansi. */
export function dumpGrid(grid: Grid, format: DumpFormat, depth: ColourDepth = "true"): string {
  if (format === "text") return rows(grid, (y) => grid.rowText(y).trimEnd());
  if (format === "ansi") return rows(grid, (y) => ansiRow(grid, y, depth));
  return format === "svg" ? gridPicture(grid) : json(grid);
}

function rows(grid: Grid, row: (y: number) => string): string {
  return Array.from({ length: grid.height }, (_, y) => row(y) + "\n").join("");
}

/** Runs of equally styled cells of a row; `columns` counts wide clusters as two. */
function runs(grid: Grid, y: number): { x: number; columns: number; text: string; style: number }[] {
  const found: { x: number; columns: number; text: string; style: number }[] = [];
  for (let x = 0; x < grid.width; x++) {
    const index = y * grid.width + x;
    const style = grid.styles[index]!;
    const last = found.at(-1);
    const text = glyphText(grid.glyphs[index]!);
    if (last && (last.style === style || grid.glyphs[index] === continuation)) {
      last.text += text;
      last.columns++;
    } else found.push({ x, columns: 1, text, style });
  }
  const last = found.at(-1);
  if (last && last.style === 0 && last.text.trim() === "") found.pop();
  return found;
}

function ansiRow(grid: Grid, y: number, depth: ColourDepth): string {
  const parts = runs(grid, y);
  if (parts.every((part) => part.style === 0)) return parts.map((part) => part.text).join("").trimEnd();
  return parts.map((part) => styleSequence(part.style, depth) + part.text).join("") + "\x1b[0m";
}

function json(grid: Grid): string {
  const lines = Array.from({ length: grid.height }, (_, y) =>
    runs(grid, y).map((part) => {
      const style = jsonStyle(styleOf(part.style));
      return Object.keys(style).length > 0 ? { text: part.text, style } : { text: part.text };
    }));
  return JSON.stringify({ width: grid.width, height: grid.height, cursor: grid.cursor, lines }) + "\n";
}

function jsonStyle(style: Style): Record<string, string | boolean> {
  const { foreground, background, ...flags } = style;
  return {
    ...(foreground ? { foreground: hex(foreground.rgb) } : {}),
    ...(background ? { background: hex(background.rgb) } : {}),
    ...flags,
  };
}

function hex(rgb: number): string {
  return `#${rgb.toString(16).padStart(6, "0")}`;
}
