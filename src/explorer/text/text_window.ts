/** Which lines a window shows when it begins at one of them; wrapped lines take several rows. */
import type { Line } from "../../terminal/line.ts";
import { isPlain } from "../../terminal/sanitize.ts";
import { rawText } from "./line_parts.ts";
import { wrapLine } from "./wrap_line.ts";

export interface TextWindow {
  readonly lines: readonly Line[];
  readonly rows: number;
  /** Room for the text; 0 while it is not known: then every line counts for one row. */
  readonly columns: number;
  readonly isWrapped: boolean;
}

/** How many rows a line takes. */
export function rowsOfLine({ lines, columns, isWrapped }: TextWindow, index: number): number {
  const line = lines[index];
  if (!isWrapped || columns === 0 || !line) return 1;
  const text = rawText(line);
  // Of a very long text it need not be exact: where its last row begins hardly matters.
  if (text.length > longText || isPlain(text)) return Math.max(1, Math.ceil(text.length / columns));
  return wrapLine(line, columns).length;
}

/** From this length on the rows of a wrapped line are counted by its characters. */
export const longText = 5000;

/** The first line of the window that ends with the given one. */
export function topAbove(window: TextWindow, last: number): number {
  let room = window.rows - rowsOfLine(window, last);
  let top = last;
  while (top > 0) {
    room -= rowsOfLine(window, top - 1);
    if (room < 0) break;
    top--;
  }
  return top;
}

/** The last line that is wholly seen in a window which begins at the given one, at least that one. */
export function lastBelow(window: TextWindow, top: number): number {
  let room = window.rows - rowsOfLine(window, top);
  let last = top;
  while (last < window.lines.length - 1) {
    room -= rowsOfLine(window, last + 1);
    if (room < 0) break;
    last++;
  }
  return last;
}
