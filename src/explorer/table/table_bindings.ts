/** The keys of a table. */
import type { Binding } from "../binding.ts";
import type { PaneContext } from "../pane.ts";
import type { Command } from "../command.ts";
import { watchContainers } from "./containers.ts";
import { chosenTargets, enter, enterTitle, selectedTarget } from "./enter.ts";
import { objectBindings, type TargetsOf } from "../object_bindings.ts";
import { exportBindings } from "./export_bindings.ts";
import { jumpBindings } from "./jumps.ts";
import { sourceBindings } from "./source_bindings.ts";
import { copyBindings, markBindings } from "./mark_bindings.ts";
import { sortBindings } from "./sort_bindings.ts";
import {
  awaitingNewRows,
  selectAt,
  selectedRow,
  type TableState,
  withFaults,
  withFilter,
  withView,
} from "./table_state.ts";
import { readSource } from "./read_source.ts";
import { tableHeight } from "./table_view.ts";
import { readOnlyReason } from "../read_only.ts";

type TableBinding = Binding<TableState>;

const targets: TargetsOf<TableState> = { one: selectedTarget, all: chosenTargets };

/** All keys that a table may have; which of them do something here, `whyNot` says. */
export function tableBindings(state: TableState, context: PaneContext): readonly TableBinding[] {
  return [
    ...rowBindings(state),
    ...sourceBindings(state),
    ...(isOfObjects(state) ? objectBindings(targets, state, context) : []),
    ...markBindings,
    ...copyBindings,
    ...exportBindings,
    ...moveBindings,
    ...viewBindings,
    ...sortBindings(state),
    ...clearBindings(state, context),
  ];
}

function rowBindings(state: TableState): TableBinding[] {
  return [
    {
      id: "enter",
      keys: ["Enter"],
      title: enterTitle(state),
      group: "Row",
      footer: 1,
      whyNot: noRow,
      run: enter,
    },
    ...jumpBindings(state),
    ...(isOfPods(state) ? [sanitizeKey] : []),
    ...(canCreate(state) ? [createKey] : []),
  ];
}

function canCreate({ subject }: TableState): boolean {
  return subject.type === "resource" && subject.query.resource.verbs.includes("create");
}

function isOfPods({ subject }: TableState): boolean {
  return subject.type === "resource" && subject.query.resource.name === "pods";
}

/** Works in an empty table, too: that is where it is wanted most. */
const createKey: TableBinding = {
  id: "create",
  keys: ["+"],
  title: "create",
  group: "Change",
  whyNot: (_state, context) =>
    context.readOnly ? "read-only mode (start with --write, or :write)" : undefined,
  run: (state, context) => {
    const { subject } = state;
    if (subject.type !== "resource") return [state, []];
    const load = async () =>
      (await import("../creation/templates_table.ts")).createLike(subject.query.resource, context);
    return [state, [{ type: "later", load }]];
  },
};

const sanitizeKey: TableBinding = {
  id: "sanitize",
  keys: ["z"],
  title: "sanitize",
  group: "Change",
  whyNot: (state, context) => context.readOnly ? readOnlyReason : noRow(state),
  run: (state, context) => {
    const { subject, list } = state;
    if (subject.type !== "resource") return [state, []];
    const shown = new Set(list.shown.map(({ uid }) => uid));
    const load = async () => (await import("../removal/sanitize.ts")).sanitize(subject.query, shown, context);
    return [state, [{ type: "later", load }]];
  },
};

/** A source whose rows stand for nothing in the cluster has no keys for objects. */
function isOfObjects({ subject }: TableState): boolean {
  return subject.type === "source" ? subject.source.target !== undefined : subject.type !== "finding";
}

const moveBindings: readonly TableBinding[] = [
  move(["Down", "j"], "down", (state) => state.index + 1),
  move(["Up", "k"], "up", (state) => state.index - 1),
  move(["PageDown", "Ctrl-F"], "page down", (state, height) => state.index + height),
  move(["PageUp", "Ctrl-B"], "page up", (state, height) => state.index - height),
  // Keys for these come from presets: k9s has other uses for Ctrl-D and Ctrl-U.
  move([], "half page down", (state, height) => state.index + Math.ceil(height / 2)),
  move([], "half page up", (state, height) => state.index - Math.ceil(height / 2)),
  move(["g", "Home"], "first row", () => 0),
  move(["Shift-G", "End"], "last row", (state) => state.list.shown.length - 1),
];

function move(
  keys: string[],
  title: string,
  to: (state: TableState, height: number) => number,
): TableBinding {
  return {
    keys,
    title,
    group: "Move",
    run: (state, context) => {
      const height = tableHeight(context);
      return [selectAt(state, to(state, height), height), []];
    },
  };
}

/** Names stay; what stands behind them moves, one column at a time. */
function scroll(keys: string[], title: string, step: number): TableBinding {
  return {
    keys,
    title,
    group: "Move",
    run: (state) => {
      const most = Math.max(0, state.shown.length - 3);
      return [{ ...state, skip: Math.max(0, Math.min(most, state.skip + step)) }, []];
    },
  };
}

const viewBindings: readonly TableBinding[] = [
  scroll(["Right"], "columns further right", 1),
  scroll(["Left"], "columns further left", -1),
  {
    keys: ["Ctrl-Z"],
    title: "only rows that are not well",
    group: "View",
    run: (state, context) => [withFaults(state, !state.faultsOnly, tableHeight(context)), []],
  },
  {
    keys: ["Ctrl-W"],
    title: "wide columns",
    group: "View",
    footer: 40,
    whyNot: ({ columns, wide }) =>
      wide || columns.length === 0 || columns.some(({ priority }) => priority > 0)
        ? undefined
        : "this table has no more columns",
    run: (state, context) => [withView(state, { wide: !state.wide }, context.now, tableHeight(context)), []],
  },
  {
    keys: ["Ctrl-R", "F5"],
    title: "read again",
    group: "View",
    run: (state, context) => {
      const { subject } = state;
      const how = state.watch.kind === "live" ? "relist" : "retry";
      const again: Command = subject.type === "containers"
        ? watchContainers(context.pane, subject.target)
        : subject.type === "source"
        ? readSource(subject.source, context)
        : { type: "hurry", pane: context.pane, how };
      // A source tells all its rows once more.
      const next = subject.type === "source" ? awaitingNewRows(state, context.now) : state;
      return [next, [again, { type: "survey", fresh: true }]];
    },
  },
];

/** Esc clears the filter first; without one it is the explorer's, and goes back. */
function clearBindings(state: TableState, _context: PaneContext): TableBinding[] {
  if (state.filter.text === "") return [];
  return [{
    keys: ["Esc"],
    title: "clear filter",
    group: "View",
    footer: 3,
    run: (state, context) => [withFilter(state, "", context.now, tableHeight(context)), []],
  }];
}

function noRow(state: TableState): string | undefined {
  return selectedRow(state) ? undefined : "no row is selected";
}
