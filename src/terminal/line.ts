/** What views return: lines of spans that name meanings, not colours. */
import type { Grid } from "./grid.ts";
import { internStyle, layer, type Style } from "./style.ts";
import type { Fill, Role, Theme } from "./theme.ts";
import { shorten, textWidth } from "./width.ts";

export interface Span {
  text: string;
  role?: Role;
  bold?: boolean;
  underline?: boolean;
  /** A background for this span alone. */
  fill?: Fill;
}

export interface Line {
  spans: Span[];
  /** A background for the whole line, to the end of its rectangle. */
  fill?: Fill;
}

/** A line of one text, or of spans. */
export function line(content: string | Span[], role?: Role): Line {
  if (typeof content !== "string") return { spans: content };
  return { spans: [role ? { text: content, role } : { text: content }] };
}

/** The text of a line without its meanings. */
export function lineText(shown: Line): string {
  return shown.spans.map((span) => span.text).join("");
}

/** Left spans, then right spans flush with the right edge; the left is cut when both do not fit. */
export function spread(left: Span[], right: Span[], width: number): Line {
  const rightWidth = spansWidth(right);
  const room = width - rightWidth - 1;
  if (room < 1) return { spans: cut(left, width) };
  const kept = cut(left, room);
  return { spans: [...kept, { text: " ".repeat(width - rightWidth - spansWidth(kept)) }, ...right] };
}

/** The spans that fit into `width` columns; the last one ends in `…` when something is missing. */
export function cut(spans: Span[], width: number): Span[] {
  const kept: Span[] = [];
  let used = 0;
  for (const span of spans) {
    const columns = textWidth(span.text);
    if (used + columns > width) {
      kept.push({ ...span, text: shorten(span.text, width - used) });
      break;
    }
    kept.push(span);
    used += columns;
  }
  return kept;
}

export function spansWidth(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + textWidth(span.text), 0);
}

/** A part of a grid. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Draws lines into a rectangle of a grid; what is missing is blank, what does not fit is clipped. */
export function drawLines(grid: Grid, area: Rectangle, lines: readonly Line[], theme: Theme): void {
  const rows = Math.min(area.height, grid.height - area.y);
  const page = theme.page ?? {};
  for (let row = 0; row < rows; row++) {
    const shown = lines[row];
    const background = shown?.fill ? layer(page, theme.fills[shown.fill]) : page;
    const y = area.y + row;
    let x = area.x;
    const end = area.x + area.width;
    for (const span of shown?.spans ?? []) {
      if (x >= end) break;
      x += grid.write(
        x,
        y,
        span.text,
        spanStyle(span, background, theme, shown?.fill === "protected"),
        end - x,
      );
    }
    grid.fill(x, y, end - x, 1, internStyle(background));
  }
}

/** On a line that warns, colours would not be read: all words have the warning's own. */
function spanStyle(span: Span, background: Style, theme: Theme, isWarning: boolean): number {
  const role = theme.roles[span.role ?? "text"];
  const under = span.fill ? layer(background, theme.fills[span.fill]) : background;
  const style = layer(under, role);
  if (isWarning && under.foreground) style.foreground = under.foreground;
  if (span.bold) style.bold = true;
  if (span.underline) style.underline = true;
  return internStyle(style);
}
