import type { PaneContext } from "../pane.ts";
import type { Unwell } from "../reasons/row_reason.ts";
import { selectedTarget } from "./enter.ts";
import { rowHealth } from "./health.ts";
import { selectedRow, type TableState } from "./table_state.ts";

/** The selected row, if it is not well or on its way; undefined for rows that are, and for rows that stand for nothing. */
export function unwellRow(state: TableState, context: PaneContext): Unwell | undefined {
  const row = selectedRow(state);
  if (!row || (state.subject.type !== "resource" && state.subject.type !== "source")) return undefined;
  const { role, sign } = rowHealth(row, state.shown);
  if (role !== "bad" && role !== "warn" && role !== "busy") return undefined;
  const target = selectedTarget(state, context);
  // Events are messages: what they are about is a row of another table.
  if (!target || target.uid === "" || target.resource.name === "events") return undefined;
  const status = state.shown.find(({ title }) => title === "STATUS");
  return { target, word: `${sign}${status ? String(row.cells[status.index] ?? "") : ""}` };
}
