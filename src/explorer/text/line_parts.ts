/** Lines as they are drawn: what is searched for stands out, what is to the left or right of the window goes. */
import { type Line, lineText, type Span } from "../../terminal/line.ts";

/** A line whose spans are made when it is seen: a text of 100,000 lines costs little. */
export interface LazyLine extends Line {
  readonly text: string;
}

/** The text of any line. */
export function rawText(line: Line): string {
  return "text" in line ? (line as LazyLine).text : lineText(line);
}

/** The same line, with what matches as spans of their own. */
export function highlight(line: Line, pattern: RegExp): Line {
  const text = lineText(line);
  const ranges = [...text.matchAll(pattern)].filter((match) => match[0] !== "")
    .map((match) => [match.index, match.index + match[0].length] as const);
  if (ranges.length === 0) return line;
  const spans: Span[] = [];
  let at = 0;
  for (const span of line.spans) {
    const end = at + span.text.length;
    let from = at;
    for (const [start, stop] of ranges) {
      if (stop <= from || start >= end) continue;
      const first = Math.max(start, from);
      const last = Math.min(stop, end);
      if (first > from) spans.push({ ...span, text: text.slice(from, first) });
      spans.push({ ...span, text: text.slice(first, last), role: "match" });
      from = last;
    }
    if (from < end) spans.push({ ...span, text: text.slice(from, end) });
    at = end;
  }
  return filled(spans, line);
}

/** Whether a pattern matches; in a very long line piece by piece, so that no pattern takes seconds for it. */
export function hasMatch(line: Line, pattern: RegExp): boolean {
  const text = rawText(line);
  if (text.length <= pieceLength) return text.search(pattern) >= 0;
  for (let start = 0; start < text.length; start += pieceLength - pieceOverlap) {
    if (text.slice(start, start + pieceLength).search(pattern) >= 0) return true;
  }
  return false;
}

/** The time of some patterns grows with the square of a text's length. */
const pieceLength = 1000;
/** Longer matches may be missed where two pieces meet. */
const pieceOverlap = 200;

/** What begins so far to the right, as much of it as a window that wide can show. */
export function shifted(line: Line, left: number, columns: number): Line {
  let skip = left;
  let room = columns * unitsPerColumn;
  const spans: Span[] = [];
  for (const span of line.spans) {
    const dropped = Math.min(skip, span.text.length);
    skip -= dropped;
    let text = span.text.slice(dropped, dropped + room);
    // Of letters with marks on them many make one column.
    if (joining.test(text)) text = span.text.slice(dropped, dropped + 4 * room);
    room -= text.length;
    if (text !== "") spans.push({ ...span, text });
    if (room <= 0) break;
  }
  return filled(spans, line);
}

const unitsPerColumn = 2;
const joining = /[\p{M}\u200d]/u;

function filled(spans: Span[], { fill }: Line): Line {
  return fill ? { spans, fill } : { spans };
}
