/** What a table pane knows, and how rows, selection, sort and filter change it. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import type { RowColumn } from "../../cluster/row_column.ts";
import type { RowsChange } from "../../cluster/table_watch.ts";
import type { WatchState } from "../../cluster/watch_state.ts";
import { textWidth } from "../../terminal/width.ts";
import { cellText, headingOf, isTight, noteArrival, type ShownColumn } from "./cell.ts";
import { cellChanges, type RowChanges } from "./changes.ts";
import { chosenColumns, type ColumnChoice, noChoice } from "./column_choice.ts";
import { noFilter, type RowFilter, rowFilter } from "./filter.ts";
import { isFault, rowHealth } from "./health.ts";
import {
  applyDelta,
  byName,
  byUid,
  filtered,
  noRows,
  reordered,
  replaced,
  type RowList,
  type RowOrder,
} from "./row_list.ts";
import { isSeveral } from "./namespace_set.ts";
import { rowOrder, serverOrder, type Sort, sortedRows } from "./sort.ts";
import type { Subject } from "./subject.ts";

export interface TableState {
  readonly subject: Subject;
  /** Where the rows come from says how far they can be trusted. */
  readonly watch: WatchState;
  readonly columns: readonly RowColumn[];
  /** What is missing from the rows and why; "" when nothing is. */
  readonly note: string;
  readonly shown: readonly ShownColumn[];
  /** The widest text of each shown column so far; they only grow, so that columns stand still. */
  readonly widths: readonly number[];
  readonly list: RowList;
  /** Rows from before a rest, and when it began: those that the new list does not bring are gone. */
  readonly rested: { readonly since: number; readonly rows: readonly LeanRow[] } | undefined;
  readonly order: RowOrder;
  readonly sort: Sort;
  /** The column that Shift-Left and Shift-Right have picked. */
  readonly picked: string | undefined;
  readonly filter: RowFilter;
  readonly wide: boolean;
  /** What the user has said of this kind's columns. */
  readonly choice: ColumnChoice;
  /** How many columns behind the name have been scrolled away. */
  readonly skip: number;
  /** The selected row's identity; undefined while there are no rows. */
  readonly selected: string | undefined;
  /** Its place in `list.shown`: where the selection goes on when the row is gone. */
  readonly index: number;
  /** The first row on the screen. */
  readonly top: number;
  /** Only rows that are not well. */
  readonly faultsOnly: boolean;
  /** UIDs of marked rows: actions mean these, and the selected one only when there are none. */
  readonly marks: ReadonlySet<string>;
  /** Cells that changed and rows that left within the last two seconds, by UID. */
  readonly changes: ReadonlyMap<string, RowChanges>;
}

export function newTableState(subject: Subject, filter = ""): TableState {
  return {
    subject,
    watch: { kind: "loading", count: 0, remaining: undefined },
    columns: [],
    note: "",
    shown: [],
    widths: [],
    list: noRows,
    rested: undefined,
    order: naturalOrder(subject),
    sort: firstOrder(subject),
    picked: undefined,
    filter: rowFilter(filter, noFilter),
    wide: false,
    choice: noChoice,
    skip: 0,
    selected: undefined,
    index: 0,
    top: 0,
    faultsOnly: false,
    marks: new Set(),
    changes: new Map(),
  };
}

/** The selected row. */
export function selectedRow(state: TableState): LeanRow | undefined {
  return state.list.shown[state.index];
}

/** Takes what became of the rows. `height` is the number of rows that fit. */
export function withRows(state: TableState, change: RowsChange, now: number, height: number): TableState {
  if (change.isMeasured) return withMeasured(state, change, now, height);
  const watch = standingSince(state, change.state);
  let next: TableState = { ...state, watch, note: change.note ?? state.note };
  if (change.columns) next = withColumns(next, change.columns, now);
  const isFirst = state.watch.kind === "loading" || state.rested !== undefined;
  const { changes, delta } = cellChanges(next, change, now, isFirst);
  noteArrival([...change.added, ...change.changed], now);
  const list = applyDelta(next.list, delta, next.order, visible(next), naturalOrder(next.subject));
  const widths = widened(next.widths, next.shown, [...delta.added, ...delta.changed], now);
  const taken = withoutMarks({ ...next, list, changes, widths }, delta.removed);
  return placed(withoutUnseen(taken), height);
}

/** All rows are going to be read anew; they stay until then, and the selection with them. */
export function awaitingNewRows(state: TableState, now: number): TableState {
  return { ...state, rested: { since: state.rested?.since ?? now, rows: state.list.all } };
}

/** What was not true any more before a rest has not become so later. */
function standingSince({ rested }: TableState, watch: WatchState): WatchState {
  return rested && watch.kind === "stale" ? { ...watch, since: rested.since } : watch;
}

/** When the new list is complete: without the rows that it has not brought. */
function withoutUnseen(state: TableState): TableState {
  const { rested, list } = state;
  if (!rested || state.watch.kind !== "live") return state;
  const before = new Set(rested.rows);
  const removed = list.all.filter((row) => before.has(row));
  const delta = { added: [], changed: [], removed };
  const next = { ...state, rested: undefined, list: applyDelta(list, delta, state.order, visible(state)) };
  return withoutMarks(next, removed);
}

/** What is gone is not meant any more. */
function withoutMarks(state: TableState, removed: readonly LeanRow[]): TableState {
  if (!removed.some(({ uid }) => state.marks.has(uid))) return state;
  const marks = new Set(state.marks);
  for (const { uid } of removed) marks.delete(uid);
  return { ...state, marks };
}

/** Measured cells come for all rows at once, every few seconds: as long as order and filter do not look at them, rows only take their places. */
function withMeasured(state: TableState, change: RowsChange, now: number, height: number): TableState {
  const { list, order, sort, shown, filter } = state;
  const next: TableState = { ...state, watch: change.state, note: change.note ?? state.note };
  const measured = shown.filter(({ look }) => look?.isMeasured);
  const isSortedByThem = measured.some(({ title }) => title === sort.title);
  const changes = new Map(change.changed.map((row) => [row.uid, row]));
  const widths = widened(next.widths, shown, change.changed, now, (column) => measured.includes(column));
  if (isSortedByThem || isAboutColumns(filter)) {
    const known = list.all.filter((row) => changes.has(row.uid)).map((row) => changes.get(row.uid)!);
    const delta = { added: [], changed: known, removed: [] };
    return placed({
      ...next,
      widths,
      list: applyDelta(list, delta, order, visible(next), naturalOrder(next.subject)),
    }, height);
  }
  return { ...next, widths, list: replaced(list, changes) };
}

/** The same rows in other columns or another order. */
export function withView(
  state: TableState,
  view: { sort?: Sort; wide?: boolean; choice?: ColumnChoice },
  now: number,
  height: number,
): TableState {
  const next = { ...state, ...view };
  const shown = columnsOf(next, next.columns);
  const isSame = shown.length === state.shown.length &&
    shown.every(({ title }, index) => title === state.shown[index]!.title);
  const widths = isSame ? state.widths : widened(shown.map(headingWidth), shown, next.list.all, now);
  const order = rowOrder(next.sort, allColumns(next), naturalOrder(next.subject));
  const list = next.sort === state.sort
    ? next.list
    : reordered(next.list, (natural) => sortedRows(natural, next.sort, allColumns(next)), visible(next));
  return placed({ ...next, shown, widths, order, list }, height);
}

/** The rows through another filter; a pattern that cannot be read changes nothing but the message. */
export function withFilter(state: TableState, text: string, now: number, height: number): TableState {
  const filter = rowFilter(text, state.filter, { columns: allColumns(state), now });
  if (filter.problem !== undefined) return { ...state, filter };
  return withVisible({ ...state, filter }, height);
}

/** All rows, or only those that are not well. */
export function withFaults(state: TableState, faultsOnly: boolean, height: number): TableState {
  const next = { ...state, faultsOnly, filter: { ...state.filter, narrows: false } };
  return withVisible(next, height);
}

/** The rows that marks mean, or the selected one. */
export function chosenRows(state: TableState): LeanRow[] {
  const marked = state.marks.size > 0 ? state.list.all.filter((row) => state.marks.has(row.uid)) : [];
  const selected = selectedRow(state);
  return marked.length > 0 || !selected ? marked : [selected];
}

function withVisible(state: TableState, height: number): TableState {
  return placed({ ...state, list: filtered(state.list, visible(state)) }, height);
}

/** The filter, and "not well" where that is wanted. */
function visible(state: TableState): RowFilter {
  const { filter, faultsOnly, shown } = state;
  if (!faultsOnly) return filter;
  const matches = (row: LeanRow): boolean =>
    isFault(rowHealth(row, shown)) && (filter.matches?.(row) ?? true);
  return { ...filter, matches };
}

/** Moves the selection to a place, and the window with it. */
export function selectAt(state: TableState, index: number, height: number): TableState {
  const last = state.list.shown.length - 1;
  const place = Math.max(0, Math.min(index, last));
  const selected = state.list.shown[place]?.uid;
  return { ...state, index: place, selected, top: windowTop(state.top, place, height, last + 1) };
}

/** After time has passed or the screen has another size: old marks go, the selection is on the screen. */
export function settled(state: TableState, now: number, height: number): TableState {
  const next = expired(state, now, height);
  const top = windowTop(next.top, next.index, height, next.list.shown.length);
  return top === next.top ? next : { ...next, top };
}

/** The changes that are still to be marked; rows that left go for good. */
function expired(state: TableState, now: number, height: number): TableState {
  let due = false;
  for (const entry of state.changes.values()) due ||= entry.until <= now;
  if (!due) return state;
  const changes = new Map([...state.changes].filter(([, entry]) => entry.until > now));
  const removed = state.list.all.filter((row) => state.changes.get(row.uid)?.left && !changes.has(row.uid));
  if (removed.length === 0) return { ...state, changes };
  const list = applyDelta(
    state.list,
    { added: [], changed: [], removed },
    state.order,
    visible(state),
    naturalOrder(state.subject),
  );
  return placed(withoutMarks({ ...state, changes, list }, removed), height);
}

/** Rows without those that have left and are only still shown. */
export function countRows(state: TableState): { all: number; shown: number } {
  let left = 0;
  for (const entry of state.changes.values()) if (entry.left) left++;
  return { all: state.list.all.length - left, shown: Math.max(0, state.list.shown.length - left) };
}

/** Finds the selected row again by its identity; a row that is gone leaves the selection at its place. */
function placed(state: TableState, height: number): TableState {
  const rows = state.list.shown;
  if (state.selected !== undefined && rows[state.index]?.uid === state.selected) {
    return { ...state, top: windowTop(state.top, state.index, height, rows.length) };
  }
  const found = state.selected === undefined ? -1 : rows.findIndex((row) => row.uid === state.selected);
  if (found >= 0) return { ...state, index: found, top: shiftedTop(state, found, height) };
  return selectAt(state, state.index, height);
}

/** The selected row stays on its line of the screen while rows come and go above it. */
function shiftedTop(state: TableState, index: number, height: number): number {
  return windowTop(Math.max(0, state.top + index - state.index), index, height, state.list.shown.length);
}

function windowTop(top: number, index: number, height: number, count: number): number {
  const room = Math.max(1, height);
  const least = Math.max(0, index - room + 1);
  return Math.max(0, Math.min(Math.max(least, Math.min(top, index)), Math.max(0, count - room)));
}

function withColumns(state: TableState, columns: readonly RowColumn[], now: number): TableState {
  const shown = columnsOf(state, columns);
  const { filter } = state;
  return {
    ...state,
    columns,
    shown,
    // Words about columns were read before there were any, or when there were others.
    filter: isAboutColumns(filter)
      ? rowFilter(filter.text, noFilter, { columns: allColumns({ ...state, columns }), now })
      : filter,
    widths: shown.map(headingWidth),
    order: rowOrder(state.sort, allColumns({ ...state, columns }), naturalOrder(state.subject)),
  };
}

/** With room for the arrow of the sort, where that does not stand in the gap. */
function headingWidth(column: ShownColumn): number {
  return headingOf(column).length + (isTight(column) ? 0 : 2);
}

/** Events are read from the newest. */
function firstOrder(subject: Subject): Sort {
  const isEvents = subject.type === "resource" && subject.query.resource.name === "events";
  return isEvents ? { title: "LAST SEEN", descending: false } : serverOrder;
}

function isAboutColumns({ text }: RowFilter): boolean {
  return /[:<>]/.test(text);
}

function naturalOrder(subject: Subject): RowOrder {
  return subject.type === "containers" ? byUid : byName;
}

/** Every column in the chosen order, hidden ones too: rows may be sorted by those as well. */
export function allColumns(
  { subject, columns, choice, wide }: Pick<TableState, "subject" | "columns" | "choice" | "wide">,
): (ShownColumn & { isShown: boolean })[] {
  const namespaces = subject.type === "resource" && subject.query.resource.namespaced &&
    isSeveral(subject.query.namespace);
  return chosenColumns(columns, { choice, wide, namespaces }).map(({ column, isShown }) => ({
    ...column,
    isShown,
  }));
}

function columnsOf(
  state: Pick<TableState, "subject" | "choice" | "wide">,
  columns: readonly RowColumn[],
): ShownColumn[] {
  return allColumns({ ...state, columns }).filter(({ isShown }) => isShown);
}

/** Ages never need more than this: `99d23h`. */
const ageWidth = 6;

function widened(
  widths: readonly number[],
  shown: readonly ShownColumn[],
  rows: readonly LeanRow[],
  now: number,
  isMeant: (column: ShownColumn) => boolean = () => true,
): readonly number[] {
  const next = [...widths];
  shown.forEach((column, index) => {
    if (!isMeant(column)) return;
    if (column.kind === "age") {
      next[index] = Math.max(ageWidth, next[index] ?? 0);
      return;
    }
    for (const row of rows) {
      const width = textWidth(cellText(row, column, now));
      if (width > next[index]!) next[index] = Math.min(width, columnLimit);
    }
  });
  return next.every((width, index) => width === widths[index]) ? widths : next;
}

/** No column asks for more: conditions and images can be very long. */
const columnLimit = 80;
