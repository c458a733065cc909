/** Counts of what is well and what is not, by kind, kept up to date by watches. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import { allocatable, type ClusterUse, usedOf } from "../../cluster/cluster_use.ts";
import { pollUsage } from "../../cluster/metrics.ts";
import type { ApiResource } from "../../kube/discovery.ts";
import type { TaskEffect } from "../command.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { PaneContext } from "../pane.ts";
import { resolveResource } from "../resolve_resource.ts";
import { shownColumns } from "../table/cell.ts";
import { rowHealth } from "../table/health.ts";

/** How many of a kind are in which state. */
export interface Counts {
  ok: number;
  busy: number;
  bad: number;
  /** Why they could not be counted; undefined when they are. */
  problem?: string;
  isLoading?: boolean;
}

export type PulseNews =
  | { type: "pulse"; counts: Readonly<Record<string, Counts>> }
  | { type: "use"; use: ClusterUse }
  | { type: "noUse"; why: string };

/** The kinds that have a tile, in reading order. */
export const pulseKinds: readonly string[] = [
  "pods",
  "deployments.apps",
  "statefulsets.apps",
  "daemonsets.apps",
  "replicasets.apps",
  "jobs.batch",
  "cronjobs.batch",
  "services",
  "persistentvolumeclaims",
  "persistentvolumes",
  "nodes",
  "events",
];

export type State = "ok" | "busy" | "bad";

/** How a row counts. Warnings count as bad, other events as well. */
export function stateOf(key: string, row: LeanRow, columns: Parameters<typeof shownColumns>[0]): State {
  const shown = shownColumns(columns, { wide: false, namespaces: false });
  if (key === "events") {
    const type = shown.find(({ title }) => title === "TYPE");
    return type && row.cells[type.index] === "Warning" ? "bad" : "ok";
  }
  const { role } = rowHealth(row, shown);
  return role === "bad" || role === "warn" ? "bad" : role === "busy" ? "busy" : "ok";
}

/** How often counts are told at most: they change with every row. */
const tellEveryMs = 500;

/** Watches all kinds in a namespace (undefined: in all) and tells their counts. */
export function countKinds({ pane, discovery }: PaneContext, namespace: string | undefined): TaskEffect {
  return {
    type: "task",
    pane,
    name: "pulses",
    endless: true,
    run: async (port, tell, signal) => {
      const counts: Record<string, Counts> = {};
      let isDue = true;
      for (const key of pulseKinds) {
        const resource = discovery && resolveResource(discovery, key);
        counts[key] = { ok: 0, busy: 0, bad: 0, isLoading: true };
        if (!resource) counts[key] = { ok: 0, busy: 0, bad: 0, problem: "not served" };
        else {count(port, key, resource, namespace, signal, (next) => {
            counts[key] = next;
            isDue = true;
          });}
      }
      while (!signal.aborted) {
        if (isDue) tell({ type: "pulse", counts: { ...counts } });
        isDue = false;
        await port.timing.sleep(tellEveryMs, signal);
      }
    },
  };
}

function count(
  port: ClusterPort,
  key: string,
  resource: ApiResource,
  namespace: string | undefined,
  signal: AbortSignal,
  become: (counts: Counts) => void,
): void {
  const states = new Map<string, State>();
  const sums: Record<State, number> = { ok: 0, busy: 0, bad: 0 };
  let columns: Parameters<typeof shownColumns>[0] = [];
  const forget = (uid: string): void => {
    const before = states.get(uid);
    if (before) sums[before]--;
    states.delete(uid);
  };
  port.watch({ resource, namespace: resource.namespaced ? namespace : undefined }, signal, (change) => {
    columns = change.columns ?? columns;
    for (const row of change.removed) forget(row.uid);
    for (const row of [...change.added, ...change.changed]) {
      forget(row.uid);
      const state = stateOf(key, row, columns);
      states.set(row.uid, state);
      sums[state]++;
    }
    const { state } = change;
    become({
      ...sums,
      ...(state.kind === "loading" ? { isLoading: true } : {}),
      ...("error" in state ? { problem: state.kind === "forbidden" ? "forbidden" : "stale" } : {}),
    });
  });
}

/** Polls what all nodes use, and sets it against what they have. */
export function pollUse({ pane }: PaneContext): TaskEffect {
  return {
    type: "task",
    pane,
    name: "use",
    endless: true,
    run: async ({ client, timing }, tell, signal) => {
      let whole: Awaited<ReturnType<typeof allocatable>>;
      try {
        whole = await allocatable(client, signal);
      } catch (error) {
        return tell({ type: "noUse", why: error instanceof Error ? error.message : String(error) });
      }
      await pollUsage({
        client,
        timing,
        query: { of: "nodes" },
        signal,
        onNews: (news) => {
          if (news.type === "unavailable") return tell({ type: "noUse", why: news.reason });
          tell({ type: "use", use: usedOf(news.usage.values(), whole) });
        },
      });
    },
  };
}
