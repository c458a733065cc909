/** The table pane: rows of any kind, of contexts, of containers, of kinds. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import type { RowsChange } from "../../cluster/table_watch.ts";
import type { Span } from "../../terminal/line.ts";
import type { Command } from "../command.ts";
import type { TableQuery } from "../cluster_port.ts";
import { clockTime } from "../header.ts";
import { type NewPane, newPane, type PaneContext, type PaneDefinition, type Step } from "../pane.ts";
import type { PanePayload } from "../pane_payload.ts";
import { columnsKind, noChoice } from "./column_choice.ts";
import { columnSettingsOf } from "./custom_columns.ts";
import { containerColumns, containerRows, watchContainers } from "./containers.ts";
import { type Drilled, findBelongings } from "./drill.ts";
import { selectedTarget } from "./enter.ts";
import { exported } from "./export_bindings.ts";
import { clickedTable } from "./table_click.ts";
import { tableCommand } from "./kubectl_line.ts";
import { keepTrying } from "./keep_trying.ts";
import { readSource } from "./read_source.ts";
import type { RowSource } from "./row_source.ts";
import { type Belonging, type Subject, subjectTitle } from "./subject.ts";
import { tableBindings } from "./table_bindings.ts";
import {
  awaitingNewRows,
  countRows,
  newTableState,
  selectAt,
  settled,
  type TableState,
  withFilter,
  withRows,
  withView,
} from "./table_state.ts";
import { sortTable } from "./sort_bindings.ts";
import { unwellRow } from "./unwell.ts";
import { tableHeight, tableLines } from "./table_view.ts";

/** A new table pane; `filter` as it could be typed after `/`. */
export function newTable(subject: Subject, filter = ""): NewPane {
  return newPane(tablePane, newTableState(subject, filter));
}

/** A table of a source's rows. */
export function sourceTable(source: RowSource, filter = ""): NewPane {
  return newTable({ type: "source", source }, filter);
}

/** Rows of a resource. */
export function tableOf(query: TableQuery, of?: Belonging): Subject {
  return { type: "resource", query, of };
}

export const tablePane: PaneDefinition<TableState> = {
  name: "table",
  crumb: (state) => subjectTitle(state.subject).toLowerCase(),
  title,
  aside,
  kubectl: tableCommand,
  bindings: tableBindings,
  view: tableLines,
  click: clickedTable,
  unwell: unwellRow,
  target: selectedTarget,
  start,
  rest,
  receive,
  tick: (state, context) => settled(preferred(state, context), context.now, tableHeight(context)),
  inNamespace,
  search: {
    title: "filter",
    text: (state) => state.filter.text,
    change: (state, text, context) => [withFilter(state, text, context.now, tableHeight(context)), []],
    problem: (state) => state.filter.problem,
    place: ({ selected }) => ({ type: "row", uid: selected }),
    goBack: (state, place, context) => {
      const index = place.type === "row" ? state.list.shown.findIndex(({ uid }) => uid === place.uid) : -1;
      return index < 0 ? state : selectAt(state, index, tableHeight(context));
    },
  },
};

function title(state: TableState): string {
  const { subject, filter } = state;
  const chip = filter.text && !filter.problem ? ` /${filter.text}` : "";
  const faults = state.faultsOnly ? " · not well" : "";
  const marks = state.marks.size > 0 ? ` · ${state.marks.size} marked${hiddenMarks(state)}` : "";
  return `${owner(subject)}${subjectTitle(subject)}${place(subject)}${
    counted(state)
  }${chip}${faults}${marks}`;
}

/** Marked rows that the filter does not show: what is done with marks is done with them, too. */
function hiddenMarks({ marks, list }: TableState): string {
  if (list.shown.length === list.all.length) return "";
  let shown = 0;
  for (const { uid } of list.shown) if (marks.has(uid)) shown++;
  const hidden = marks.size - shown;
  return hidden > 0 ? `, ${hidden} hidden` : "";
}

function counted(state: TableState): string {
  // Without columns no list has ever come: then the number is not 0 but unknown.
  if (state.watch.kind === "loading" || state.columns.length === 0) return "";
  const { all, shown } = countRows(state);
  const isPart = state.filter.matches !== undefined || state.faultsOnly;
  return isPart ? ` ${grouped(shown)} of ${grouped(all)}` : ` ${grouped(all)}`;
}

/** `10,000`; without Intl, which would cost more than the rest of the frame. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

function owner(subject: Subject): string {
  if (subject.type === "containers" || subject.type === "finding") return `${subject.target.name} › `;
  return subject.type === "resource" && subject.of ? `${subject.of.target.name} › ` : "";
}

function place(subject: Subject): string {
  if (subject.type !== "resource") return "";
  const { resource, namespace, labelSelector, fieldSelector } = subject.query;
  const which = [labelSelector, fieldSelector].filter(Boolean).join(" ");
  return (resource.namespaced ? ` (${namespace ?? "all"})` : "") + (which ? ` ${which}` : "");
}

/** While the first list arrives: how far it is; later, why what is shown may be old. */
function aside(state: TableState): Span[] {
  const { watch } = state;
  if (watch.kind !== "loading") {
    const said = [...standing(state), ...(state.note ? [{ text: state.note, role: "dim" as const }] : [])];
    return said.flatMap((span, index) => index === 0 ? [span] : [{ text: " · " }, span]);
  }
  if (watch.count === 0) return [];
  const count = grouped(watch.count);
  if (watch.remaining === undefined) return [{ text: `${count} so far`, role: "busy" }];
  const total = watch.count + watch.remaining;
  const done = Math.floor(progressWidth * watch.count / Math.max(1, total));
  return [
    { text: `${count} of about ${grouped(total)} `, role: "busy" },
    { text: "━".repeat(done), role: "accent" },
    { text: "─".repeat(progressWidth - done), role: "dim" },
  ];
}

/** Without rows the reason stands in their place. */
function standing({ watch, list }: TableState): Span[] {
  if (list.all.length === 0 || watch.kind === "live" || watch.kind === "loading") return [];
  const { message } = watch.error;
  if (watch.kind === "stale") {
    return [{ text: `stale since ${clockTime(watch.since)}: ${message}`, role: "bad" }];
  }
  return [{ text: `stale: ${message}`, role: "bad" }];
}

const progressWidth = 20;

/** What is read once has nothing running. */
function rest(state: TableState, { now }: PaneContext): TableState | null {
  const { subject } = state;
  if (subject.type === "finding" || (subject.type === "source" && !subject.source.isEndless)) return null;
  const error = new Error("not watched while it was out of sight");
  return { ...awaitingNewRows(state, now), watch: { kind: "stale", since: now, error, retryAt: now } };
}

function start(state: TableState, context: PaneContext): readonly Command[] {
  const { subject } = state;
  const { pane, discovery } = context;
  switch (subject.type) {
    case "resource":
      return [{ type: "watch", pane, query: withSettings(subject.query, context) }];
    case "containers":
      return [watchContainers(pane, subject.target)];
    case "finding":
      return [keepTrying({
        type: "task",
        pane,
        name: "drill",
        run: async (port, tell, signal) =>
          tell(await findBelongings(port, subject.target, discovery, signal)),
      })];
    case "source":
      return [readSource(subject.source, context)];
  }
}

/** The query with the columns that the user has set for its kind. */
function withSettings(query: TableQuery, { settings }: PaneContext): TableQuery {
  const columns = columnSettingsOf(settings.columns, query.resource, query.namespace);
  return columns ? { ...query, columns } : query;
}

function receive(state: TableState, payload: PanePayload, context: PaneContext): Step<TableState> {
  const height = tableHeight(context);
  switch (payload.type) {
    case "rows": {
      const next = withRows(preferred(state, context), belonging(payload.change, state), context.now, height);
      return [payload.isReadAnew ? awaitingNewRows(next, context.now) : next, []];
    }
    case "containers":
      return [withContainers(state, payload, context), []];
    case "columnPicked":
      return sortTable(state, payload.title, context);
    case "exportAsked":
      return exported(state, payload, context);
    case "drilled":
    case "undrilled":
      return drilled(state, payload, context);
    default:
      return [state, []];
  }
}

/** The columns of this kind as the user wants them now, and at first the order that is set. */
function preferred(given: TableState, context: PaneContext): TableState {
  const state = given.columns.length === 0 ? orderedFirst(given, context) : given;
  const choice = context.columnChoices[columnsKind(state.subject)] ?? noChoice;
  return choice === state.choice ? state : withView(state, { choice }, context.now, tableHeight(context));
}

function orderedFirst(state: TableState, { settings }: PaneContext): TableState {
  const { subject } = state;
  if (subject.type !== "resource" || state.sort.title !== "") return state;
  const sort = columnSettingsOf(settings.columns, subject.query.resource, subject.query.namespace)?.sort;
  return sort ? { ...state, sort } : state;
}

/** The same kind, order and filter elsewhere; a table that belongs to an object stays where that is. */
function inNamespace(
  state: TableState,
  namespace: string | undefined,
  context: PaneContext,
): Step<TableState> | null {
  const { subject } = state;
  const elsewhere = subject.type === "source" ? subject.source.inNamespace?.(namespace) : undefined;
  if (elsewhere) {
    const { sort, wide, choice, faultsOnly } = state;
    const fresh = newTableState({ type: "source", source: elsewhere }, state.filter.text);
    const moved = { ...fresh, sort, wide, choice, faultsOnly };
    return [moved, start(moved, context)];
  }
  if (subject.type !== "resource" || subject.of || !subject.query.resource.namespaced) return null;
  if (subject.query.namespace === namespace) return [state, []];
  const fresh = newTableState(tableOf({ ...subject.query, namespace }), state.filter.text);
  const { sort, wide, choice, selected, faultsOnly } = state;
  const next = { ...fresh, sort, wide, choice, selected, faultsOnly };
  return [next, start(next, context)];
}

function drilled(state: TableState, found: Drilled, context: PaneContext): Step<TableState> {
  if (found.type === "undrilled") {
    return [state, [{ type: "back", pane: context.pane }, {
      type: "notify",
      text: found.reason,
      role: "warn",
    }]];
  }
  const next = newTableState(tableOf(found.query, found.of), state.filter.text);
  return [next, start(next, context)];
}

function withContainers(
  state: TableState,
  read: Extract<PanePayload, { type: "containers" }>,
  context: PaneContext,
): TableState {
  // Only a list can say that the pod is gone: until it has come, what is shown stays.
  if (!read.pod && read.state.kind !== "live") return { ...state, watch: read.state };
  const rows = read.pod ? containerRows(read.pod, read.usage) : [];
  const known = new Set(rows.map((row) => row.uid));
  const present = new Set(state.list.all.map((row) => row.uid));
  const change: RowsChange = {
    state: read.state,
    note: read.note,
    added: rows.filter((row) => !present.has(row.uid)),
    changed: rows.filter((row) => present.has(row.uid)),
    removed: state.list.all.filter((row) => !known.has(row.uid)),
    ...(state.columns.length > 0 ? {} : { columns: containerColumns }),
  };
  return withRows(state, change, context.now, tableHeight(context));
}

/** Of the rows that arrived, those that belong here. One that has been given away leaves the table. */
function belonging(change: RowsChange, { subject, list }: TableState): RowsChange {
  if (subject.type !== "resource" || !subject.of) return change;
  const { byOwner, target, names } = subject.of;
  if (!byOwner && !names) return change;
  const isOurs = (row: LeanRow): boolean =>
    names ? names.includes(row.name) : row.ownerReferences.some(({ uid }) => uid === target.uid);
  const lost = [...change.removed, ...change.changed.filter((row) => !isOurs(row))];
  const gone = new Set(lost.map(({ uid }) => uid));
  return {
    ...change,
    added: change.added.filter(isOurs),
    changed: change.changed.filter(isOurs),
    removed: list.all.filter(({ uid }) => gone.has(uid)),
  };
}
