/** What a log pane knows, and how new lines and movements change it. Immutable. */
import type { LogSettings } from "../../settings/settings.ts";
import type { PaneContext } from "../pane.ts";
import { lineAt, placeOf } from "./log_buffer.ts";
import { type LogFilter, logFilter } from "./log_filter.ts";
import {
  chooseColumns,
  type FieldColumn,
  type LogForm,
  type LogLook,
  type LogPlace,
  placeForLast,
  windowFrom,
} from "./log_layout.ts";
import type { LogLine } from "./log_line.ts";
import { countNew, filtered, type LogLines, logLinesOf, withMore } from "./log_lines.ts";
import type { LogRange } from "./log_range.ts";
import { tailRange } from "./log_range.ts";
import type { SearchProgress } from "./log_search.ts";
import { isOnePod, type LogSource, type LogSubject, sourceLabels } from "./log_subject.ts";

export interface LogState {
  readonly subject: LogSubject;
  readonly settings: LogSettings;
  readonly range: LogRange;
  readonly isPrevious: boolean;
  readonly hasAllContainers: boolean;
  readonly hasTimestamps: boolean;
  readonly isWrapped: boolean;
  readonly isLocked: boolean;
  readonly form: LogForm;
  /** Names of fields that are to be columns; undefined: those that most lines have. */
  readonly chosenFields: readonly string[] | undefined;
  readonly fieldColumns: readonly FieldColumn[];
  readonly left: number;
  /** What was read. */
  readonly live: LogLines;
  /** What is shown while new lines do not move it; undefined: the end of `live` is. */
  readonly frozen: LogLines | undefined;
  /** Of `frozen`. */
  readonly top: LogPlace;
  readonly cursor: number;
  /** A moment to stop at, in microseconds since 1970. */
  readonly goalUs: number | undefined;
  readonly sources: readonly LogSource[];
  readonly labels: readonly string[];
  /** Of pods that have no logs yet. */
  readonly events: readonly string[];
  readonly leftOut: number;
  readonly selector: string | undefined;
  readonly problem: string;
  /** The pane shows what a search of the whole range found. */
  readonly search: SearchProgress | undefined;
}

export function newLogState(subject: LogSubject, settings: LogSettings): LogState {
  return {
    subject,
    settings,
    range: tailRange(settings),
    isPrevious: false,
    hasAllContainers: !isOnePod(subject) && !subject.targets.some(({ container }) => container),
    hasTimestamps: settings.timestamps,
    isWrapped: settings.wrap,
    isLocked: false,
    form: "raw",
    chosenFields: undefined,
    fieldColumns: [],
    left: 0,
    live: logLinesOf(logFilter("")),
    frozen: undefined,
    top: { index: 0, part: 0 },
    cursor: 0,
    goalUs: undefined,
    sources: [],
    labels: [],
    events: [],
    leftOut: 0,
    selector: undefined,
    problem: "",
    search: undefined,
  };
}

/** Everything that is read has to be read again: for another range, or another run. */
export function emptied(state: LogState): LogState {
  const live = logLinesOf(state.live.filter);
  return { ...state, live, frozen: undefined, sources: [], labels: [], leftOut: 0, problem: "", left: 0 };
}

export function withLines(state: LogState, lines: readonly LogLine[]): LogState {
  const live = withMore(state.live, lines, state.settings.buffer);
  const needsColumns = state.form === "columns" && state.fieldColumns.length === 0;
  const next = { ...state, live };
  return needsColumns ? inColumns(next, usualColumns) : next;
}

/** Fields stand in columns, wide enough for what the newest lines have in them. */
export function inColumns(state: LogState, columns: number): LogState {
  const { kept } = shownLines(state);
  return { ...state, form: "columns", fieldColumns: chooseColumns(kept, columns, state.chosenFields) };
}

const usualColumns = 120;

export function withSources(state: LogState, sources: readonly LogSource[]): LogState {
  if (sources === state.sources) return state;
  const isNew = sources.length !== state.sources.length;
  return { ...state, sources, labels: isNew ? sourceLabels(sources) : state.labels };
}

/** What is on the screen. */
export function shownLines({ frozen, live }: LogState): LogLines {
  return frozen ?? live;
}

export function isFollowing({ frozen }: LogState): boolean {
  return frozen === undefined;
}

/** Lines that came since the window stands still. */
export function newBelow({ frozen, live }: LogState): number {
  return frozen ? countNew(frozen, live) : 0;
}

/** Room for lines: the titles of columns take one. */
export function lineRows({ form }: LogState, { rows }: Pick<PaneContext, "rows">): number {
  return Math.max(1, form === "columns" ? rows - 1 : rows);
}

export function lookOf(state: LogState, { columns }: Pick<PaneContext, "columns">): LogLook {
  const { filter } = shownLines(state);
  const wanted = state.search && !filter.pattern ? state.search.filter : filter;
  return {
    columns,
    isWrapped: state.isWrapped,
    left: state.left,
    isLocked: state.isLocked,
    hasTimestamps: state.hasTimestamps,
    form: state.form,
    labels: state.labels,
    fieldColumns: state.fieldColumns,
    pattern: wanted.isInverse ? undefined : wanted.pattern,
  };
}

type Room = Pick<PaneContext, "columns" | "rows">;

/** Stops following, with the window where it is. */
export function paused(state: LogState, room: Room): LogState {
  if (state.frozen) return state;
  const last = state.live.kept.length - 1;
  const top = placeForLast(state.live.kept, last, lineRows(state, room), lookOf(state, room));
  return { ...state, frozen: state.live, top, cursor: Math.max(0, last) };
}

export function resumed(state: LogState): LogState {
  return state.frozen ? { ...state, frozen: undefined, goalUs: undefined } : state;
}

/** Moves the cursor by so many lines; at the very end the log is followed again. */
export function moved(state: LogState, by: number, room: Room): LogState {
  if (by > 0 && !state.frozen) return state;
  return cursorTo(state, (now) => now.cursor + by, room);
}

export function pageMoved(state: LogState, direction: 1 | -1, room: Room): LogState {
  if (direction > 0 && !state.frozen) return state;
  const here = caughtUp(paused(state, room));
  const rows = lineRows(here, room);
  const look = lookOf(here, room);
  const { kept } = here.frozen!;
  if (direction < 0) {
    const top = placeForLast(kept, here.top.part > 0 ? here.top.index : here.top.index - 1, rows, look);
    return {
      ...here,
      top: here.top.index === 0 ? firstPlace : top,
      cursor: here.top.index === 0 ? 0 : top.index,
    };
  }
  const seen = windowFrom(kept, here.top, rows, look);
  const last = seen.at(-1)?.index ?? 0;
  const end = placeForLast(kept, kept.length - 1, rows, look);
  const isEnd = last >= kept.length - 1 || last >= end.index;
  if (isEnd) return cursorTo(here, ({ cursor }) => Math.max(cursor + 1, kept.length - 1), room);
  return { ...here, top: { index: last, part: 0 }, cursor: last };
}

export function toTop(state: LogState, room: Room): LogState {
  return cursorTo(state, () => 0, room);
}

/** The line under the cursor; the last one while the log is followed. */
export function lineHere({ frozen, live, cursor }: LogState): LogLine | undefined {
  return frozen ? lineAt(frozen.kept, cursor) : lineAt(live.kept, live.kept.length - 1);
}

export function withFilter(state: LogState, filter: LogFilter, room: Room): LogState {
  const next = { ...state, live: filtered(state.live, filter) };
  if (!state.frozen) return next;
  const frozen = filtered(state.frozen, filter);
  const line = lineAt(state.frozen.kept, state.cursor);
  const cursor = line ? Math.min(placeOf(frozen.kept, line), Math.max(0, frozen.kept.length - 1)) : 0;
  return inWindow({ ...next, frozen, cursor, top: { index: cursor, part: 0 } }, room);
}

/** Stands still at the first line of a moment as soon as that has come. */
export function atGoal(state: LogState, room: Room): LogState {
  const { goalUs, live } = state;
  if (goalUs === undefined) return state;
  const goal: LogLine = { timeUs: goalUs, id: 0, stamp: "", source: -1, kind: "gap", text: "" };
  const index = placeOf(live.kept, goal);
  if (index >= live.kept.length) return state;
  const top = { index: Math.max(0, index - Math.floor(room.rows / 3)), part: 0 };
  return inWindow({ ...state, goalUs: undefined, frozen: live, top, cursor: index }, room);
}

function cursorTo(state: LogState, place: (paused: LogState) => number, room: Room): LogState {
  const here = caughtUp(paused(state, room));
  const { kept } = here.frozen!;
  const wanted = place(here);
  const isEnd = wanted >= kept.length - 1;
  const isAway = hasGap(here);
  if (isEnd && wanted > here.cursor && !isAway) return resumed(here);
  if (isAway && wanted >= kept.length) return acrossGap(here);
  return inWindow({ ...here, cursor: Math.max(0, Math.min(wanted, kept.length - 1)) }, room);
}

/**
 * The present lines at the same place, if the line at the top is still among them: then the text does not move, and
 * what has come since can be reached.
 */
function caughtUp(state: LogState): LogState {
  const { frozen, live, top, cursor } = state;
  if (!frozen || frozen === live) return state;
  const [first, here] = [lineAt(frozen.kept, top.index), lineAt(frozen.kept, cursor)];
  if (!first || !here) return { ...state, frozen: live };
  const index = placeOf(live.kept, first);
  if (lineAt(live.kept, index) !== first) return state;
  return { ...state, frozen: live, top: { ...top, index }, cursor: placeOf(live.kept, here) };
}

/** Between what is shown and what is there now, lines were dropped. */
function hasGap({ frozen, live }: LogState): boolean {
  const last = frozen && lineAt(frozen.log, frozen.log.length - 1);
  return last !== undefined && lineAt(live.log, placeOf(live.log, last)) !== last;
}

function acrossGap(state: LogState): LogState {
  return { ...state, frozen: state.live, top: firstPlace, cursor: 0 };
}

/** With the cursor's line in the window. */
function inWindow(state: LogState, room: Room): LogState {
  const { frozen, top, cursor } = state;
  if (cursor < top.index) return { ...state, top: { index: cursor, part: 0 } };
  const lowest = placeForLast(frozen!.kept, cursor, lineRows(state, room), lookOf(state, room));
  const isBelow = lowest.index > top.index || (lowest.index === top.index && lowest.part > top.part);
  return isBelow ? { ...state, top: lowest } : state;
}

const firstPlace: LogPlace = { index: 0, part: 0 };
