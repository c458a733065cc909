import type { LeanRow } from "../../cluster/lean_row.ts";
import type { RowsChange } from "../../cluster/table_watch.ts";
import type { WatchState } from "../../cluster/watch_state.ts";
import type { ApiResource } from "../../kube/discovery.ts";
import type { TableColumn } from "../../kube/table.ts";
import type { ClusterPort } from "../cluster_port.ts";
import { resolveResource } from "../resolve_resource.ts";
import { jumpTo, referencedTarget } from "../reasons/openings.ts";
import { type RowSource, sourceColumns, sourceRow } from "../table/row_source.ts";

const kinds = [
  "deployments.apps",
  "statefulsets.apps",
  "daemonsets.apps",
  "jobs.batch",
  "cronjobs.batch",
  "replicasets.apps",
  "pods",
];

/** Everything that runs programs, in one table; what another of them owns is left out. Undefined: all namespaces. */
export function workloads(namespace: string | undefined): RowSource {
  return {
    name: "workloads",
    title: `Workloads (${namespace ?? "all"})`,
    kubectl: ({ contextFlag }) =>
      `kubectl get deployments,statefulsets,daemonsets,jobs,cronjobs,replicasets,pods ${
        namespace === undefined ? "-A" : `-n ${namespace}`
      }${contextFlag}`,
    isEndless: true,
    read: (port, tell, signal, { discovery }) => {
      const found = kinds.map((word) => discovery && resolveResource(discovery, word));
      return watchAll(port, found.filter((one) => one !== undefined), namespace, signal, tell);
    },
    inNamespace: workloads,
    enterTitle: "go there",
    enter: (row, context) => jumpTo(referenceOf(row), context),
    target: (row, context) => referencedTarget(referenceOf(row), context, row.uid),
    empty: "Nothing runs here.",
  };
}

function referenceOf({ cells, name, namespace }: LeanRow) {
  const kind = String(cells[0]);
  const group = kind === "Pod" ? "" : kind.endsWith("Job") ? "batch" : "apps";
  return { kind, group, namespace, name };
}

/** Watches every kind; its promise ends with the signal. */
function watchAll(
  port: ClusterPort,
  resources: readonly ApiResource[],
  namespace: string | undefined,
  signal: AbortSignal,
  tell: (change: RowsChange) => void,
): Promise<void> {
  const columns = sourceColumns([
    "Kind",
    ...(namespace === undefined ? ["Namespace"] : []),
    "Name",
    "Ready",
    "Status",
    "Age",
  ]);
  const states = new Map<string, WatchState>();
  let isFirst = true;
  for (const resource of resources) {
    let known: readonly TableColumn[] = [];
    states.set(resource.name, { kind: "loading", count: 0, remaining: undefined });
    port.watch({ resource, namespace }, signal, (change) => {
      known = change.columns ?? known;
      states.set(resource.name, change.state);
      const rows = (list: readonly LeanRow[]): LeanRow[] =>
        list.filter((row) => row.ownerReferences.length === 0)
          .map((row) => workloadRow(resource, row, known, namespace === undefined));
      tell({
        added: rows(change.added),
        changed: rows(change.changed),
        removed: rows(change.removed),
        ...(isFirst ? { columns } : {}),
        state: together([...states.values()]),
      });
      isFirst = false;
    });
  }
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

/** Live when all are; one that is forbidden does not hide the others. */
function together(states: readonly WatchState[]): WatchState {
  const stale = states.find(({ kind }) => kind === "stale");
  if (stale) return stale;
  const loading = states.find(({ kind }) => kind === "loading");
  if (loading) return loading;
  return states.find(({ kind }) => kind === "live") ?? states[0] ?? { kind: "live" };
}

/** What the kinds say in cells of their own, in common ones. */
export function workloadRow(
  { kind }: Pick<ApiResource, "kind">,
  row: LeanRow,
  columns: readonly TableColumn[],
  hasNamespace: boolean,
): LeanRow {
  const cell = (name: string): string => {
    const index = columns.findIndex((column) => column.name === name);
    return index < 0 ? "" : String(row.cells[index] ?? "");
  };
  const [ready, status] = readiness(kind, cell);
  return sourceRow({
    ...row,
    cells: [kind, ...(hasNamespace ? [row.namespace] : []), row.name, ready, status, ""],
  });
}

function readiness(kind: string, cell: (name: string) => string): [ready: string, status: string] {
  switch (kind) {
    case "Pod":
      return [cell("Ready"), cell("Status")];
    case "Job":
      return [cell("Completions"), cell("Status") || (isFull(cell("Completions")) ? "Complete" : "Running")];
    case "CronJob":
      return ["", cell("Suspend") === "True" ? "Suspended" : `Active ${cell("Active") || 0}`];
    case "DaemonSet":
    case "ReplicaSet":
      return counted(`${cell("Ready")}/${cell("Desired")}`);
    default:
      return counted(cell("Ready"));
  }
}

function isFull(share: string): boolean {
  return /^(\d+)\/\1$/.test(share);
}

function counted(share: string): [string, string] {
  const [ready, wanted] = share.split("/").map(Number);
  if (wanted === 0) return [share, "Scaled to 0"];
  if (ready === wanted) return [share, "Ready"];
  return [share, ready === 0 ? "Unhealthy" : "Progressing"];
}
