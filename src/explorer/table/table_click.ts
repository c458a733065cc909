/** A click in a table: on a row it picks it, twice it opens it; on a heading it sorts. */
import type { ClickPlace, PaneContext, Step } from "../pane.ts";
import { enter } from "./enter.ts";
import { columnGap, gutter, layOut, signWidth } from "./layout.ts";
import { sortedBy } from "./sort.ts";
import { selectAt, type TableState, withView } from "./table_state.ts";
import { tableHeight } from "./table_view.ts";

export function clickedTable(state: TableState, at: ClickPlace, context: PaneContext): Step<TableState> {
  const height = tableHeight(context);
  if (at.row === 0) {
    const title = headingAt(state, at.column, context);
    if (title === undefined) return [state, []];
    const sort = sortedBy(state.sort, title, state.shown);
    return [withView(state, { sort }, context.now, height), []];
  }
  const index = state.top + at.row - 1;
  if (index >= state.list.shown.length) return [state, []];
  const picked = selectAt(state, index, height);
  return at.isDouble && index === state.index ? enter(picked, context) : [picked, []];
}

/** The title of the column that stands there. */
function headingAt(state: TableState, x: number, context: PaneContext): string | undefined {
  const { columns } = layOut(state.shown, state.widths, context.columns, state.skip);
  let end = gutter;
  for (const { column, width } of columns) {
    end += width + (column.kind === "name" ? signWidth : 0);
    if (x < end) return column.title;
    end += columnGap;
  }
  return undefined;
}
