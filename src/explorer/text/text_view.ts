/** A text to read: lines, where one is in it, and what is searched for. Immutable. */
import { type Line, spansWidth } from "../../terminal/line.ts";
import { foldedLines, type Folds, opened, shownPlace } from "./folds.ts";
import { hasMatch, highlight, rawText, shifted } from "./line_parts.ts";
import { lastBelow, longText, rowsOfLine, topAbove } from "./text_window.ts";
import { wrapLine } from "./wrap_line.ts";

export interface TextView {
  /** Those that can be seen: not what is folded away. */
  readonly lines: readonly Line[];
  /** What is folded away; undefined for texts without sections. */
  readonly folds: Folds | undefined;
  /** Where a selection of lines began; it goes to the cursor. */
  readonly mark: number | undefined;
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
  /** Lines with a match, as `sourceLine` counts them. */
  readonly matches: readonly number[];
  /** Rows that were shown last; set by `fitted`. */
  readonly rows: number;
  /** Columns that a wrapped line has; 0 while they are not known. Set by `fitted`. */
  readonly columns: number;
  /** Rows of the first shown line that are scrolled away: of a wrapped one that is higher than the window. */
  readonly skip: number;
}

export function textView(lines: readonly Line[] = []): TextView {
  return {
    lines,
    folds: undefined,
    mark: undefined,
    cursor: 0,
    top: 0,
    left: 0,
    isWrapped: false,
    pattern: "",
    problem: undefined,
    matches: [],
    rows: 1,
    columns: 0,
    skip: 0,
  };
}

/** Other lines at the same place: a fresh reading of the same thing. */
export function withLines(view: TextView, lines: readonly Line[]): TextView {
  const cursor = Math.max(0, Math.min(view.cursor, lines.length - 1));
  return clamp({
    ...view,
    lines,
    folds: undefined,
    cursor,
    matches: view.problem ? [] : matchesIn(lines, view.pattern),
  });
}

/**
 * The same text folded in another way, or another reading of it: then `follow` says which line a line of the old
 * one has become, so that cursor and selection stay where they were.
 */
export function withFolds(
  view: TextView,
  folds: Folds,
  follow: (line: number) => number = (line) => line,
): TextView {
  const matches = folds.source === view.folds?.source || view.problem
    ? view.matches
    : matchesIn(folds.source, view.pattern);
  const place = (index: number): number => shownPlace(folds, follow(sourceLine(view, index)));
  const cursor = place(view.cursor);
  const next = {
    ...view,
    lines: foldedLines(folds),
    folds,
    matches,
    mark: view.mark === undefined ? undefined : place(view.mark),
    top: Math.max(0, view.top + cursor - view.cursor),
  };
  return clamp({ ...next, cursor });
}

/** The line of the whole text, folded or not, that is shown at a place. */
export function sourceLine({ folds }: TextView, index: number): number {
  return folds ? folds.shown[index] ?? 0 : index;
}

/** Stands on a line of the whole text; what hides it is opened. */
export function revealLine(view: TextView, line: number): TextView {
  if (!view.folds) return jumpTo(view, line);
  const folds = opened(view.folds, line);
  const unfolded = folds === view.folds ? view : withFolds(view, folds);
  return jumpTo(unfolded, shownPlace(folds, line));
}

/** Moves the cursor; the window follows, row by row where a line is higher than it. */
export function moveCursor(view: TextView, by: number): TextView {
  const inside = insideLine(view, by);
  if (inside) return inside;
  const moved = cursorAt(view, view.cursor + by);
  // Upwards into a line that is higher than the window one comes from its end.
  return by < 0 && moved.cursor !== view.cursor ? { ...moved, skip: mostSkip(moved) } : moved;
}

export function cursorAt(view: TextView, line: number): TextView {
  const cursor = Math.max(0, Math.min(line, view.lines.length - 1));
  const top = Math.max(Math.min(view.top, cursor), topAbove(view, cursor));
  return { ...view, cursor, top, skip: top === view.top ? view.skip : 0 };
}

/** The window moved inside a line that it cannot show as a whole; undefined where that is not so. */
function insideLine(view: TextView, by: number): TextView | undefined {
  if (view.cursor !== view.top) return undefined;
  const skip = Math.max(0, Math.min(view.skip + by, mostSkip(view)));
  return skip === view.skip ? undefined : { ...view, skip };
}

/** How many rows of the first line can be scrolled away before the next one is wholly seen. */
function mostSkip(view: TextView): number {
  return Math.max(0, rowsOfLine(view, view.top) - view.rows);
}

/** Puts the cursor on a line that may be far away: then the window shows what is around it, too. */
export function jumpTo(view: TextView, line: number): TextView {
  const isSeen = line >= view.top && line <= lastBelow(view, view.top);
  if (isSeen) return cursorAt(view, line);
  const top = Math.max(0, Math.min(line - Math.floor(view.rows / 3), lastTop(view)));
  return cursorAt({ ...view, top }, line);
}

/** Moves the window; the cursor stays inside. */
export function scroll(view: TextView, by: number): TextView {
  const inside = insideLine({ ...view, cursor: view.top }, by);
  if (inside) return inside;
  const top = Math.max(0, Math.min(view.top + by, lastTop(view)));
  const cursor = Math.max(top, Math.min(view.cursor, lastBelow(view, top)));
  const moved = { ...view, top, cursor: Math.max(0, Math.min(cursor, view.lines.length - 1)), skip: 0 };
  return by < 0 && top !== view.top ? { ...moved, skip: mostSkip(moved) } : top === view.top ? view : moved;
}

/** Whether the last line is in the window. */
export function isAtEnd(view: TextView): boolean {
  return view.top >= lastTop(view);
}

export function toEnd(view: TextView): TextView {
  const end = { ...view, top: lastTop(view), cursor: Math.max(0, view.lines.length - 1) };
  return { ...end, skip: mostSkip(end) };
}

export function sideways(view: TextView, by: number): TextView {
  return { ...view, left: view.isWrapped ? 0 : Math.max(0, view.left + by) };
}

export function toggleWrap(view: TextView): TextView {
  return clamp({ ...view, isWrapped: !view.isWrapped, left: 0, skip: 0 });
}

/** For a window of that many rows, and columns where lines are to be wrapped. */
export function fitted(view: TextView, rows: number, columns = view.columns): TextView {
  return view.rows === rows && view.columns === columns
    ? view
    : clamp({ ...view, rows: Math.max(1, rows), columns });
}

/** Looks for a regular expression, whatever the case; stands at the first match at or below the cursor. */
export function search(view: TextView, pattern: string): TextView {
  const problem = problemOf(pattern);
  if (problem !== undefined) return { ...view, pattern, problem, matches: [] };
  const matches = matchesIn(view.folds?.source ?? view.lines, pattern);
  const here = sourceLine(view, view.cursor);
  const first = matches.find((line) => line >= here) ?? matches[0];
  const found = { ...view, pattern, problem: undefined, matches };
  return first === undefined ? found : revealLine(found, first);
}

/** The next match, after the last one the first; -1: the one before. */
export function nextMatch(view: TextView, direction: 1 | -1): TextView {
  const { matches } = view;
  if (matches.length === 0) return view;
  const cursor = sourceLine(view, view.cursor);
  const next = direction === 1
    ? matches.find((line) => line > cursor) ?? matches[0]!
    : matches.findLast((line) => line < cursor) ?? matches.at(-1)!;
  return revealLine(view, next);
}

/** `3 of 17` for the line under the cursor, `17 found` between matches, "" without a pattern. */
export function matchCount(view: TextView): string {
  if (view.pattern === "" || view.problem) return "";
  const index = view.matches.indexOf(sourceLine(view, view.cursor));
  if (view.matches.length === 0) return "not found";
  return index < 0 ? `${view.matches.length} found` : `${index + 1} of ${view.matches.length}`;
}

export interface LinesOptions {
  /** Marks the cursor's line. */
  readonly cursorShown?: boolean;
  /** What stands before a line, by its place in `lines`; all of one width. */
  readonly gutter?: (index: number) => Line["spans"];
}

/** The lines to show, at most `rows`; selected ones are marked. */
export function visibleLines(
  view: TextView,
  columns: number,
  rows: number,
  { cursorShown = false, gutter }: LinesOptions = {},
): Line[] {
  const shown: Line[] = [];
  const pattern = view.problem ? undefined : patternOf(view.pattern);
  for (let index = view.top; index < view.lines.length && shown.length < rows; index++) {
    const before = gutter?.(index) ?? [];
    const skip = index === view.top && view.isWrapped ? view.skip : 0;
    const room = Math.max(1, columns - spansWidth(before));
    const parts = partsOf(view, view.lines[index]!, {
      pattern,
      skip,
      columns: room,
      rows: rows - shown.length,
    });
    const isFilled = isSelected(view, index) || (cursorShown && index === view.cursor);
    const blank = [{ text: " ".repeat(columns - room) }];
    shown.push(...parts.map(({ spans, fill }, part): Line => {
      const all = before.length === 0 ? spans : [...part === 0 ? before : blank, ...spans];
      return isFilled ? { spans: all, fill: "selection" } : fill ? { spans: all, fill } : { spans: all };
    }));
  }
  return shown.slice(0, rows);
}

interface PartOptions {
  pattern: RegExp | undefined;
  /** Rows of the line that are scrolled away. */
  skip: number;
  columns: number;
  rows: number;
}

/** A line as the rows it takes, no more than are seen, with what matches marked. */
function partsOf(view: TextView, line: Line, { pattern, skip, columns, rows }: PartOptions): Line[] {
  const mark = (part: Line): Line => pattern ? highlight(part, pattern) : part;
  if (!view.isWrapped) return [mark(shifted(line, view.left, columns))];
  // Of a very long line only what may be seen is looked at.
  if (rawText(line).length > longText) {
    return wrapLine(mark(shifted(line, skip * columns, rows * columns)), columns, rows);
  }
  return wrapLine(mark(line), columns, rows + skip).slice(skip);
}

/** Begins a selection of lines at the cursor, or gives it up. */
export function toggleMark(view: TextView): TextView {
  return { ...view, mark: view.mark === undefined ? view.cursor : undefined };
}

function isSelected({ mark, cursor }: TextView, index: number): boolean {
  return mark !== undefined && Math.min(mark, cursor) <= index && index <= Math.max(mark, cursor);
}

/** The text of the selected lines, or of all, with what is folded away inside them. */
export function plainText(view: TextView): string {
  const lines = view.folds?.source ?? view.lines;
  return selectedLines(view, lines).map((line) => `${rawText(line)}\n`).join("");
}

function selectedLines({ mark, cursor, folds }: TextView, lines: readonly Line[]): readonly Line[] {
  if (mark === undefined) return lines;
  const [first, last] = [Math.min(mark, cursor), Math.max(mark, cursor)];
  return folds
    ? lines.slice(folds.shown[first]!, folds.shown[last + 1] ?? lines.length)
    : lines.slice(first, last + 1);
}

function lastTop(view: TextView): number {
  return view.lines.length === 0 ? 0 : topAbove(view, view.lines.length - 1);
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
  return lines.flatMap((line, index) => hasMatch(line, regex) ? [index] : []);
}

function problemOf(pattern: string): string | undefined {
  try {
    patternOf(pattern);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
