import type { Line } from "../../terminal/line.ts";
import type { LogSettings } from "../../settings/settings.ts";
import type { Binding } from "../binding.ts";
import { type NewPane, newPane, type PaneContext, type PaneDefinition, type Step } from "../pane.ts";
import { wrapLine } from "../text/wrap_line.ts";
import { podsOf } from "../table/drill.ts";
import { piped } from "../table/kubectl_line.ts";
import { followBindings, lineBinding, readingBindings, reread, stopSearch } from "./log_bindings.ts";
import type { ColumnsChosen } from "./columns_form.ts";
import { type LogSaved, readCommand } from "./log_commands.ts";
import { isFiltering, logFilter } from "./log_filter.ts";
import { columnTitles, placeForLast, windowFrom } from "./log_layout.ts";
import type { LogRead } from "./log_reader.ts";
import { rangeOfKey, rangeSince } from "./log_range.ts";
import { type LogFound, startOfSearch } from "./log_search.ts";
import {
  atGoal,
  emptied,
  inColumns,
  lineHere,
  lineRows,
  type LogState,
  lookOf,
  newLogState,
  paused,
  shownLines,
  withFilter,
  withLines,
  withSources,
} from "./log_state.ts";
import { emptyText, statusSpans } from "./log_status.ts";
import { logCommand, type LogSource, type LogSubject, subjectTitle } from "./log_subject.ts";

export type LogNews = LogRead | LogFound | LogSaved | ColumnsChosen;

/** The logs of a container, a pod, a workload's pods or several pods, followed. `isPrevious`: the runs before. */
export function logsPane(subject: LogSubject, settings: LogSettings, isPrevious = false): NewPane {
  return newPane(definition, { ...newLogState(subject, settings), isPrevious });
}

const definition: PaneDefinition<LogState> = {
  name: "logs",
  crumb: ({ search }) => search ? "search" : "logs",
  title: (state) => {
    const { subject, isPrevious, range, search, sources } = state;
    const pods = sources.length > 1 ? ` · ${sources.length} containers` : "";
    const what = `${subjectTitle(subject, shownContainer(state))}${isPrevious ? " (previous)" : ""}`;
    return search
      ? `Search ${what} for ${search.filter.text} · ${searchedRange(state).title}`
      : `Logs ${what}${pods} · ${range.title}`;
  },
  aside: statusSpans,
  kubectl: (state, context) => kubectlLine(state, context),
  bindings: (state) => bindings(state),
  search: {
    title: "filter",
    text: (state) => shownLines(state).filter.text,
    change: (state, text, context) => [withFilter(state, logFilter(text), context), []],
    problem: (state) => shownLines(state).filter.problem,
  },
  start: (state, context) => [readCommand(state, context)],
  receive: (state, payload, context): Step<LogState> => {
    switch (payload.type) {
      case "log": {
        const { lines, sources, events, leftOut, selector, problem } = payload;
        const known = withSources({ ...state, events, leftOut, selector, problem }, sources);
        const next = withLines(known, lines);
        return [atGoal(next, context), []];
      }
      case "logFound": {
        const { lines, sources, progress } = payload;
        const problem = state.search ? "" : progress.problems.join("; ");
        const next = withLines(withSources({ ...state, problem }, sources), lines);
        return [state.search ? { ...next, search: progress } : next, []];
      }
      case "logColumns":
        return [inColumns({ ...state, chosenFields: payload.names }, context.columns), []];
      case "logSaved":
        return [state, [{ type: "notify", text: `saved as ${payload.path}`, role: "ok" }]];
      default:
        return [state, []];
    }
  },
  click: (state, { row, isDouble }, context) => {
    const still = paused(state, context);
    const shown = windowFrom(still.frozen!.kept, still.top, lineRows(still, context), lookOf(still, context));
    const hit = shown[row - (still.form === "columns" ? 1 : 0)];
    if (!hit) return [state, []];
    const next = { ...still, cursor: hit.index };
    return isDouble ? showLine.run(next, context, "Enter") : [next, []];
  },
  view: (state, context) => logView(state, context),
};

function logView(state: LogState, context: PaneContext): Line[] {
  const { kept } = shownLines(state);
  if (kept.length === 0) return dimRows(emptyText(state), context).slice(0, context.rows);
  const look = lookOf(state, context);
  const rows = lineRows(state, context);
  const top = state.frozen ? state.top : placeForLast(kept, kept.length - 1, rows, look);
  const shown = windowFrom(kept, top, rows, look).map(({ row, index }): Line =>
    state.frozen && index === state.cursor ? { ...row, fill: "selection" } : row
  );
  const all = state.form === "columns" ? [columnTitles(look), ...shown] : shown;
  // Of pods that wait for their first line; what is logged by others comes first.
  return [...all, ...dimRows(state.events, context)].slice(0, context.rows);
}

function dimRows(texts: readonly string[], { columns }: PaneContext): Line[] {
  return texts.flatMap((text) => wrapLine({ spans: [{ text: ` ${text}`, role: "dim" }] }, columns));
}

const showLine = lineBinding(["Enter", "v"]);

const searchAll: Binding<LogState> = {
  keys: ["Shift-F"],
  title: "search everything on the server",
  group: "View",
  footer: 9,
  whyNot: (state) =>
    isFiltering(shownLines(state).filter) ? undefined : "press / and type what to look for first",
  run: (state) => [state, [{ type: "open", pane: searchPane(state) }]],
};

/** From a line that a search found to the log around it. */
const jump: Binding<LogState> = {
  keys: ["Enter"],
  title: "the log around it",
  group: "View",
  footer: 1,
  whyNot: (state) => sourceHere(state) ? undefined : "there is no line",
  run: (state, { discovery }) => {
    const { namespace, pod, container } = sourceHere(state)!;
    const target = { resource: podsOf(discovery), namespace, name: pod, uid: "", container };
    const goalUs = lineHere(state)!.timeUs;
    const around = {
      ...newLogState({ targets: [target] }, state.settings),
      isPrevious: state.isPrevious,
      range: rangeSince(goalUs / 1000 - beforeJumpMs),
      goalUs,
    };
    return [state, [{ type: "open", pane: newPane(definition, around) }]];
  },
};

/** How much is shown before a line that one jumps to. */
const beforeJumpMs = 60_000;

const searchAgain: Binding<LogState> = {
  keys: ["Ctrl-R"],
  title: "search again",
  group: "View",
  run: (state, context) => reread({ ...state, search: startOfSearch(state.search!.filter) }, context),
};

function bindings(state: LogState): readonly Binding<LogState>[] {
  const { search } = state;
  if (!search) return [...followBindings, showLine, searchAll, ...readingBindings(state)];
  const stop = search.isRunning && shownLines(state).filter.text === "" ? [stopSearch] : [];
  return [...stop, jump, lineBinding(["v"]), searchAgain, ...readingBindings(state)];
}

/** Its matches in all that the server has; the range is the one of the log, but for the tail. */
function searchPane(state: LogState): NewPane {
  const { filter } = shownLines(state);
  const fresh = withoutFilter(emptied(state));
  return newPane(definition, { ...fresh, range: searchedRange(state), search: startOfSearch(filter) });
}

function withoutFilter(state: LogState): LogState {
  return { ...state, live: newLogState(state.subject, state.settings).live, form: state.form };
}

function searchedRange({ range, settings }: LogState): LogState["range"] {
  if (range.query.tailLines === undefined) return range;
  return rangeOfKey("1", settings);
}

function sourceHere(state: LogState): LogSource | undefined {
  const line = lineHere(state);
  return line && state.sources[line.source];
}

/** Undefined: several. */
function shownContainer({ subject, hasAllContainers, sources }: LogState): string | undefined {
  if (hasAllContainers || subject.targets.length > 1) return undefined;
  return subject.targets[0]?.container ?? sources[0]?.container;
}

function kubectlLine(state: LogState, context: PaneContext): string {
  const { subject, isPrevious, hasTimestamps, range, selector, search, hasAllContainers } = state;
  const mode = isPrevious ? " --previous" : search ? "" : " -f";
  const flags = `${mode}${range.flag}${hasTimestamps ? " --timestamps" : ""}`;
  const container = hasAllContainers ? undefined : shownContainer(state) ?? "";
  const { pattern, isInverse, before, after } = search?.filter ?? shownLines(state).filter;
  const command = logCommand({ subject, container, selector, flags }, context);
  if (!pattern) return command;
  const around = before === after ? (before ? ` -C ${before}` : "") : ` -B ${before} -A ${after}`;
  return command + piped(pattern.source, isInverse).replace("iE ", `iE${around} `);
}
