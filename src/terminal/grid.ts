/** A screenful of cells. Typed arrays, so that two of them compare and copy fast. */
import { isPlain, sanitize } from "./sanitize.ts";
import { clusters, clusterWidth, seenPart } from "./width.ts";

/** In `glyphs`: the cell is the right half of the wide cluster before it. */
export const continuation = 0xffff_ffff;
/** In `glyphs`: from here on the value is an interned cluster of several code points, or a wide one. */
export const clusterBase = 0x20_0000;
const space = 0x20;

export class Grid {
  /** A code point, or `clusterBase` + number of an interned cluster, or `continuation`. */
  readonly glyphs: Uint32Array;
  /** Style numbers (`internStyle`). */
  readonly styles: Uint16Array;
  /** Where the cursor is shown; null hides it. */
  cursor: { x: number; y: number } | null = null;

  constructor(readonly width: number, readonly height: number) {
    this.glyphs = new Uint32Array(width * height).fill(space);
    this.styles = new Uint16Array(width * height);
  }

  /**
   * Writes one line of text from (x, y), clipped to `limit` columns and to the grid. Control characters are made
   * visible. Returns the columns written; a wide cluster that does not fit leaves its column blank.
   */
  write(x: number, y: number, text: string, style = 0, limit: number = this.width - x): number {
    if (y < 0 || y >= this.height || x < 0) return 0;
    const end = Math.min(this.width, x + limit);
    const seen = seenPart(text, end - x);
    if (isPlain(seen)) return this.#writePlain(x, y, seen, style, end);
    let column = x;
    for (const cluster of clusters(sanitize(seen))) {
      const width = clusterWidth(cluster);
      if (width === 0) continue;
      if (column + width > end) {
        if (column < end) this.#put(column++, y, space, style);
        break;
      }
      this.#put(
        column,
        y,
        width === 2 || cluster.length > 1 ? internCluster(cluster) : cluster.charCodeAt(0),
        style,
      );
      if (width === 2) {
        this.#put(column + 1, y, space, style);
        this.glyphs[y * this.width + column] = internCluster(cluster);
        this.glyphs[y * this.width + column + 1] = continuation;
      }
      column += width;
    }
    return column - x;
  }

  /** Blanks a rectangle. */
  fill(x: number, y: number, width: number, height: number, style = 0): void {
    const right = Math.min(this.width, x + width);
    for (let row = Math.max(0, y); row < Math.min(this.height, y + height); row++) {
      for (let column = Math.max(0, x); column < right; column++) this.#put(column, row, space, style);
    }
  }

  /** Shows another frame in a part of this one, as much of it as there is room for; with its cursor, if it is wanted. */
  paste(
    other: Grid,
    area: { x: number; y: number; width: number; height: number },
    hasCursor: boolean,
  ): void {
    const width = Math.min(area.width, other.width, this.width - area.x);
    const height = Math.min(area.height, other.height, this.height - area.y);
    for (let row = 0; row < height; row++) {
      const from = row * other.width;
      const to = (area.y + row) * this.width + area.x;
      this.glyphs.set(other.glyphs.subarray(from, from + width), to);
      this.styles.set(other.styles.subarray(from, from + width), to);
      // Half of a wide cluster at the edge is no character.
      if (width < other.width && other.glyphs[from + width] === continuation) {
        this.glyphs[to + width - 1] = space;
      }
    }
    const { cursor } = other;
    if (hasCursor && cursor && cursor.x < width && cursor.y < height) {
      this.cursor = { x: area.x + cursor.x, y: area.y + cursor.y };
    }
  }

  /** The text of one cell; "" for the right half of a wide cluster. */
  textAt(x: number, y: number): string {
    return glyphText(this.glyphs[y * this.width + x] ?? space);
  }

  /** The text of one row with its trailing spaces. */
  rowText(y: number): string {
    let text = "";
    for (let x = 0; x < this.width; x++) text += this.textAt(x, y);
    return text;
  }

  /** A grid with the same content. */
  copy(): Grid {
    const made = new Grid(this.width, this.height);
    made.glyphs.set(this.glyphs);
    made.styles.set(this.styles);
    made.cursor = this.cursor;
    return made;
  }

  #writePlain(x: number, y: number, text: string, style: number, end: number): number {
    const count = Math.min(text.length, Math.max(0, end - x));
    for (let index = 0; index < count; index++) this.#put(x + index, y, text.charCodeAt(index), style);
    return count;
  }

  /** Sets a cell and keeps wide clusters whole: a half that loses its other half becomes blank. */
  #put(x: number, y: number, glyph: number, style: number): void {
    const index = y * this.width + x;
    if (this.glyphs[index] === continuation) this.glyphs[index - 1] = space;
    if (x + 1 < this.width && this.glyphs[index + 1] === continuation) this.glyphs[index + 1] = space;
    this.glyphs[index] = glyph;
    this.styles[index] = style;
  }
}

/** The text of a value of `glyphs`. */
export function glyphText(glyph: number): string {
  if (glyph === continuation) return "";
  return glyph < clusterBase ? String.fromCodePoint(glyph) : clusterTexts[glyph - clusterBase] ?? "\ufffd";
}

const clusterLimit = 65_536;
const clusterTexts: string[] = [];
const clusterIds = new Map<string, number>();

function internCluster(cluster: string): number {
  const known = clusterIds.get(cluster);
  if (known !== undefined) return known;
  if (clusterTexts.length >= clusterLimit) return 0xfffd;
  const id = clusterBase + clusterTexts.push(cluster) - 1;
  clusterIds.set(cluster, id);
  return id;
}
