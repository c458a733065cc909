import { logLines } from "../../cluster/logs.ts";
import type { Line, Span } from "../../terminal/line.ts";
import { textLines } from "../../terminal/sanitize.ts";
import type { Binding } from "../binding.ts";
import type { Command } from "../command.ts";
import { type NewPane, newPane, type PaneDefinition, type Step } from "../pane.ts";
import {
  append,
  emptyLog,
  KEPT_LINES,
  type LineFilter,
  lineFilter,
  type LogBuffer,
  passes,
} from "./log_buffer.ts";
import { piped } from "../table/kubectl_line.ts";
import { textBindings } from "./text_bindings.ts";
import { fitted, isAtEnd, type TextView, textView, toEnd, visibleLines, withLines } from "./text_view.ts";

/** Whose log. */
export interface LogTarget {
  readonly namespace: string;
  readonly pod: string;
  /** Absent: the pod's only, default or first one; the server is asked. */
  readonly container?: string | undefined;
}

export type LogNews =
  | { type: "log"; lines: readonly string[] }
  /** The stream is over: the container has ended, or there is nothing to read. */
  | { type: "logEnd"; why: string }
  /** Which container it is, where the target did not say. */
  | { type: "logContainer"; container: string };

interface LogsState {
  readonly target: LogTarget;
  readonly range: Range;
  readonly isPrevious: boolean;
  readonly hasTimestamps: boolean;
  /** New lines move the window. Ends when one scrolls up, begins again at the end. */
  readonly isFollowing: boolean;
  readonly log: LogBuffer;
  readonly filter: LineFilter;
  /** Why no more lines come; undefined while they may. */
  readonly end: string | undefined;
  readonly view: TextView;
}

/** How far back to read; keys as in k9s. */
interface Range {
  key: string;
  title: string;
  query: { tailLines?: number; sinceSeconds?: number; limitBytes?: number };
  /** As kubectl says it. */
  flag: string;
}

const TAIL: Range = {
  key: "0",
  title: "tail",
  query: { tailLines: KEPT_LINES / 10 },
  flag: ` --tail=${KEPT_LINES / 10}`,
};
const RANGES: readonly Range[] = [
  TAIL,
  { key: "1", title: "from the start", query: {}, flag: "" },
  ...([["2", 1], ["3", 5], ["4", 15], ["5", 30], ["6", 60]] as const).map(([key, minutes]): Range => ({
    key,
    title: minutes === 60 ? "last hour" : `last ${minutes} min`,
    query: { sinceSeconds: minutes * 60 },
    flag: ` --since=${minutes === 60 ? "1h" : `${minutes}m`}`,
  })),
];

/** A container's log, followed. `isPrevious` shows the run before the last restart. */
export function logsPane(target: LogTarget, isPrevious = false): NewPane {
  return newPane(definition, {
    target,
    range: TAIL,
    isPrevious,
    hasTimestamps: false,
    isFollowing: true,
    log: emptyLog,
    filter: lineFilter(""),
    end: undefined,
    view: textView(),
  });
}

const definition: PaneDefinition<LogsState> = {
  name: "logs",
  title: ({ target, isPrevious, range }) => {
    const container = target.container ? `:${target.container}` : "";
    return `Logs ${target.namespace}/${target.pod}${container}${
      isPrevious ? " (previous)" : ""
    } · ${range.title}`;
  },
  aside: (state) => [{ text: statusText(state), role: state.end === undefined ? "dim" : "warn" }],
  kubectl: ({ target, range, isPrevious, hasTimestamps, filter }, { contextFlag }) =>
    `kubectl logs ${target.pod}${target.container ? ` -c ${target.container}` : ""} -n ${target.namespace}` +
    `${isPrevious ? " --previous" : " -f"}${range.flag}${
      hasTimestamps ? " --timestamps" : ""
    }${contextFlag}` +
    (filter.pattern ? piped(filter.pattern.source, filter.isInverse) : ""),
  bindings: ({ filter }) => filter.text === "" ? bindings : [clearFilter, ...bindings],
  search: {
    title: "filter",
    text: ({ filter }) => filter.text,
    change: (state, text) => [shown({ ...state, filter: lineFilter(text) }), []],
    problem: ({ filter }) => filter.problem,
  },
  start: (state, { pane }) => [readLog(state, pane)],
  receive: (state, payload): Step<LogsState> => {
    switch (payload.type) {
      case "log":
        return [shown({ ...state, log: append(state.log, payload.lines.flatMap(textLines)) }), []];
      case "logEnd":
        return [{ ...state, end: payload.why }, []];
      case "logContainer":
        return [{ ...state, target: { ...state.target, container: payload.container } }, []];
      default:
        return [state, []];
    }
  },
  view: (state, { columns, rows }) => {
    const { view } = placed({ ...state, view: fitted(state.view, rows) });
    if (view.lines.length > 0) return visibleLines(view, columns, rows);
    return [{ spans: [{ text: ` ${emptyText(state)}`, role: "dim" }] }];
  },
};

/** As in a table: Esc goes back only when nothing is filtered. */
const clearFilter: Binding<LogsState> = {
  keys: ["Esc"],
  title: "clear filter",
  group: "View",
  footer: 0,
  run: (state) => [shown({ ...state, filter: lineFilter("") }), []],
};

const bindings: readonly Binding<LogsState>[] = [
  {
    keys: ["s"],
    title: "follow",
    group: "View",
    footer: 1,
    run: (state) => [placed({ ...state, isFollowing: !state.isFollowing }), []],
  },
  {
    keys: ["t"],
    title: "timestamps",
    group: "View",
    footer: 2,
    run: (state, { pane }) => reread({ ...state, hasTimestamps: !state.hasTimestamps }, pane),
  },
  {
    keys: ["p"],
    title: "previous run",
    group: "View",
    footer: 3,
    run: (state, { pane }) => reread({ ...state, isPrevious: !state.isPrevious }, pane),
  },
  {
    keys: ["Ctrl-R"],
    title: "read again",
    group: "View",
    run: (state, { pane }) => reread(state, pane),
  },
  ...RANGES.map((range): Binding<LogsState> => ({
    keys: [range.key],
    title: range.title,
    group: "Range",
    run: (state, { pane }) => reread({ ...state, range }, pane),
  })),
  ...textBindings<LogsState>({ cursorShown: false })
    .filter((binding) => binding.group !== "Search") // `/` filters here
    .map((binding): Binding<LogsState> => {
      if (binding.group !== "Move") return binding;
      return {
        ...binding,
        run: (state, context, key) => {
          const [next, commands] = binding.run(state, context, key);
          return [{ ...next, isFollowing: isAtEnd(next.view) }, commands];
        },
      };
    }),
];

function reread(state: LogsState, pane: number): Step<LogsState> {
  const fresh = shown({ ...state, log: emptyLog, end: undefined, isFollowing: true });
  return [fresh, [readLog(fresh, pane)]];
}

function readLog({ target, range, isPrevious, hasTimestamps }: LogsState, pane: number): Command {
  return {
    type: "task",
    pane,
    name: "log",
    endless: !isPrevious,
    async run(port, tell, signal) {
      try {
        const container = target.container ?? await defaultContainer(port.client, target, signal);
        if (!target.container && container) tell({ type: "logContainer", container });
        const options = {
          namespace: target.namespace,
          pod: target.pod,
          ...(container ? { container } : {}),
          follow: !isPrevious,
          previous: isPrevious,
          timestamps: hasTimestamps,
          ...range.query,
          signal,
        };
        for await (const lines of logLines(port.client, options)) tell({ type: "log", lines });
        if (!signal.aborted) {
          tell({ type: "logEnd", why: isPrevious ? "end of the previous run" : "the container has ended" });
        }
      } catch (error) {
        tell({ type: "logEnd", why: (error as Error).message });
      }
    },
  };
}

interface PodShape {
  metadata: { annotations?: Record<string, string> };
  spec?: { containers?: { name: string }[] };
}

/** As kubectl: the annotated one, else the first. */
async function defaultContainer(
  client: Parameters<typeof logLines>[0],
  { namespace, pod }: LogTarget,
  signal: AbortSignal,
): Promise<string | undefined> {
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}`;
  const { metadata, spec } = await client.get<PodShape>(path, { signal });
  const names = spec?.containers?.map(({ name }) => name) ?? [];
  const annotated = metadata.annotations?.["kubectl.kubernetes.io/default-container"];
  return annotated !== undefined && names.includes(annotated) ? annotated : names[0];
}

/** The lines that pass the filter, the window where it belongs. */
function shown(state: LogsState): LogsState {
  const kept = state.filter.pattern
    ? state.log.lines.filter((line) => passes(line, state.filter))
    : state.log.lines;
  const lines = kept.map((text): Line => ({ spans: logSpans(text, state.hasTimestamps) }));
  const pattern = state.filter.isInverse ? "" : state.filter.pattern?.source ?? "";
  return placed({ ...state, view: withLines({ ...state.view, pattern }, lines) });
}

function placed(state: LogsState): LogsState {
  return state.isFollowing ? { ...state, view: toEnd(state.view) } : state;
}

function logSpans(text: string, hasTimestamps: boolean): Span[] {
  const stamp = hasTimestamps ? /^\S+ /.exec(text)?.[0] : undefined;
  return stamp ? [{ text: stamp, role: "dim" }, { text: text.slice(stamp.length) }] : [{ text }];
}

function statusText({ isFollowing, log, view, filter, end }: LogsState): string {
  const parts = [`${view.lines.length}${filter.pattern ? ` of ${log.lines.length}` : ""} lines`];
  if (log.dropped) parts.push(`${log.dropped} older ones dropped`);
  parts.push(end ?? (isFollowing ? "following" : "paused"));
  return parts.join(" · ");
}

function emptyText({ log, filter, end }: LogsState): string {
  if (log.lines.length && filter.pattern) {
    return `none of ${log.lines.length} lines match ${filter.text} (Esc clears it)`;
  }
  return end ?? "nothing logged yet …";
}
