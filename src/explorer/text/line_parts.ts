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

/** What begins so far to the right, as much of it as a window that wide can show. */
export function shifted(line: Line, left: number, columns: number): Line {
  let skip = left;
  let room = columns * unitsPerColumn;
  const spans: Span[] = [];
  for (const span of line.spans) {
    const dropped = Math.min(skip, span.text.length);
    skip -= dropped;
    const text = span.text.slice(dropped, dropped + room);
    room -= text.length;
    if (text !== "") spans.push({ ...span, text });
  }
  return filled(spans, line);
}

/** More than any common character has: a family of four is one of eleven units on two columns. */
const unitsPerColumn = 8;

function filled(spans: Span[], { fill }: Line): Line {
  return fill ? { spans, fill } : { spans };
}
