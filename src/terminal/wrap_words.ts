/** Breaks a line between words. */
import { cut, type Line, type Span, spansWidth } from "./line.ts";
import { textWidth } from "./width.ts";

export interface WrapOptions {
  columns: number;
  /** Blanks before every row but the first. */
  indent?: number;
  /** The last row ends in `…` when there would be more. */
  rows?: number;
}

/** At least one row; words longer than a row are broken anywhere. A word may be of several spans. */
export function wrapWords(line: Line, { columns, indent = 0, rows = Infinity }: WrapOptions): Line[] {
  if (spansWidth(line.spans) <= columns) return [line];
  const made: Span[][] = [[]];
  let used = 0;
  const begin = (): void => {
    made.push(indent > 0 ? [{ text: " ".repeat(indent) }] : []);
    used = indent;
  };
  const put = (piece: Span): void => {
    const width = textWidth(piece.text);
    if (used + width <= columns) {
      made.at(-1)!.push(piece);
      used += width;
      return;
    }
    const room = Math.max(1, columns - used);
    made.at(-1)!.push({ ...piece, text: piece.text.slice(0, room) });
    begin();
    put({ ...piece, text: piece.text.slice(room) });
  };
  for (const word of wordsOf(line.spans)) {
    const width = spansWidth(word);
    const isBlank = word[0]!.text.startsWith(" ");
    if (isBlank && used + width > columns) continue;
    if (!isBlank && used + width > columns && used > indent) begin();
    for (const piece of word) put(piece);
  }
  const kept = made.slice(0, rows).map((spans): Line => ({ ...line, spans }));
  if (made.length > rows) {
    const last = kept.at(-1)!;
    kept[kept.length - 1] = {
      ...last,
      spans: cut([...last.spans, { text: " ".repeat(columns) + "…" }], columns),
    };
  }
  return kept;
}

/** Words and the blanks between them. */
function wordsOf(spans: readonly Span[]): Span[][] {
  const words: Span[][] = [];
  for (const span of spans) {
    for (const text of span.text.match(/ +|[^ ]+/g) ?? []) {
      const last = words.at(-1);
      const goesOn = last !== undefined && !text.startsWith(" ") && !last[0]!.text.startsWith(" ");
      if (goesOn) last.push({ ...span, text });
      else words.push([{ ...span, text }]);
    }
  }
  return words;
}
