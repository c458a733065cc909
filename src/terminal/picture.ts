/** A frame as an SVG picture that looks the same with any font: every word stands at its own cell. */
import { type CellShape, cellShape } from "./cell_shape.ts";
import { continuation, glyphText, type Grid } from "./grid.ts";
import { type Style, styleOf } from "./style.ts";

/** Whole pixels, so that backgrounds side by side have no seam. */
const cell = { width: 9, height: 20, baseline: 15 };
const margin = 12;
const fontSize = 15;
const stroke = { x: 1 / cell.width, y: 1 / cell.height };
const paper = "#121212";
const ink = "#d0d0d0";

/** The whole picture as one line of XML; ends with a newline. The same frame gives the same bytes. */
export function gridPicture(grid: Grid): string {
  const width = grid.width * cell.width + 2 * margin;
  const height = grid.height * cell.height + 2 * margin;
  const body = Array.from({ length: grid.height }, (_, y) => row(grid, y)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="${fontSize}">` +
    `<rect width="${width}" height="${height}" rx="8" fill="${paper}"/>` +
    `<g transform="translate(${margin} ${margin})">\n${body}${cursor(grid)}</g></svg>\n`;
}

/** A piece of a row that is drawn at once. */
interface Piece {
  x: number;
  columns: number;
  text: string;
  style: Style;
}

function row(grid: Grid, y: number): string {
  const styles = Array.from({ length: grid.width }, (_, x) => styleOf(grid.styles[y * grid.width + x]!));
  const backgrounds = joined(
    styles.map((style, x) => ({ x, columns: 1, text: coloursOf(style).fill, style })),
  )
    .filter(({ text }) => text !== paper)
    .map(({ x, columns, text }) =>
      `<rect x="${x * cell.width}" y="${y * cell.height}" width="${columns * cell.width}" ` +
      `height="${cell.height}" fill="${text}"/>`
    );
  const drawn = [...backgrounds, ...shapes(grid, y, styles), ...words(grid, y, styles)];
  return drawn.length > 0 ? `${drawn.join("")}\n` : "";
}

/** Neighbours with the same text become one. */
function joined(pieces: Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last && last.text === piece.text) last.columns++;
    else found.push({ ...piece });
  }
  return found;
}

/** What is drawn of a row: one path for each colour. */
function shapes(grid: Grid, y: number, styles: readonly Style[]): string[] {
  const paths = new Map<string, CellShape[]>();
  for (let x = 0; x < grid.width; x++) {
    const found = cellShape(glyphText(grid.glyphs[y * grid.width + x]!), stroke) ?? [];
    const key = `fill="${coloursOf(styles[x]!).text}"${faint(styles[x]!)}`;
    const known = paths.get(key) ?? [];
    for (const shape of found) {
      const last = known.at(-1);
      const here = { ...shape, x: shape.x + x };
      const goesOn = last && last.x + last.width === here.x && last.y === here.y &&
        last.height === here.height;
      if (goesOn) last.width += here.width;
      else known.push(here);
    }
    if (known.length > 0) paths.set(key, known);
  }
  return [...paths].map(([key, found]) =>
    `<path d="${found.map((shape) => outline(shape, y)).join("")}" ${key}/>`
  );
}

function outline(shape: CellShape, y: number): string {
  const [left, top] = [short(shape.x * cell.width), short((shape.y + y) * cell.height)];
  const [width, height] = [short(shape.width * cell.width), short(shape.height * cell.height)];
  return `M${left} ${top}h${width}v${height}h-${width}z`;
}

function words(grid: Grid, y: number, styles: readonly Style[]): string[] {
  const found: Piece[] = [];
  let spaces = 2;
  for (let x = 0; x < grid.width; x++) {
    const glyph = grid.glyphs[y * grid.width + x]!;
    const last = found.at(-1);
    if (glyph === continuation) {
      if (last) last.columns++;
      continue;
    }
    const text = glyphText(glyph);
    if (text.trim() === "" || cellShape(text, stroke)) {
      spaces = text.trim() === "" ? spaces + 1 : 2;
      continue;
    }
    const style = styles[x]!;
    if (last && last.style === style && spaces < 2) {
      last.columns += spaces + 1;
      last.text += " ".repeat(spaces) + text;
    } else found.push({ x, columns: 1, text, style });
    spaces = 0;
  }
  return found.map((piece) => word(piece, y));
}

function word({ x, columns, text, style }: Piece, y: number): string {
  const weight = style.bold ? ` font-weight="bold"` : "";
  const slant = style.italic ? ` font-style="italic"` : "";
  const lines = [...(style.underline ? ["underline"] : []), ...(style.strike ? ["line-through"] : [])];
  const decoration = lines.length > 0 ? ` text-decoration="${lines.join(" ")}"` : "";
  return `<text x="${x * cell.width}" y="${y * cell.height + cell.baseline}" textLength="${
    columns * cell.width
  }" ` +
    `fill="${coloursOf(style).text}"${weight}${slant}${decoration}${faint(style)}>${escapeXml(text)}</text>`;
}

function cursor(grid: Grid): string {
  if (grid.cursor === null) return "";
  const { x, y } = grid.cursor;
  return `<rect x="${x * cell.width}" y="${
    y * cell.height
  }" width="2" height="${cell.height}" fill="${ink}"/>`;
}

function coloursOf(style: Style): { text: string; fill: string } {
  const text = style.foreground ? hex(style.foreground.rgb) : ink;
  const fill = style.background ? hex(style.background.rgb) : paper;
  return style.reverse ? { text: fill, fill: text } : { text, fill };
}

function faint(style: Style): string {
  return style.dim ? ` opacity="0.6"` : "";
}

function hex(rgb: number): string {
  return `#${rgb.toString(16).padStart(6, "0")}`;
}

function short(pixels: number): string {
  return String(Math.round(pixels * 100) / 100);
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
