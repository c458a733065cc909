/** The cluster at a glance: a tile a kind with what is well and what is not, and its use of CPU and memory over time. */
import type { Line, Span } from "../../terminal/line.ts";
import { spansWidth } from "../../terminal/line.ts";
import { pad, shorten } from "../../terminal/width.ts";
import type { Binding } from "../binding.ts";
import type { Command } from "../command.ts";
import { type NewPane, newPane, type PaneContext, type PaneDefinition, type Step } from "../pane.ts";
import { resolveResource } from "../resolve_resource.ts";
import { tableOf, tablePane } from "../table/table_pane.ts";
import { newTableState } from "../table/table_state.ts";
import { areaChart, partsBar } from "./chart.ts";
import type { ClusterUse } from "../../cluster/cluster_use.ts";
import { countKinds, type Counts, pollUse, pulseKinds } from "./pulses.ts";

interface PulsesState {
  readonly namespace: string | undefined;
  readonly counts: Readonly<Record<string, Counts>>;
  readonly cursor: number;
  readonly use: ClusterUse | undefined;
  readonly noUse: string | undefined;
  /** Shares from 0 to 1, the newest last. */
  readonly cpu: readonly number[];
  readonly memory: readonly number[];
  /** Shares of what is not well, by kind. */
  readonly faults: Readonly<Record<string, readonly number[]>>;
  readonly sampledAt: number;
}

/** How often the charts get a new point. */
const sampleMs = 3000;
/** Points kept: two to a column of the widest screens. */
const historyLimit = 600;

export function pulsesPane(namespace: string | undefined): NewPane {
  return newPane(definition, {
    namespace,
    counts: {},
    cursor: 0,
    use: undefined,
    noUse: undefined,
    cpu: [],
    memory: [],
    faults: {},
    sampledAt: 0,
  });
}

const definition: PaneDefinition<PulsesState> = {
  name: "pulses",
  title: ({ namespace }) => `Pulses (${namespace ?? "all"})`,
  kubectl: ({ namespace, cursor }, { contextFlag }) => {
    const key = pulseKinds[cursor]!;
    const isGlobal = key === "nodes" || key === "persistentvolumes";
    const place = isGlobal ? "" : namespace === undefined ? " -A" : ` -n ${namespace}`;
    return `kubectl get ${key.split(".")[0]}${place}${contextFlag}`;
  },
  bindings: () => bindings,
  start: ({ namespace }, context) => [countKinds(context, namespace), pollUse(context)],
  rest: (state) => state,
  receive: (state, payload, { now }) => {
    switch (payload.type) {
      case "pulse":
        return [sampled({ ...state, counts: payload.counts }, now), []];
      case "use":
        return [sampled({ ...state, use: payload.use, noUse: undefined }, now), []];
      case "noUse":
        return [{ ...state, noUse: payload.why }, []];
      default:
        return [state, []];
    }
  },
  tick: (state, { now }) => sampled(state, now),
  inNamespace: (state, namespace, context) => {
    const next = { ...state, namespace, counts: {}, faults: {} };
    return [next, [countKinds(context, namespace)]];
  },
  view,
};

/** One more point for every chart, when it is time. */
function sampled(state: PulsesState, now: number): PulsesState {
  const isEmpty = Object.keys(state.counts).length === 0;
  if (isEmpty || now - state.sampledAt < sampleMs) return state;
  const { use, counts } = state;
  const add = (values: readonly number[], value: number): number[] => [...values, value].slice(-historyLimit);
  const faults = Object.fromEntries(
    Object.entries(counts).map(([key, { ok, busy, bad }]) =>
      [key, add(state.faults[key] ?? [], (busy + bad) / Math.max(1, ok + busy + bad))] as const
    ),
  );
  return {
    ...state,
    sampledAt: now,
    faults,
    ...(use
      ? {
        cpu: add(state.cpu, use.cpuMilli / Math.max(1, use.cpuMilliInAll)),
        memory: add(state.memory, use.memoryBytes / Math.max(1, use.memoryBytesInAll)),
      }
      : {}),
  };
}

interface Grid {
  across: number;
  width: number;
  /** Rows of a tile, the blank one below included. */
  height: number;
  useRows: number;
}

function gridOf({ columns, rows }: Pick<PaneContext, "columns" | "rows">): Grid {
  const across = columns >= 110 ? 4 : columns >= 66 ? 3 : 2;
  const down = Math.ceil(pulseKinds.length / across);
  const useRows = rows >= 12 ? Math.max(3, Math.floor(rows / 4)) : 0;
  const height = Math.max(2, Math.min(8, Math.floor((rows - useRows) / down)));
  return { across, width: Math.floor((columns - 1) / across), height, useRows };
}

function view(state: PulsesState, context: PaneContext): Line[] {
  const grid = gridOf(context);
  const lines: Line[] = grid.useRows > 0 ? useLines(state, context.columns, grid.useRows) : [];
  for (let first = 0; first < pulseKinds.length; first += grid.across) {
    const tiles = pulseKinds.slice(first, first + grid.across)
      .map((key, index) => tile(state, key, first + index === state.cursor, grid));
    for (let row = 0; row < grid.height; row++) {
      lines.push({ spans: tiles.flatMap((spans) => filled(spans[row] ?? [], grid.width)) });
    }
  }
  return lines.slice(0, context.rows);
}

function filled(spans: Span[], width: number): Span[] {
  const used = spansWidth(spans);
  return used >= width ? spans : [...spans, { text: " ".repeat(width - used) }];
}

/** The rows of a tile: name and number, the states, the bar, and where there is room what it was over time. */
function tile(state: PulsesState, key: string, isPicked: boolean, { width, height }: Grid): Span[][] {
  const counts = state.counts[key] ?? { ok: 0, busy: 0, bad: 0, isLoading: true };
  const { ok, busy, bad, problem, isLoading } = counts;
  const room = width - 3;
  const total = String(ok + busy + bad);
  const mark: Span = { text: isPicked ? "▌" : " ", role: "accent" };
  const title = shorten(titles[key] ?? key, room - total.length - 1);
  const head: Span[] = [
    mark,
    { text: pad(title, room - total.length), role: isPicked ? "title" : "heading" },
    { text: total, bold: true },
  ];
  const states: Span[] = problem || isLoading
    ? [mark, { text: problem ?? "counting …", role: problem ? "warn" : "busy" }]
    : [
      mark,
      { text: `✓ ${ok}`, role: ok > 0 ? "ok" : "dim" },
      { text: `  … ${busy}`, role: busy > 0 ? "busy" : "dim" },
      { text: `  ✗ ${bad}`, role: bad > 0 ? "bad" : "dim" },
    ];
  const bar = partsBar([{ count: ok, role: "ok" }, { count: busy, role: "busy" }, {
    count: bad,
    role: "bad",
  }], room);
  if (height < 3) return [head, states].slice(0, height);
  const rows = [head, states, [mark, ...bar]];
  const chartRows = height - rows.length - 1;
  if (chartRows > 0) {
    const history = state.faults[key] ?? [];
    for (const text of areaChart(history, room, chartRows)) rows.push([mark, { text, role: "bad" }]);
  }
  return rows;
}

const titles: Record<string, string> = {
  pods: "Pods",
  "deployments.apps": "Deployments",
  "statefulsets.apps": "StatefulSets",
  "daemonsets.apps": "DaemonSets",
  "replicasets.apps": "ReplicaSets",
  "jobs.batch": "Jobs",
  "cronjobs.batch": "CronJobs",
  services: "Services",
  persistentvolumeclaims: "Claims",
  persistentvolumes: "Volumes",
  nodes: "Nodes",
  events: "Events (✗ warnings)",
};

/** CPU and memory of the cluster side by side, with their past. */
function useLines({ use, noUse, cpu, memory }: PulsesState, columns: number, rows: number): Line[] {
  const width = Math.floor((columns - 3) / 2);
  const blank: Line = { spans: [] };
  if (!use) {
    const why = noUse ? `no use is known: ${noUse}` : "measuring …";
    return [{
      spans: [{ text: ` CPU and memory: ${shorten(why, columns - 20)}`, role: noUse ? "warn" : "dim" }],
    }, blank];
  }
  const gibi = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)}Gi`;
  const head = (name: string, part: number, words: string): Span[] => [
    { text: ` ${name} `, role: "heading" },
    { text: `${Math.round(part * 100)}%`, role: roleOf(part), bold: true },
    { text: `  ${words}`, role: "dim" },
  ];
  const cpuShare = use.cpuMilli / Math.max(1, use.cpuMilliInAll);
  const memoryShare = use.memoryBytes / Math.max(1, use.memoryBytesInAll);
  const left = areaChart(cpu, width - 1, rows - 2);
  const right = areaChart(memory, width - 1, rows - 2);
  return [
    {
      spans: [
        ...filled(
          head("CPU", cpuShare, `${Math.round(use.cpuMilli)}m of ${Math.round(use.cpuMilliInAll)}m`),
          width + 1,
        ),
        ...head("MEM", memoryShare, `${gibi(use.memoryBytes)} of ${gibi(use.memoryBytesInAll)}`),
      ],
    },
    ...left.map((text, row): Line => ({
      spans: [{ text: ` ${text}`, role: roleOf(cpuShare) }, { text: "  " }, {
        text: right[row]!,
        role: roleOf(memoryShare),
      }],
    })),
    blank,
  ];
}

function roleOf(share: number): "ok" | "warn" | "bad" {
  return share > 0.9 ? "bad" : share > 0.75 ? "warn" : "ok";
}

const bindings: readonly Binding<PulsesState>[] = [
  {
    keys: ["Enter"],
    title: "what is not well",
    group: "Row",
    footer: 1,
    run: (state, context) => [state, opened(state, context)],
  },
  move(["Left", "h"], "left", () => -1),
  move(["Right", "l", "Tab"], "right", () => 1),
  move(["Up", "k"], "up", ({ across }) => -across),
  move(["Down", "j"], "down", ({ across }) => across),
  {
    keys: ["Ctrl-R", "F5"],
    title: "count again",
    group: "View",
    run: (state, context) => [state, [countKinds(context, state.namespace), pollUse(context)]],
  },
];

function move(keys: string[], title: string, by: (grid: Grid) => number): Binding<PulsesState> {
  return {
    keys,
    title,
    group: "Move",
    run: (state, context): Step<PulsesState> => {
      const to = state.cursor + by(gridOf(context));
      return [to < 0 || to >= pulseKinds.length ? state : { ...state, cursor: to }, []];
    },
  };
}

/** The kind's table, with only what is not well, or with everything where all is well. */
function opened({ cursor, namespace, counts }: PulsesState, { discovery }: PaneContext): readonly Command[] {
  const key = pulseKinds[cursor]!;
  const resource = discovery && resolveResource(discovery, key);
  if (!resource) return [{ type: "notify", text: `The server does not serve ${key}.`, role: "warn" }];
  const subject = tableOf({ resource, namespace: resource.namespaced ? namespace : undefined });
  const faultsOnly = (counts[key]?.bad ?? 0) > 0 && key !== "events";
  const filter = key === "events" && (counts[key]?.bad ?? 0) > 0 ? "Warning" : "";
  return [{ type: "open", pane: newPane(tablePane, { ...newTableState(subject, filter), faultsOnly }) }];
}
