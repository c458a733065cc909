/**
 * How many columns text takes in a terminal, by grapheme cluster: 0, 1 or 2 each. Agrees with the `string-width`
 * package (its rules are written down there), but costs nothing at start and remembers clusters it has met.
 */
import { isPlain, sanitize } from "./sanitize.ts";
import { wideRanges } from "./wide_ranges.ts";

/** Columns of a text as it is drawn: control characters count as what {@linkcode sanitize} makes of them. */
export function textWidth(text: string): number {
  if (text.length > measuredLength) {
    return textWidth(text.slice(0, measuredLength)) + text.length - measuredLength;
  }
  if (isPlain(text)) return text.length;
  let width = 0;
  for (const cluster of clusters(sanitize(text))) width += clusterWidth(cluster);
  return width;
}

/** Wider than any screen: of what is longer, the rest counts as one column a unit, without being looked at. */
const measuredLength = 8192;

/**
 * As much of a text as can be seen in `columns`. Marks without a width of their own may take more units than
 * columns, but not without end: a flood of them is cut.
 */
export function seenPart(text: string, columns: number): string {
  const length = Math.max(0, columns) * unitsPerColumn + unitsPerColumn;
  return text.length > length ? text.slice(0, length) : text;
}

/** Half of a column's room would do for flags and families of four. */
const unitsPerColumn = 32;

/** The grapheme clusters of a text, in order. */
export function clusters(text: string): string[] {
  if (isSimple(text)) return text.split("");
  const found: string[] = [];
  segmenter ??= new Intl.Segmenter();
  for (const { segment } of segmenter.segment(text)) {
    found.push(segment.length > clusterLimit ? segment.slice(0, clusterLimit).toWellFormed() : segment);
  }
  return found;
}

/** Columns of one grapheme cluster: 0, 1 or 2. */
export function clusterWidth(cluster: string): 0 | 1 | 2 {
  if (cluster.length === 1 && cluster.charCodeAt(0) < 0x300) return cluster.charCodeAt(0) === 0xad ? 0 : 1;
  const known = cache.get(cluster);
  if (known !== undefined) return known;
  const width = measure(cluster);
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(cluster, width);
  return width;
}

/**
 * The text cut to at most `columns`, with `…` where something went: at the end, or in the middle, where the ends
 * tell names apart (`nginx-66b6…-4xk8d`).
 */
export function shorten(text: string, columns: number, where: "end" | "middle" = "end"): string {
  if (textWidth(text) <= columns) return text;
  if (columns <= 1) return columns === 1 ? "…" : "";
  const parts = clusters(sanitize(seenPart(text, columns)));
  if (where === "end") return take(parts, columns - 1) + "…";
  const tail = Math.min(Math.floor((columns - 1) / 2), 10);
  const last = clusters(sanitize(text.slice(-(tail + 1) * unitsPerColumn)));
  return take(parts, columns - 1 - tail) + "…" + take(last.reverse(), tail, true);
}

/** The text filled with spaces to `columns`; it is not cut. */
export function pad(text: string, columns: number, side: "left" | "right" = "left"): string {
  const missing = columns - textWidth(text);
  if (missing <= 0) return text;
  return side === "left" ? text + " ".repeat(missing) : " ".repeat(missing) + text;
}

/** Made when a text needs it: its rules take 15 ms to load, and the first frame has no such text. */
let segmenter: Intl.Segmenter | undefined;
const cacheLimit = 4096;
/** The longest emoji have half as many units; letters with more marks than fit are not readable anyway. */
const clusterLimit = 64;
const cache = new Map<string, 0 | 1 | 2>();

function take(parts: readonly string[], columns: number, reversed = false): string {
  let width = 0;
  const taken: string[] = [];
  for (const part of parts) {
    width += clusterWidth(part);
    if (width > columns) break;
    taken.push(part);
  }
  return (reversed ? taken.reverse() : taken).join("");
}

/** True for letters below the combining characters, and signs such as lines and arrows: no unit joins with its neighbour. */
function isSimple(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x300 && !isLoneSign(unit)) return false;
  }
  return true;
}

/** Punctuation without its format characters, and the blocks from letter-like symbols to arrows and boxes. */
function isLoneSign(unit: number): boolean {
  return (unit >= 0x2100 && unit <= 0x2bff) || (unit >= 0x2010 && unit <= 0x2027) ||
    (unit >= 0x2030 && unit <= 0x205e);
}

const unseen =
  /^[\p{Default_Ignorable_Code_Point}\p{Control}\p{Enclosing_Mark}\p{Nonspacing_Mark}\p{Format}]$/u;
// Format characters that are signs of their own, such as ARABIC NUMBER SIGN.
const seenFormat = /^[\u0600-\u0605\u06dd\u0890\u0891\u08e2]$/;
/** A literal would be read at start, which takes 10 ms because of the set RGI_Emoji. */
let emojiStart: RegExp | undefined;
const loneEmoji = /^\p{Emoji_Presentation}$/u;
const narrowEmoji = /^(?=[^\u{10000}-\u{10ffff}])\p{Emoji_Presentation}\ufe0e/u;
const joinedEmoji = /\u200d\p{Extended_Pictographic}/v;
const hangul = /^[\u1100-\u11ff\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb]/;

function measure(cluster: string): 0 | 1 | 2 {
  if (cluster.length === 1) return measureUnit(cluster);
  const seen = [...cluster];
  const start = seen.findIndex((character) => isSeen(character));
  if (start < 0) return 0;
  if (hangul.test(cluster)) return columnsOf(cluster.codePointAt(0)!);
  const rest = seen.slice(start).join("");
  if (narrowEmoji.test(rest)) return 1;
  emojiStart ??= new RegExp(String.raw`^(?:\p{RGI_Emoji}|\p{Regional_Indicator}{1,2}|[\d#*]\ufe0f)`, "v");
  if (emojiStart.test(rest) || joinedEmoji.test(rest)) return 2;
  let width = 0;
  for (const character of rest) {
    if (character === "\u200d") break;
    if (isSeen(character)) width += columnsOf(character.codePointAt(0)!);
  }
  return width > 2 ? 2 : width as 0 | 1 | 2;
}

/** One unit is an emoji only by itself: to know that needs no set of sequences. */
function measureUnit(unit: string): 0 | 1 | 2 {
  if (!isSeen(unit)) return 0;
  return loneEmoji.test(unit) ? 2 : columnsOf(unit.charCodeAt(0));
}

function isSeen(character: string): boolean {
  return !unseen.test(character) || seenFormat.test(character);
}

/** East Asian Width, by binary search. */
function columnsOf(code: number): 1 | 2 {
  let low = 0;
  let high = wideRanges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (code < wideRanges[middle * 2]!) high = middle - 1;
    else if (code > wideRanges[middle * 2 + 1]!) low = middle + 1;
    else return 2;
  }
  return 1;
}
