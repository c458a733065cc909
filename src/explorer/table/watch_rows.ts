/** Rows for a table: the server's, with the columns that Pequod and the user add, of one or several namespaces. */
import type { Client } from "../../cluster/client.ts";
import { pollUsage } from "../../cluster/metrics.ts";
import { listTable } from "../../cluster/table_list.ts";
import { type RowsChange, watchTable } from "../../cluster/table_watch.ts";
import type { Timing } from "../../cluster/timing.ts";
import type { WatchState } from "../../cluster/watch_state.ts";
import type { RunningWatch, TableQuery } from "../cluster_port.ts";
import { enrichmentOf, hasJq, type ReadExpression } from "./custom_columns.ts";
import { EnrichedRows } from "./enriched_rows.ts";
import type { Enrichment } from "./enrichment.ts";
import { namespacesIn } from "./namespace_set.ts";

export interface WatchRowsOptions {
  client: Client;
  timing: Timing;
  /** See `TableWatchOptions`. */
  schedule?: (work: () => void) => void;
  query: TableQuery;
  signal: AbortSignal;
  onChange: (change: RowsChange) => void;
}

/** Lists, then watches, until the signal; never gives up. */
export function watchRows(options: WatchRowsOptions): RunningWatch {
  const namespaces = namespacesIn(options.query.namespace);
  return namespaces.length > 1 ? watchSeveral(options, namespaces) : watchOne(options);
}

function watchOne(options: WatchRowsOptions): RunningWatch {
  if (!hasJq(options.query.columns)) return watchWith(options);
  let watch: RunningWatch | undefined;
  void import("./jq_cell.ts").then(({ readJqCell }) => {
    if (options.signal.aborted) return;
    watch = watchWith(options, (program) => readJqCell(program, options.timing.now));
  });
  return { retryNow: () => watch?.retryNow(), relist: () => watch?.relist() };
}

function watchWith(options: WatchRowsOptions, readJq?: ReadExpression): RunningWatch {
  const { client, timing, schedule, query, signal, onChange } = options;
  const { columns: settings, ...where } = query;
  const enrichment = enrichmentOf(query.resource, settings, readJq);
  const watch = watchTable({
    client,
    timing,
    signal,
    ...where,
    extract: enrichment?.extract,
    ...(schedule ? { schedule } : {}),
  });
  if (!enrichment) {
    watch.subscribe(onChange);
    return watch;
  }
  const rows = new EnrichedRows(enrichment);
  let isMeasured = false;
  watch.subscribe((change) => {
    onChange(rows.take(change));
    // The rows come first: until they are there, nothing else may delay them.
    if (isMeasured || change.state.kind !== "live") return;
    isMeasured = true;
    measure(options, enrichment, rows);
  });
  return watch;
}

function measure(options: WatchRowsOptions, enrichment: Enrichment, rows: EnrichedRows): void {
  const { client, timing, query, signal, onChange } = options;
  const { namespace, labelSelector, fieldSelector } = query;
  const tell = (change: RowsChange | undefined): void => {
    if (change && !signal.aborted) onChange(change);
  };
  if (enrichment.usage) {
    const name = /^metadata\.name=([^,=!]+)$/.exec(fieldSelector ?? "")?.[1];
    const isOne = name !== undefined && (namespace !== undefined || enrichment.usage === "nodes");
    const of = enrichment.usage;
    void pollUsage({
      client,
      timing,
      signal,
      query: { of, namespace, labelSelector, ...(isOne ? { name } : {}) },
      onNews: (news) => tell(rows.measure(news)),
    });
  }
  if (enrichment.countsPods) {
    void pollPodCounts(client, timing, signal, (counts) => tell(rows.countPods(counts)));
  }
}

/** Counts the pods of every node again and again, from the cells of their table: no object comes with them. */
async function pollPodCounts(
  client: Client,
  timing: Timing,
  signal: AbortSignal,
  onCounts: (counts: ReadonlyMap<string, number>) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const counts = await countPods(client, timing, signal);
      if (counts) onCounts(counts);
    } catch {
      // Without the right to list pods the column stays blank; a broken connection is the watch's to tell.
    }
    await timing.sleep(countEveryMs, signal);
  }
}

const countEveryMs = 30_000;

async function countPods(
  client: Client,
  timing: Timing,
  signal: AbortSignal,
): Promise<Map<string, number> | undefined> {
  const counts = new Map<string, number>();
  // As the scheduler counts: what has ended needs no place.
  const fieldSelector = "status.phase!=Succeeded,status.phase!=Failed";
  const pages = listTable(client, {
    path: "/api/v1/pods",
    includeObject: "None",
    fieldSelector,
    signal,
    timing,
  });
  for await (const page of pages) {
    const node = page.columns.findIndex(({ name }) => name === "Node");
    if (node < 0) return undefined;
    if (page.isRestart) counts.clear();
    for (const { cells } of page.rows) {
      const name = String(cells[node] ?? "");
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** One watch a namespace, told as one. */
function watchSeveral(options: WatchRowsOptions, namespaces: readonly string[]): RunningWatch {
  const states = new Map<string, WatchState>();
  const notes = new Map<string, string>();
  let titles = "";
  const watches = namespaces.map((namespace) =>
    watchOne({
      ...options,
      query: { ...options.query, namespace },
      onChange: ({ columns, note, ...change }) => {
        states.set(namespace, change.state);
        if (note !== undefined) notes.set(namespace, note);
        const next = columns?.map(({ name }) => name).join();
        const isOther = next !== undefined && next !== titles;
        if (isOther) titles = next;
        const told = { ...change, state: commonState(namespaces, states), note: commonNote(states, notes) };
        options.onChange(isOther ? { ...told, columns: columns! } : told);
      },
    })
  );
  return {
    retryNow: () => watches.forEach((watch) => watch.retryNow()),
    relist: () => watches.forEach((watch) => watch.relist()),
  };
}

/** Live when one is and none is on its way; else what the first one that is not says. */
function commonState(namespaces: readonly string[], states: ReadonlyMap<string, WatchState>): WatchState {
  const all = namespaces.map((namespace): WatchState =>
    states.get(namespace) ?? { kind: "loading", count: 0, remaining: undefined }
  );
  const loading = all.filter((state) => state.kind === "loading");
  if (loading.length > 0) {
    return {
      kind: "loading",
      count: loading.reduce((sum, { count }) => sum + count, 0),
      remaining: undefined,
    };
  }
  return all.find(({ kind }) => kind === "stale") ?? all.find(({ kind }) => kind === "live") ?? all[0]!;
}

/** Namespaces whose rows may not be listed, and what else is missing. */
function commonNote(states: ReadonlyMap<string, WatchState>, notes: ReadonlyMap<string, string>): string {
  const refused = [...states].filter(([, { kind }]) => kind === "forbidden").map(([namespace]) => namespace);
  const said = new Set([...notes.values()].filter(Boolean));
  return [...(refused.length > 0 ? [`not allowed in ${refused.join(", ")}`] : []), ...said].join(" · ");
}
