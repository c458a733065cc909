/** The keys of a log, k9s's where it has one. */
import type { Binding } from "../binding.ts";
import type { Command } from "../command.ts";
import type { PaneContext, Step } from "../pane.ts";
import { linesFrom } from "./log_buffer.ts";
import { readCommand, saveCommand, shownText, stopCommand } from "./log_commands.ts";
import { isFiltering, logFilter, withContext } from "./log_filter.ts";
import type { LogForm } from "./log_layout.ts";
import type { LogLine } from "./log_line.ts";
import { logLinesOf } from "./log_lines.ts";
import { logLinePane } from "./log_line_pane.ts";
import { columnsForm } from "./columns_form.ts";
import { longRanges, rangeOfKey } from "./log_range.ts";
import {
  emptied,
  inColumns,
  isFollowing,
  lineHere,
  type LogState,
  moved,
  pageMoved,
  paused,
  resumed,
  shownLines,
  toTop,
  withFilter,
  withLines,
} from "./log_state.ts";

type LogBinding = Binding<LogState>;

/** Keys of every pane that shows lines of logs. */
export function readingBindings(state: LogState): readonly LogBinding[] {
  return [
    ...(shownLines(state).filter.text === "" ? [] : [clearFilter]),
    ...formBindings,
    ...(isFiltering(shownLines(state).filter) ? contextBindings : []),
    ...moveBindings,
  ];
}

/** Reads again, for another range or another run. */
export function reread(state: LogState, context: PaneContext): Step<LogState> {
  const fresh = emptied(state);
  return [fresh, [readCommand(fresh, context)]];
}

function view(keys: string[], title: string, change: LogBinding["run"], footer?: number): LogBinding {
  return { keys, title, group: "View", run: change, ...(footer === undefined ? {} : { footer }) };
}

function turn(
  keys: string[],
  title: string,
  change: (state: LogState) => LogState,
  footer?: number,
): LogBinding {
  return view(keys, title, (state) => [change(state), []], footer);
}

/** Keys of a log that goes on. */
export const followBindings: readonly LogBinding[] = [
  view(
    ["s"],
    "follow",
    (state, context) => [isFollowing(state) ? paused(state, context) : resumed(state), []],
    1,
  ),
  view(
    ["p"],
    "previous run",
    (state, context) => reread({ ...state, isPrevious: !state.isPrevious }, context),
    6,
  ),
  view(
    ["a"],
    "all containers",
    (state, context) => reread({ ...state, hasAllContainers: !state.hasAllContainers }, context),
    5,
  ),
  view(["m"], "mark", (state, context) => [withMark(state, context), []], 21),
  turn(["Shift-C"], "clear", (state) => ({
    ...state,
    live: logLinesOf(state.live.filter),
    frozen: undefined,
  })),
  ...["0", ...longRanges.map(({ key }) => key)].map((key): LogBinding => ({
    keys: [key],
    title: rangeOfKey(key, { tail: 0, sinceSeconds: 0, buffer: 0, wrap: false, timestamps: false }).title,
    group: "Range",
    run: (state, context) =>
      reread({ ...state, range: rangeOfKey(key, state.settings), isPrevious: false }, context),
  })),
  view(["Ctrl-R"], "read again", reread),
];

export const clearFilter: LogBinding = {
  keys: ["Esc"],
  title: "clear filter",
  group: "View",
  footer: 0,
  run: (state, context) => [withFilter(state, logFilter(""), context), []],
};

/** While a search is going on. */
export const stopSearch: LogBinding = {
  keys: ["Esc"],
  title: "stop searching",
  group: "View",
  footer: 0,
  run: (state, { pane }) => [
    { ...state, search: { ...state.search!, isRunning: false } },
    [stopCommand(pane)],
  ],
};

/** The line by itself. */
export const lineBinding = (keys: string[]): LogBinding => ({
  keys,
  title: "the line by itself",
  group: "View",
  footer: 7,
  whyNot: (state) => lineHere(state) ? undefined : "there is no line",
  run: (state) => {
    const line = lineHere(state)!;
    return [state, [{ type: "open", pane: logLinePane(line, state.labels[line.source] ?? "") }]];
  },
});

const nextForm: Readonly<Record<LogForm, LogForm>> = { raw: "columns", columns: "pretty", pretty: "raw" };

const formBindings: readonly LogBinding[] = [
  turn(["t"], "timestamps", (state) => ({ ...state, hasTimestamps: !state.hasTimestamps }), 2),
  turn(["w"], "wrap", (state) => ({ ...state, isWrapped: !state.isWrapped, left: 0 }), 3),
  view(["o"], "columns, pretty, raw", (state, { columns }) => {
    const form = nextForm[state.form];
    const said: Command = { type: "notify", text: formTexts[form], role: "dim" };
    return [form === "columns" ? inColumns(state, columns) : { ...state, form }, [said]];
  }, 4),
  view(["Shift-J"], "choose columns", (state, { pane }) => [state, [{
    type: "open",
    pane: columnsForm(state, pane),
  }]]),
  view(["Shift-L"], "lock times and names", (state) => {
    const text = state.isLocked
      ? "Times and names move with the line."
      : "Times and names stay where they are.";
    return [{ ...state, isLocked: !state.isLocked }, [{ type: "notify", text, role: "dim" }]];
  }),
  view(["c"], "copy", (state) => [state, [
    { type: "copy", text: shownText(state) },
    { type: "notify", text: `Copied ${shownLines(state).kept.length} lines`, role: "ok" },
  ]], 22),
  view(["f"], "full screen", (state) => [state, [{ type: "fullScreen" }]], 24),
  view(["Ctrl-S"], "save to a file", (state, { pane }) => [state, [saveCommand(state, pane)]], 23),
];

const formTexts: Readonly<Record<LogForm, string>> = {
  raw: "raw lines",
  columns: "JSON and logfmt lines as columns",
  pretty: "JSON and logfmt lines with a row for each field",
};

const contextBindings: readonly LogBinding[] = [
  view(["+"], "more lines around matches", aroundBy(1), 8),
  {
    ...view(["-"], "fewer lines around matches", aroundBy(-1)),
    whyNot: (state) => linesAround(state) > 0 ? undefined : "no lines around matches are shown",
  },
];

function aroundBy(by: 1 | -1): LogBinding["run"] {
  return (state, context) => {
    const lines = Math.max(0, linesAround(state) + by);
    return [withFilter(state, logFilter(withContext(shownLines(state).filter.text, lines)), context), []];
  };
}

function linesAround(state: LogState): number {
  const { before, after } = shownLines(state).filter;
  return Math.max(before, after);
}

const sideStep = 8;

function move(
  keys: string[],
  title: string,
  to: (state: LogState, context: PaneContext) => LogState,
): LogBinding {
  return { keys, title, group: "Move", run: (state, context) => [to(state, context), []] };
}

const moveBindings: readonly LogBinding[] = [
  move(["Down", "j"], "down", (state, context) => moved(state, 1, context)),
  move(["Up", "k"], "up", (state, context) => moved(state, -1, context)),
  move(["PageDown", "Ctrl-F", "Space"], "page down", (state, context) => pageMoved(state, 1, context)),
  move(["PageUp", "Ctrl-B"], "page up", (state, context) => pageMoved(state, -1, context)),
  // Keys for these come from presets.
  move([], "half page down", (state, context) => moved(state, Math.ceil(context.rows / 2), context)),
  move([], "half page up", (state, context) => moved(state, -Math.ceil(context.rows / 2), context)),
  move(["g", "Home"], "top", toTop),
  move(["Shift-G", "End"], "bottom, and follow", resumed),
  move(["Right"], "to the right", (state) => sideways(state, sideStep)),
  move(["Left"], "to the left", (state) => sideways(state, -sideStep)),
];

function sideways(state: LogState, by: number): LogState {
  return { ...state, left: state.isWrapped ? 0 : Math.max(0, state.left + by) };
}

/** A line to see what comes after it. */
function withMark(state: LogState, { now }: PaneContext): LogState {
  const last = [...linesFrom(state.live.log, state.live.log.length - 1)][0];
  const timeUs = last?.timeUs ?? 0;
  const text = new Date(now).toISOString().slice(11, 19);
  const mark: LogLine = { timeUs, id: (last?.id ?? 0) + 0.25, stamp: "", source: -1, kind: "mark", text };
  return resumed(withLines(state, [mark]));
}
