/** Rows that leave the explorer: saved to a file, copied, one cell copied. */
import type { Binding } from "../binding.ts";
import type { Command } from "../command.ts";
import type { PaneContext, Step } from "../pane.ts";
import { saveDump } from "../text/screen_dump.ts";
import { cellText } from "./cell.ts";
import { type ExportFormat, exportRows } from "./export_rows.ts";
import { sortTitle } from "./sort.ts";
import { subjectTitle } from "./subject.ts";
import { chosenRows, type TableState } from "./table_state.ts";

/** Asked for after the colon: `:export csv rows.csv`, `:copy md`. */
export interface ExportAsked {
  type: "exportAsked";
  format: ExportFormat;
  /** `copy`: into the clipboard. Undefined: to a file among the dumps. */
  to: "copy" | { path: string } | undefined;
}

export const exportBindings: readonly Binding<TableState>[] = [
  {
    keys: ["Ctrl-S"],
    id: "save",
    title: "save as CSV",
    group: "View",
    run: (state, context) => exported(state, { type: "exportAsked", format: "csv", to: undefined }, context),
  },
  {
    keys: ["."],
    id: "copy-cell",
    title: "copy the picked cell",
    group: "Row",
    run: (state, context) => [state, copyCell(state, context)],
  },
];

/** Saves or copies the rows that are shown. */
export function exported(state: TableState, asked: ExportAsked, context: PaneContext): Step<TableState> {
  const { format, to } = asked;
  const text = exportRows(state, format, context.now);
  const count = `${state.list.shown.length} row${state.list.shown.length === 1 ? "" : "s"}`;
  if (to === "copy") {
    const said: Command = { type: "notify", text: `Copied ${count} as ${format}`, role: "ok" };
    return [state, [{ type: "copy", text }, said]];
  }
  if (to === undefined) {
    const { subject } = state;
    const namespace = subject.type === "resource" ? subject.query.namespace ?? "all" : "";
    const name = [subjectTitle(subject).toLowerCase(), namespace].filter(Boolean).join(" ");
    return [state, [saveDump({ name, extension: format, text }, context)]];
  }
  const { path } = to;
  return [state, [{
    type: "task",
    pane: context.pane,
    name: "export",
    run: async (_port, _tell, _signal, machine) => {
      const home = path.replace(/^~(?=\/)/, machine.home);
      const whole = home.startsWith("/") ? home : `${machine.workingFolder}/${home}`;
      await machine.writeFile(whole, new TextEncoder().encode(text));
      return [{ type: "notify", text: `Saved ${count} to ${whole}`, role: "ok" }];
    },
  }]];
}

/** The cells of the picked column (or the one that is sorted by) of the chosen rows, one a line. */
function copyCell(state: TableState, { now }: PaneContext): Command[] {
  const title = state.picked ?? sortTitle(state.sort, state.shown);
  const column = state.shown.find((one) => one.title === title);
  const text = column ? chosenRows(state).map((row) => cellText(row, column, now)).join("\n") : "";
  if (text === "") return [{ type: "notify", text: "There is nothing to copy in this cell.", role: "warn" }];
  return [{ type: "copy", text }, { type: "notify", text: `Copied ${title}: ${text}`, role: "ok" }];
}
