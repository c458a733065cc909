/** Keys that sort: letters for the columns of a kind, or the column that was picked. */
import { ownEntry } from "../../kube/own_entry.ts";
import type { Binding } from "../binding.ts";
import type { PaneContext, Step } from "../pane.ts";
import { columnPicker } from "./column_picker.ts";
import { columnsKind, noChoice } from "./column_choice.ts";
import { sortedBy, sortTitle } from "./sort.ts";
import { allColumns, type TableState, withView } from "./table_state.ts";
import { tableHeight } from "./table_view.ts";

type TableBinding = Binding<TableState>;

/** Letters that sort, and the columns they may mean, the first present one first. */
const sortLetters: readonly [string, readonly string[]][] = [
  ["Shift-N", ["NAME"]],
  ["Shift-A", ["AGE", "LAST SEEN"]],
  ["Shift-S", ["STATUS", "PHASE", "STATE", "REASON"]],
  ["Shift-P", ["NAMESPACE"]],
  ["Shift-R", ["READY"]],
  ["Shift-T", ["RESTARTS", "TYPE"]],
  ["Shift-I", ["IP", "CLUSTER-IP", "INTERNAL-IP"]],
  ["Shift-C", ["CPU", "CPU(CORES)", "CAPACITY", "COUNT"]],
  ["Shift-M", ["MEM", "MEMORY(BYTES)"]],
  ["Shift-X", ["%CPU/R", "%CPU"]],
  ["Shift-Z", ["%MEM/R", "%MEM"]],
  ["Ctrl-X", ["%CPU/L"]],
  ["Ctrl-Q", ["%MEM/L"]],
  ["Shift-U", ["UP-TO-DATE"]],
  ["Shift-L", ["AVAILABLE", "LAST SEEN"]],
  ["Shift-V", ["VOLUME", "VERSION"]],
];

/** Where a letter means another column than elsewhere. */
const lettersOfKinds: Readonly<Record<string, readonly [string, readonly string[]][]>> = {
  events: [
    ["Shift-L", ["LAST SEEN"]],
    ["Shift-F", ["FIRST SEEN"]],
    ["Shift-T", ["TYPE"]],
    ["Shift-R", ["REASON"]],
    ["Shift-S", ["SOURCE"]],
    ["Shift-C", ["COUNT"]],
  ],
};

/** Every letter with every column it may sort by, whatever the kind. */
export function everySort(): readonly { readonly keys: readonly string[]; readonly title: string }[] {
  return [...sortLetters, ...Object.values(lettersOfKinds).flat()].flatMap(([key, titles]) =>
    titles.map((title) => ({ keys: [key], title: sortingTitle(title) }))
  );
}

function sortingTitle(column: string): string {
  return `by ${column.toLowerCase()}`;
}

export function sortBindings(state: TableState): TableBinding[] {
  const columns = allColumns(state);
  // Before the columns have arrived a key counts for the column it is named after.
  const has = (title: string) => columns.length === 0 || columns.some((column) => column.title === title);
  const { subject } = state;
  const special = subject.type === "resource"
    ? ownEntry(lettersOfKinds, subject.query.resource.name) ?? []
    : [];
  const keys = new Set(special.map(([key]) => key));
  const letters = [...special, ...sortLetters.filter(([key]) => !keys.has(key))];
  return [
    ...letters.flatMap(([key, titles]): TableBinding[] => {
      const title = titles.find(has);
      if (title === undefined) return [];
      return [{
        keys: [key],
        title: sortingTitle(title),
        group: "Sort",
        run: (state, context) => sortTable(state, title, context),
      }];
    }),
    pickColumn(["Shift-Left", "<"], -1),
    pickColumn(["Shift-Right", ">"], 1),
    sortPicked,
    picker,
  ];
}

/** The table sorted by a column; again, the other way round. */
export function sortTable(state: TableState, title: string, context: PaneContext): Step<TableState> {
  const sort = sortedBy(state.sort, title, state.shown);
  return [withView(state, { sort }, context.now, tableHeight(context)), []];
}

const sortPicked: TableBinding = {
  keys: ["Shift-O"],
  title: "by the picked column, or by node",
  group: "Sort",
  whyNot: (state) =>
    pickedOrNode(state) === undefined ? "Shift-Left and Shift-Right pick a column, | lists them" : undefined,
  run: (state, context) => sortTable(state, pickedOrNode(state) ?? "NAME", context),
};

function pickedOrNode(state: TableState): string | undefined {
  return state.picked ?? allColumns(state).find(({ title }) => title === "NODE")?.title;
}

const picker: TableBinding = {
  keys: ["|"],
  id: "columns",
  title: "columns",
  group: "View",
  whyNot: (state) => state.columns.length === 0 ? "the columns are not known yet" : undefined,
  run: (state, { pane }) => {
    const kind = columnsKind(state.subject);
    const listed = (columns: ReturnType<typeof allColumns>) =>
      columns.map(({ title, isShown }) => ({ title, isShown }));
    const usual = listed(allColumns({ ...state, choice: noChoice }));
    const sorted = sortTitle(state.sort, state.shown);
    const sheet = columnPicker({ kind, table: pane, usual, columns: listed(allColumns(state)), sorted });
    return [state, [{ type: "open", pane: sheet }]];
  },
};

// The signs are for terminals and multiplexers that keep Shift with an arrow to themselves.
function pickColumn(keys: string[], step: number): TableBinding {
  return {
    keys,
    title: step < 0 ? "pick the column to the left" : "pick the column to the right",
    group: "Sort",
    run: (state) => {
      const titles = state.shown.map(({ title }) => title);
      if (titles.length === 0) return [state, []];
      const at = titles.indexOf(state.picked ?? sortTitle(state.sort, state.shown));
      return [{ ...state, picked: titles[(at + step + titles.length) % titles.length] }, []];
    },
  };
}
