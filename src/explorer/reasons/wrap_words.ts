/** Breaks a line between words. */
import { cut, type Line, type Span, spansWidth } from "../../terminal/line.ts";
import { textWidth } from "../../terminal/width.ts";

export interface WrapOptions {
  columns: number;
  /** Blanks before every row but the first. */
  indent?: number;
  /** The last row ends in `…` when there would be more. */
  rows?: number;
}

/** At least one row; words longer than a row are broken anywhere. */
export function wrapWords(line: Line, { columns, indent = 0, rows = Infinity }: WrapOptions): Line[] {
  if (spansWidth(line.spans) <= columns) return [line];
  const made: Span[][] = [[]];
  let used = 0;
  const put = (piece: Span): void => {
    const width = textWidth(piece.text);
    const isBlank = piece.text.trim() === "";
    if (used + width > columns && !isBlank && used > indent) {
      made.push([{ text: " ".repeat(indent) }]);
      used = indent;
    }
    if (isBlank && used + width > columns) return;
    if (used + width > columns) {
      const room = Math.max(1, columns - used);
      made.at(-1)!.push({ ...piece, text: piece.text.slice(0, room) });
      made.push([{ text: " ".repeat(indent) }]);
      used = indent;
      put({ ...piece, text: piece.text.slice(room) });
      return;
    }
    made.at(-1)!.push(piece);
    used += width;
  };
  for (const span of line.spans) {
    for (const text of span.text.match(/ +|[^ ]+/g) ?? []) put({ ...span, text });
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
