/** A frame as a document: plain text, text with colours, a picture, or cells to compare. */
import { continuation, glyphText, type Grid } from "./grid.ts";
import { type ColourDepth, type Style, styleOf, styleSequence } from "./style.ts";

export type DumpFormat = "text" | "ansi" | "svg" | "json";

/** The frame in a format; ends with a newline. Trailing spaces of rows are dropped from text and ansi. */
export function dumpGrid(grid: Grid, format: DumpFormat, depth: ColourDepth = "true"): string {
  if (format === "text") return rows(grid, (y) => grid.rowText(y).trimEnd());
  if (format === "ansi") return rows(grid, (y) => ansiRow(grid, y, depth));
  return format === "svg" ? svg(grid) : json(grid);
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

const cellWidth = 8.4;
const cellHeight = 18;
const paper = "#121212";
const ink = "#d0d0d0";

function svg(grid: Grid): string {
  const width = Math.ceil(grid.width * cellWidth);
  const height = grid.height * cellHeight;
  const body = Array.from(
    { length: grid.height },
    (_, y) => runs(grid, y).map((part) => svgRun(part, y)).join(""),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">` +
    `<rect width="100%" height="100%" fill="${paper}"/>${body.join("")}</svg>\n`;
}

function svgRun(part: { x: number; columns: number; text: string; style: number }, y: number): string {
  const style = styleOf(part.style);
  const fore = style.foreground ? hex(style.foreground.rgb) : ink;
  const back = style.background ? hex(style.background.rgb) : undefined;
  const [text, fill] = style.reverse ? [back ?? paper, fore] : [fore, back];
  const x = (part.x * cellWidth).toFixed(1);
  const columns = (part.columns * cellWidth).toFixed(1);
  const box = fill
    ? `<rect x="${x}" y="${y * cellHeight}" width="${columns}" height="${cellHeight}" fill="${fill}"/>`
    : "";
  if (part.text.trim() === "") return box;
  const weight = style.bold ? ` font-weight="bold"` : "";
  const slant = style.italic ? ` font-style="italic"` : "";
  const under = style.underline ? ` text-decoration="underline"` : "";
  const faint = style.dim ? ` opacity="0.6"` : "";
  return `${box}<text x="${x}" y="${y * cellHeight + 13}" textLength="${columns}" fill="${text}"` +
    `${weight}${slant}${under}${faint}>${escapeXml(part.text)}</text>`;
}

function hex(rgb: number): string {
  return `#${rgb.toString(16).padStart(6, "0")}`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
