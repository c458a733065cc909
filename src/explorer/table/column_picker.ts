/** A sheet with the columns of the table below it: which are shown, in which order, and by which it is sorted. */
import { type Line, line } from "../../terminal/line.ts";
import { pad } from "../../terminal/width.ts";
import type { Binding } from "../binding.ts";
import type { Command } from "../command.ts";
import { type NewPane, newPane, type PaneContext, type PaneDefinition, type Step } from "../pane.ts";
import type { ColumnChoice } from "./column_choice.ts";

export interface PickedColumn {
  readonly title: string;
  readonly isShown: boolean;
}

/** The table learns which column to sort by. */
export interface ColumnPicked {
  type: "columnPicked";
  title: string;
}

interface PickerState {
  readonly kind: string;
  /** The pane of the table. */
  readonly table: number;
  /** The columns as they are without any choice. */
  readonly usual: readonly PickedColumn[];
  readonly columns: readonly PickedColumn[];
  readonly sorted: string;
  readonly index: number;
}

/** A new picker; `usual` is what `r` goes back to. */
export function columnPicker(state: Omit<PickerState, "index">): NewPane {
  const index = Math.max(0, state.columns.findIndex(({ title }) => title === state.sorted));
  return newPane(definition, { ...state, index });
}

const definition: PaneDefinition<PickerState> = {
  name: "columns",
  sheetRows: ({ columns }) => Math.min(columns.length, sheetLimit),
  title: ({ kind }) => `Columns of ${kind}`,
  kubectl: () => "",
  bindings: () => bindings,
  view,
  start: () => [],
};

/** The table below has to be seen, too: it shows what was chosen. */
const sheetLimit = 14;

function view({ columns, index, sorted }: PickerState, { rows }: PaneContext): Line[] {
  const top = Math.max(0, Math.min(index - Math.floor(rows / 2), columns.length - rows));
  const width = Math.max(...columns.map(({ title }) => title.length));
  return columns.slice(top, top + rows).map(({ title, isShown }, place) => {
    const isHere = top + place === index;
    const spans = line([
      { text: isHere ? "▌" : " ", role: "accent" },
      { text: isShown ? "[x] " : "[ ] ", role: isShown ? "ok" : "dim" },
      { text: pad(title, width), role: isShown ? "text" : "dim" },
      { text: title === sorted ? "  sorted" : "", role: "accent" },
    ]);
    return isHere ? { ...spans, fill: "selection" } : spans;
  });
}

type PickerBinding = Binding<PickerState>;

const bindings: readonly PickerBinding[] = [
  {
    keys: ["Enter"],
    title: "sort by it",
    group: "Columns",
    footer: 1,
    run: (state, { pane }) => [state, [{ type: "back", pane }, picked(state)]],
  },
  {
    keys: ["Space"],
    title: "show or hide",
    group: "Columns",
    footer: 2,
    run: (state) => {
      const columns = state.columns.map((column, place) =>
        place === state.index ? { ...column, isShown: !column.isShown } : column
      );
      return chosen({ ...state, columns, index: Math.min(state.index + 1, columns.length - 1) });
    },
  },
  reorder(["Shift-Up", "Shift-K", "<"], "move up", -1, 3),
  reorder(["Shift-Down", "Shift-J", ">"], "move down", 1, 4),
  {
    keys: ["r"],
    title: "as it was",
    group: "Columns",
    footer: 5,
    run: (state) => {
      const choice: ColumnChoice = { visible: {}, order: [] };
      const next = { ...state, columns: state.usual, index: 0 };
      return [next, [{ type: "columns", kind: state.kind, choice }]];
    },
  },
  select(["Down", "j"], "down", (index) => index + 1),
  select(["Up", "k"], "up", (index) => index - 1),
  select(["g", "Home"], "first", () => 0),
  select(["Shift-G", "End"], "last", () => Infinity),
  {
    keys: ["Esc", "q", "|"],
    title: "close",
    group: "Columns",
    footer: 6,
    run: (state, { pane }) => [state, [{ type: "back", pane }]],
  },
];

function select(keys: string[], title: string, to: (index: number) => number): PickerBinding {
  return {
    keys,
    title,
    group: "Move",
    run: (state) => {
      const index = Math.max(0, Math.min(to(state.index), state.columns.length - 1));
      return [{ ...state, index }, []];
    },
  };
}

function reorder(keys: string[], title: string, step: number, footer: number): PickerBinding {
  return {
    keys,
    title,
    group: "Columns",
    footer,
    run: (state) => {
      const { columns, index } = state;
      const [one, other] = [columns[index], columns[index + step]];
      if (!one || !other) return [state, []];
      const next = columns.with(index, other).with(index + step, one);
      return chosen({ ...state, columns: next, index: index + step });
    },
  };
}

/** The table below takes the choice at once. */
function chosen(state: PickerState): Step<PickerState> {
  const { kind, columns, usual } = state;
  const shown = new Map(usual.map(({ title, isShown }) => [title, isShown]));
  const visible = Object.fromEntries(
    columns.filter(({ title, isShown }) => shown.get(title) !== isShown).map((
      { title, isShown },
    ) => [title, isShown]),
  );
  const isMoved = columns.some(({ title }, index) => title !== usual[index]?.title);
  const order = isMoved ? columns.map(({ title }) => title) : [];
  return [state, [{ type: "columns", kind, choice: { visible, order } }]];
}

function picked({ table, columns, index }: PickerState): Command {
  const title = columns[index]!.title;
  return {
    type: "task",
    pane: table,
    name: "picked",
    run: (_port, tell) => Promise.resolve(tell({ type: "columnPicked", title })),
  };
}
