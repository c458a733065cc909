/** The whole screen of a model. Pure: the same model gives the same cells. */
import { Grid } from "../terminal/grid.ts";
import { cut, drawLines, type Line, line, type Span, spansWidth } from "../terminal/line.ts";
import type { Theme } from "../terminal/theme.ts";
import { keysLine, kubectlLine, promptCursor, ruleLine } from "./footer.ts";
import { headerLine } from "./header.ts";
import { frameRows, type Model, paneContext, topPane } from "./model.ts";

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
  const pane = topPane(model);
  const body = pane?.view(paneContext(model, pane.pane)) ?? [];
  drawLines(grid, { ...area, height: 2 }, [headerLine(model), titleLine(model)], theme);
  drawLines(grid, { ...area, y: 2, height: rows - frameRows }, body, theme);
  const last = [ruleLine(model), kubectlLine(model), keysLine(model)];
  drawLines(grid, { ...area, y: rows - 3, height: 3 }, last, theme);
  const cursor = promptCursor(model);
  if (cursor !== null) grid.cursor = { x: Math.min(columns - 1, cursor), y: rows - 3 };
  return grid;
}

function tooSmall({ columns, rows }: Model): Line[] {
  const text = `Pequod needs ${leastColumns}x${leastRows}; this is ${columns}x${rows}.`;
  const lines: Line[] = [];
  for (let at = 0; at < text.length && columns > 0; at += columns) {
    lines.push(line(text.slice(at, at + columns)));
  }
  return lines;
}

/** Breadcrumbs to the shown pane, its title, and the namespaces on digits (or how far a list is). */
function titleLine(model: Model): Line {
  const pane = topPane(model);
  if (!pane) return line("");
  const context = paneContext(model, pane.pane);
  const crumbs = model.stack.slice(-4, -1).map((open): Span => ({ text: `${open.crumb()} › `, role: "dim" }));
  const left: Span[] = [{ text: " " }, ...crumbs, { text: pane.title(context), role: "title" }];
  const asides = [pane.aside(context), favourites(model)].filter((spans) => spans.length > 0);
  for (const right of asides) {
    const free = model.columns - spansWidth(left) - spansWidth(right) - 1;
    if (free >= 2) return line([...left, { text: " ".repeat(free) }, ...right]);
  }
  return line(cut(left, model.columns));
}

function favourites(model: Model): Span[] {
  const names = ["all", ...model.favourites];
  return names.flatMap((name, digit): Span[] => {
    const isHere = digit === 0 ? model.namespace === undefined : name === model.namespace;
    return [{ text: `${digit}`, role: "key" }, { text: ` ${name}  `, role: isHere ? "accent" : "dim" }];
  });
}
