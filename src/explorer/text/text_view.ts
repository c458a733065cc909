/** A text to read: lines, where one is in it, and what is searched for. Immutable. */
import type { Line, Span } from "../../terminal/line.ts";
import { lineText } from "../../terminal/line.ts";
import { wrapLine } from "./wrap_line.ts";

export interface TextView {
  readonly lines: readonly Line[];
  /** The line under the cursor. Panes without a visible cursor keep it at the top of the window. */
  readonly cursor: number;
  /** The first line shown. */
  readonly top: number;
  /** Columns scrolled to the right; 0 when lines are wrapped. */
  readonly left: number;
  readonly isWrapped: boolean;
  readonly pattern: string;
  /** Why the pattern is no regular expression. */
  readonly problem: string | undefined;
  /** Indices of lines with a match. */
  readonly matches: readonly number[];
  /** Rows that were shown last; set by `fitted`. */
  readonly rows: number;
}

export function textView(lines: readonly Line[] = []): TextView {
  return {
    lines,
    cursor: 0,
    top: 0,
    left: 0,
    isWrapped: false,
    pattern: "",
    problem: undefined,
    matches: [],
    rows: 1,
  };
}

/** Other lines at the same place: a fresh reading of the same thing. */
export function withLines(view: TextView, lines: readonly Line[]): TextView {
  const cursor = Math.max(0, Math.min(view.cursor, lines.length - 1));
  return clamp({ ...view, lines, cursor, matches: view.problem ? [] : matchesIn(lines, view.pattern) });
}

/** Moves the cursor; the window follows. */
export function moveCursor(view: TextView, by: number): TextView {
  return cursorAt(view, view.cursor + by);
}

export function cursorAt(view: TextView, line: number): TextView {
  const cursor = Math.max(0, Math.min(line, view.lines.length - 1));
  const top = Math.max(Math.min(view.top, cursor), cursor - view.rows + 1);
  return { ...view, cursor, top: Math.max(0, top) };
}

/** Puts the cursor on a line that may be far away: then the window shows what is around it, too. */
export function jumpTo(view: TextView, line: number): TextView {
  const isSeen = line >= view.top && line < view.top + view.rows;
  if (isSeen) return cursorAt(view, line);
  const top = Math.max(0, Math.min(line - Math.floor(view.rows / 3), lastTop(view)));
  return cursorAt({ ...view, top }, line);
}

/** Moves the window; the cursor stays inside. */
export function scroll(view: TextView, by: number): TextView {
  const top = Math.max(0, Math.min(view.top + by, lastTop(view)));
  const cursor = Math.max(top, Math.min(view.cursor, top + view.rows - 1));
  return { ...view, top, cursor: Math.max(0, Math.min(cursor, view.lines.length - 1)) };
}

/** Whether the last line is in the window. */
export function isAtEnd(view: TextView): boolean {
  return view.top >= lastTop(view);
}

export function toEnd(view: TextView): TextView {
  return { ...view, top: lastTop(view), cursor: Math.max(0, view.lines.length - 1) };
}

export function sideways(view: TextView, by: number): TextView {
  return { ...view, left: view.isWrapped ? 0 : Math.max(0, view.left + by) };
}

export function toggleWrap(view: TextView): TextView {
  return { ...view, isWrapped: !view.isWrapped, left: 0 };
}

/** For a window of that many rows. */
export function fitted(view: TextView, rows: number): TextView {
  return view.rows === rows ? view : clamp({ ...view, rows: Math.max(1, rows) });
}

/** Looks for a regular expression, whatever the case; stands at the first match at or below the cursor. */
export function search(view: TextView, pattern: string): TextView {
  const problem = problemOf(pattern);
  if (problem !== undefined) return { ...view, pattern, problem, matches: [] };
  const matches = matchesIn(view.lines, pattern);
  const first = matches.find((line) => line >= view.cursor) ?? matches[0];
  const found = { ...view, pattern, problem: undefined, matches };
  return first === undefined ? found : jumpTo(found, first);
}

/** The next match, after the last one the first; -1: the one before. */
export function nextMatch(view: TextView, direction: 1 | -1): TextView {
  const { matches, cursor } = view;
  if (matches.length === 0) return view;
  const next = direction === 1
    ? matches.find((line) => line > cursor) ?? matches[0]!
    : matches.findLast((line) => line < cursor) ?? matches.at(-1)!;
  return jumpTo(view, next);
}

/** `3 of 17` for the line under the cursor, `17 found` between matches, "" without a pattern. */
export function matchCount(view: TextView): string {
  if (view.pattern === "" || view.problem) return "";
  const index = view.matches.indexOf(view.cursor);
  if (view.matches.length === 0) return "not found";
  return index < 0 ? `${view.matches.length} found` : `${index + 1} of ${view.matches.length}`;
}

/** The lines to show, at most `rows`; `cursorShown` marks the cursor's line. */
export function visibleLines(
  view: TextView,
  columns: number,
  rows: number,
  options: { cursorShown?: boolean } = {},
): Line[] {
  const shown: Line[] = [];
  const pattern = view.problem ? undefined : patternOf(view.pattern);
  for (let index = view.top; index < view.lines.length && shown.length < rows; index++) {
    const marked = pattern ? highlight(view.lines[index]!, pattern) : view.lines[index]!;
    const parts = view.isWrapped ? wrapLine(marked, columns) : [shifted(marked, view.left)];
    const isCursor = options.cursorShown && index === view.cursor;
    shown.push(...parts.map((part): Line => isCursor ? { ...part, fill: "selection" } : part));
  }
  return shown.slice(0, rows);
}

/** The whole text, for the clipboard and files. */
export function plainText(view: TextView): string {
  return view.lines.map((line) => `${lineText(line)}\n`).join("");
}

function lastTop(view: TextView): number {
  return Math.max(0, view.lines.length - view.rows);
}

function clamp(view: TextView): TextView {
  return cursorAt({ ...view, top: Math.max(0, Math.min(view.top, lastTop(view))) }, view.cursor);
}

function patternOf(pattern: string): RegExp | undefined {
  return pattern === "" ? undefined : new RegExp(pattern, "giu");
}

function matchesIn(lines: readonly Line[], pattern: string): number[] {
  const regex = patternOf(pattern);
  if (!regex) return [];
  return lines.flatMap((line, index) => lineText(line).search(regex) >= 0 ? [index] : []);
}

function problemOf(pattern: string): string | undefined {
  try {
    patternOf(pattern);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The same line, with what matches as spans of their own. */
function highlight(line: Line, pattern: RegExp): Line {
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
  return { ...line, spans };
}

function shifted(line: Line, left: number): Line {
  if (left === 0) return line;
  let skip = left;
  const spans = line.spans.flatMap((span) => {
    const dropped = Math.min(skip, span.text.length);
    skip -= dropped;
    return dropped === span.text.length ? [] : [{ ...span, text: span.text.slice(dropped) }];
  });
  return { ...line, spans };
}
