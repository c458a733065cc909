/** Which part of the screen a place belongs to: the inverse of `frame.ts`. */
import { coveredRows, isFullScreen, keyRows, mainPane, type Model, topPane } from "./model.ts";

export type Region =
  | { part: "header" | "title" | "rule" | "kubectl" }
  /** `row` counts from 0. */
  | { part: "keys"; row: number }
  /** Of the shown pane; `row` counts from 0. */
  | { part: "pane"; row: number }
  /** What a sheet leaves of the view beneath it, and the sheet's own title. */
  | { part: "beneath" };

/** The part at a line of the screen, counted from 0. */
export function regionAt(model: Model, y: number): Region {
  if (isFullScreen(model)) return { part: "pane", row: y };
  const first = model.isHeaderHidden ? 1 : 2;
  if (y < first) return { part: y === 0 && !model.isHeaderHidden ? "header" : "title" };
  const last = model.rows - 2 - keyRows(model);
  if (y === last || y === last + 1) return { part: y === last ? "rule" : "kubectl" };
  if (y > last) return { part: "keys", row: y - last - 2 };
  const [top, beneath] = [topPane(model), mainPane(model)];
  const covered = top && beneath && top !== beneath ? coveredRows(model, beneath.pane) : 0;
  if (covered === 0) return { part: "pane", row: y - first };
  // The sheet's title is its first row.
  const sheet = last - covered + 1;
  return y < sheet ? { part: "beneath" } : { part: "pane", row: y - sheet };
}
