/** Keys that mark rows and copy their names. */
import type { Binding } from "../binding.ts";
import type { Step } from "../pane.ts";
import { chosenRows, selectAt, selectedRow, type TableState } from "./table_state.ts";
import { tableHeight } from "./table_view.ts";

/** Actions then mean all marked rows. */
export const markBindings: readonly Binding<TableState>[] = [
  {
    keys: ["Space"],
    title: "mark",
    group: "Row",
    whyNot: noRow,
    run: (state, context) => {
      const row = selectedRow(state);
      if (!row) return [state, []];
      const marks = new Set(state.marks);
      if (!marks.delete(row.uid)) marks.add(row.uid);
      return [selectAt({ ...state, marks }, state.index + 1, tableHeight(context)), []];
    },
  },
  {
    keys: ["Ctrl-Space"],
    title: "mark from the last mark to here",
    group: "Row",
    whyNot: noRow,
    run: (state) => {
      const rows = state.list.shown;
      const last = rows.findLastIndex((row, index) => index < state.index && state.marks.has(row.uid));
      const range = rows.slice(last < 0 ? state.index : last, state.index + 1);
      return [{ ...state, marks: new Set([...state.marks, ...range.map(({ uid }) => uid)]) }, []];
    },
  },
  {
    keys: ["Ctrl-\\"],
    title: "clear marks",
    group: "Row",
    whyNot: ({ marks }) => marks.size > 0 ? undefined : "no row is marked",
    run: (state) => [{ ...state, marks: new Set() }, []],
  },
];

function noRow(state: TableState): string | undefined {
  return selectedRow(state) ? undefined : "no row is selected";
}

export const copyBindings: readonly Binding<TableState>[] = [
  copying("c", "copy name", (state) => chosenRows(state).map(({ name }) => name)),
  copying(
    "n",
    "copy namespace",
    (state) => [...new Set(chosenRows(state).map(({ namespace }) => namespace))],
  ),
];

function copying(key: string, title: string, words: (state: TableState) => string[]): Binding<TableState> {
  return {
    keys: [key],
    title,
    group: "Row",
    run: (state): Step<TableState> => {
      const text = words(state).filter(Boolean).join(" ");
      if (text === "") return [state, [{ type: "notify", text: "There is nothing to copy.", role: "warn" }]];
      return [state, [{ type: "copy", text }, { type: "notify", text: `Copied: ${text}`, role: "ok" }]];
    },
  };
}
