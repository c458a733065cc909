/** What every frame keeps, whatever is shown. */
import { isFullScreen, keyRows, type Model, paneContext, topPane } from "../../src/explorer/model.ts";
import { frame } from "./stage.ts";

/** The first law that the frame of a model breaks; undefined when it keeps all. */
export function brokenLaw(model: Model): string | undefined {
  const grid = frame(model);
  if (grid.width !== model.columns || grid.height !== model.rows) {
    return `the frame is ${grid.width}x${grid.height}`;
  }
  const rows = Array.from({ length: grid.height }, (_, y) => grid.rowText(y));
  for (const [y, text] of rows.entries()) {
    if (control.test(text)) return `row ${y} has a control character: ${JSON.stringify(text)}`;
    if (nonsense.test(text)) return `row ${y} says: ${text.trimEnd()}`;
  }
  return isFullScreen(model) ? undefined : brokenFrame(model, rows) ?? tooManyLines(model);
}

// deno-lint-ignore no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f]/;
const nonsense = /\[object \w+\]|\bundefined\b|\bNaN\b/;

function brokenFrame(model: Model, rows: readonly string[]): string | undefined {
  const [header, title] = model.isHeaderHidden ? [undefined, rows[0]!] : [rows[0]!, rows[1]!];
  if (header !== undefined && !header.includes("⎈")) return `the header is gone: ${header}`;
  if (model.stack.length > 0 && title.trim() === "") return "the title is empty";
  const keys = rows.length - keyRows(model);
  if (rows[keys - 2]!.trim() === "") return "the rule is gone";
  if (rows[keys]!.trim() === "") return "there are no keys in the last line";
  return undefined;
}

function tooManyLines(model: Model): string | undefined {
  const pane = topPane(model);
  if (!pane || pane.sheetRows(paneContext(model, pane.pane)) > 0) return undefined;
  const context = paneContext(model, pane.pane);
  const lines = pane.view(context).length;
  return lines > context.rows ? `${pane.name} draws ${lines} lines in ${context.rows} rows` : undefined;
}
