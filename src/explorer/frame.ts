/** The whole screen of a model. Pure: the same model gives the same cells. */
import { Grid } from "../terminal/grid.ts";
import { cut, drawLines, type Line, line, type Span, spansWidth, spread } from "../terminal/line.ts";
import type { Theme } from "../terminal/theme.ts";
import { shorten } from "../terminal/width.ts";
import { keyLines, kubectlLine, promptCursor, ruleLine } from "./footer.ts";
import { headerLine } from "./header.ts";
import { coveredRows, frameRows, isFullScreen, mainPane, type Model, paneContext, topPane } from "./model.ts";

/** Smaller screens say what is needed and show nothing else. */
export const leastColumns = 40;
export const leastRows = 8;

export function drawFrame(model: Model, theme: Theme): Grid {
  const { columns, rows } = model;
  const grid = new Grid(Math.max(1, columns), Math.max(1, rows));
  const area = { x: 0, y: 0, width: columns, height: rows };
  if (columns < leastColumns || rows < leastRows) {
    drawLines(grid, area, tooSmall(model), theme);
    return grid;
  }
  if (isFullScreen(model)) {
    drawLines(grid, area, bodyLines(model), theme);
    // Only what is asked or said just now lies over the last line.
    if (model.prompt || model.notice) {
      drawLines(grid, { ...area, y: rows - 1, height: 1 }, [ruleLine(model)], theme);
    }
    placeCursor(grid, model, rows - 1);
    return grid;
  }
  const top = model.isHeaderHidden ? [titleLine(model)] : [headerLine(model), titleLine(model)];
  drawLines(grid, { ...area, height: top.length }, top, theme);
  drawLines(grid, { ...area, y: top.length, height: rows - frameRows(model) }, bodyLines(model), theme);
  const last = [ruleLine(model), kubectlLine(model), ...keyLines(model)];
  drawLines(grid, { ...area, y: rows - last.length, height: last.length }, last, theme);
  placeCursor(grid, model, rows - last.length);
  return grid;
}

function placeCursor(grid: Grid, model: Model, y: number): void {
  const cursor = promptCursor(model);
  if (cursor !== null) grid.cursor = { x: Math.min(model.columns - 1, cursor), y };
}

/** The shown pane; a sheet stands below as much of the pane beneath as there is room for. */
function bodyLines(model: Model): Line[] {
  const [pane, beneath] = [topPane(model), mainPane(model)];
  if (!pane || !beneath) return [];
  const covered = coveredRows(model, beneath.pane);
  const context = paneContext(model, pane.pane);
  if (covered === 0) return pane.view(context);
  const left = context.rows - covered;
  const above = beneath.view(paneContext(model, beneath.pane)).slice(0, left);
  while (above.length < left) above.push(line(""));
  const rule = line([{ text: "── ", role: "accent" }, { text: `${pane.title(context)} `, role: "title" }, {
    text: "─".repeat(model.columns),
    role: "accent",
  }]);
  return [...above, rule, ...pane.view({ ...context, rows: covered - 1 })];
}

function tooSmall({ columns, rows }: Model): Line[] {
  const text = `Pequod needs ${leastColumns}x${leastRows}; this is ${columns}x${rows}.`;
  const lines: Line[] = [];
  for (let at = 0; at < text.length && columns > 0; at += columns) {
    lines.push(line(text.slice(at, at + columns)));
  }
  return lines;
}

/**
 * Breadcrumbs to the shown pane, its title, and what the pane says of itself (how far a list is, a log's state), or
 * else the namespaces on digits. Where it is narrow, breadcrumbs and then the middle of the title
 * give way to the pane's word, if that is short.
 */
function titleLine(model: Model): Line {
  const shown = titleSpans(model);
  // Without a header, the title line warns of a protected context.
  return model.isHeaderHidden && model.context.isProtected ? { ...shown, fill: "protected" } : shown;
}

function titleSpans(model: Model): Line {
  const pane = mainPane(model);
  if (!pane) return line("");
  const context = paneContext(model, pane.pane);
  const crumbs = (model.areCrumbsHidden ? [] : model.stack.slice(0, model.stack.indexOf(pane))).slice(-3).map(
    (open): Span => ({
      text: `${open.crumb()} › `,
      role: "dim",
    }),
  );
  const titled = (kept: Span[], title: string): Span[] => [
    { text: " " },
    ...kept,
    { text: title, role: "title" },
  ];
  const title = pane.title(context);
  const full = titled(crumbs, title);
  const aside = pane.aside(context);
  const whole = [...(aside.length > 0 ? aside : favourites(model)), { text: " " }];
  if (spansWidth(full) + 2 + spansWidth(whole) <= model.columns) return spread(full, whole, model.columns);
  const right = aside.length === 0
    ? []
    : [...cut(aside, Math.max(shortAside, Math.floor(model.columns / 3))), { text: " " }];
  const room = model.columns - spansWidth(right) - 2;
  const kept = [crumbs, ...crumbs.map((_, skip) => crumbs.slice(skip + 1))].map((some) =>
    titled(some, title)
  );
  const left = kept.find((spans) => spansWidth(spans) <= room) ??
    titled([], shorten(title, room - 1, "middle"));
  return spread(left, right, model.columns);
}

/** Columns for a count and a state. What is longer, a reason in words, is cut before the title is. */
const shortAside = 28;

function favourites(model: Model): Span[] {
  const names = ["all", ...model.favourites];
  return names.flatMap((name, digit): Span[] => {
    const isHere = digit === 0 ? model.namespace === undefined : name === model.namespace;
    return [{ text: `${digit}`, role: "key" }, { text: ` ${name}  `, role: isHere ? "accent" : "dim" }];
  });
}
