/** From one frame to the next in few bytes. */
import { clusterBase, continuation, glyphText, Grid } from "./grid.ts";
import { type ColourDepth, styleSequence } from "./style.ts";

export interface DiffOptions {
  depth: ColourDepth;
  /** Wraps the frame in synchronized output (mode 2026), so that no half frame is ever seen. Default true. */
  synchronized?: boolean;
  /** Moves rows with a scroll region where that is shorter. Default true. */
  scroll?: boolean;
}

/**
 * The bytes that turn a terminal showing `previous` into one showing `next`; null redraws everything. "" when
 * nothing changed. Expects autowrap to be off. After every wide or joined cluster the cursor is set absolutely,
 * and where one changes the rest of its row is sent again, because terminals differ on their widths.
 */
export function frameDiff(previous: Grid | null, next: Grid, options: DiffOptions): string {
  const sized = previous !== null && previous.width === next.width && previous.height === next.height;
  let body = "";
  let base = sized ? previous : null;
  if (!sized) {
    body += "\x1b[0m\x1b[2J";
    base = new Grid(next.width, next.height);
  } else if (options.scroll ?? true) {
    const scrolled = scrollRegion(previous, next);
    if (scrolled) {
      body += scrolled.bytes;
      base = scrolled.grid;
    }
  }
  for (let y = 0; y < next.height; y++) body += rowDiff(base!, next, y, options.depth);
  const cursor = cursorBytes(previous, next, body !== "");
  if (body === "" && cursor === "") return "";
  const bytes = (body === "" ? "" : "\x1b[?25l" + body + "\x1b[0m") + cursor;
  return options.synchronized ?? true ? `\x1b[?2026h${bytes}\x1b[?2026l` : bytes;
}

function cursorBytes(previous: Grid | null, next: Grid, moved: boolean): string {
  const at = next.cursor;
  if (!at) return previous?.cursor && !moved ? "\x1b[?25l" : "";
  const same = previous?.cursor && previous.cursor.x === at.x && previous.cursor.y === at.y;
  return same && !moved ? "" : `\x1b[${at.y + 1};${at.x + 1}H\x1b[?25h`;
}

/** Equal cells shorter than this are sent again rather than jumped over. */
const gapLimit = 4;

function rowDiff(base: Grid, next: Grid, y: number, depth: ColourDepth): string {
  const start = y * next.width;
  let first = 0;
  while (first < next.width && isSame(base, next, start + first)) first++;
  if (first === next.width) return "";
  let last = next.width - 1;
  while (isSame(base, next, start + last)) last--;
  const resend = hasCluster(base, start + first, start + last) ||
    hasCluster(next, start + first, start + last);
  if (next.glyphs[start + first] === continuation) first--;
  return cells(base, next, y, first, resend ? next.width - 1 : last, resend, depth);
}

function cells(
  base: Grid,
  next: Grid,
  y: number,
  first: number,
  last: number,
  resend: boolean,
  depth: ColourDepth,
) {
  const start = y * next.width;
  const blank = blankFrom(next, y);
  let out = "";
  let at = -1;
  let style = -1;
  for (let x = first; x <= last; x++) {
    const index = start + x;
    if (next.glyphs[index] === continuation || (!resend && isSame(base, next, index))) continue;
    if (at >= 0 && x > at && x - at <= gapLimit && gapIsPlain(next, start + at, index, style)) {
      for (; at < x; at++) out += glyphText(next.glyphs[start + at]!);
    }
    if (at !== x) out += `\x1b[${y + 1};${x + 1}H`;
    if (next.styles[index] !== style) out += styleSequence(style = next.styles[index]!, depth);
    if (x >= blank && last - x > 3) return out + "\x1b[K";
    out += glyphText(next.glyphs[index]!);
    at = next.glyphs[index]! >= clusterBase ? -1 : x + 1;
  }
  return out;
}

/** The column from which the row is blank in the plain style, so that "erase to the end" can stand for it. */
function blankFrom(grid: Grid, y: number): number {
  let x = grid.width;
  while (x > 0 && grid.glyphs[y * grid.width + x - 1] === 0x20 && grid.styles[y * grid.width + x - 1] === 0) {
    x--;
  }
  return x;
}

function gapIsPlain(next: Grid, from: number, to: number, style: number): boolean {
  for (let index = from; index < to; index++) {
    if (next.glyphs[index]! >= clusterBase || next.styles[index] !== style) return false;
  }
  return true;
}

function isSame(a: Grid, b: Grid, index: number): boolean {
  return a.glyphs[index] === b.glyphs[index] && a.styles[index] === b.styles[index];
}

function hasCluster(grid: Grid, from: number, to: number): boolean {
  for (let index = from; index <= to; index++) if (grid.glyphs[index]! >= clusterBase) return true;
  return false;
}

/** Fewer rows than this are not worth a scroll. */
const scrollLimit = 4;

/** Finds the shift that explains most changed rows, and the grid as it is after that shift. */
function scrollRegion(previous: Grid, next: Grid): { bytes: string; grid: Grid } | null {
  const before = rowHashes(previous);
  const after = rowHashes(next);
  let best = { gain: scrollLimit - 1, shift: 0, top: 0, bottom: 0 };
  for (let shift = 1 - next.height; shift < next.height; shift++) {
    if (shift === 0) continue;
    let [gain, top, bottom] = [0, -1, -1];
    for (let y = Math.max(0, -shift); y < Math.min(next.height, next.height - shift); y++) {
      if (before[y + shift] !== after[y] || before[y] === after[y]) continue;
      if (top < 0) top = y;
      bottom = y;
      gain++;
    }
    for (let y = top; y >= 0 && y <= bottom; y++) if (before[y] === after[y]) gain--;
    if (gain > best.gain) best = { gain, shift, top, bottom };
  }
  if (best.shift === 0) return null;
  const top = Math.min(best.top, best.top + best.shift);
  const bottom = Math.max(best.bottom, best.bottom + best.shift);
  const count = Math.abs(best.shift);
  const bytes = `\x1b[0m\x1b[${top + 1};${bottom + 1}r\x1b[${count}${best.shift > 0 ? "S" : "T"}\x1b[r`;
  return { bytes, grid: shifted(previous, top, bottom, best.shift) };
}

function shifted(grid: Grid, top: number, bottom: number, shift: number): Grid {
  const made = grid.copy();
  const width = grid.width;
  for (let y = top; y <= bottom; y++) {
    const from = y + shift;
    const inside = from >= top && from <= bottom;
    made.glyphs.fill(0x20, y * width, (y + 1) * width);
    made.styles.fill(0, y * width, (y + 1) * width);
    if (!inside) continue;
    made.glyphs.set(grid.glyphs.subarray(from * width, (from + 1) * width), y * width);
    made.styles.set(grid.styles.subarray(from * width, (from + 1) * width), y * width);
  }
  return made;
}

/** Only a hint (FNV-1a): the cells are compared afterwards all the same. */
function rowHashes(grid: Grid): Uint32Array {
  const hashes = new Uint32Array(grid.height);
  for (let y = 0; y < grid.height; y++) {
    let hash = 0x811c9dc5;
    for (let index = y * grid.width; index < (y + 1) * grid.width; index++) {
      hash = Math.imul(hash ^ grid.glyphs[index]!, 0x01000193);
      hash = Math.imul(hash ^ grid.styles[index]!, 0x01000193);
    }
    hashes[y] = hash;
  }
  return hashes;
}
