/** The containers of a pod, as rows. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IContainerStatus } from "kubernetes-models/v1/ContainerStatus";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { LeanRow } from "../../cluster/lean_row.ts";
import { amount, pollUsage, type Usage } from "../../cluster/metrics.ts";
import { watchObject } from "../../cluster/object_watch.ts";
import type { ColumnLook, RowColumn } from "../../cluster/row_column.ts";
import type { WatchState } from "../../cluster/watch_state.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import type { TaskEffect } from "../command.ts";
import { cpuText, measured, memoryText, share } from "./enrichment.ts";
import type { Target } from "./subject.ts";

export interface ContainersRead {
  type: "containers";
  /** Undefined: the pod is gone. */
  pod: KubeObject | undefined;
  state: WatchState;
  /** What its containers use, by name; undefined: not known. */
  usage: ReadonlyMap<string, Usage> | undefined;
  /** Why it is not known; "" where there is nothing to say. */
  note: string;
}

/** Keeps a pod's containers up to date, and what they use. */
export function watchContainers(pane: number, target: Target): TaskEffect {
  const { resource, namespace, name } = target;
  return {
    type: "task",
    name: "containers",
    pane,
    endless: true,
    run: async ({ client, timing }, tell, signal) => {
      let read: ContainersRead | undefined;
      let used: Pick<ContainersRead, "usage" | "note"> = { usage: undefined, note: "" };
      const watch = watchObject({
        client,
        timing,
        resource,
        namespace,
        name,
        signal,
        onChange: ({ object, state }) => tell(read = { type: "containers", pod: object, state, ...used }),
      });
      const query = { of: "pods" as const, namespace, name };
      void pollUsage({
        client,
        timing,
        query,
        signal,
        onNews: (news) => {
          used = news.type === "usage"
            ? { usage: news.usage.get(`${namespace}/${name}`)?.containers, note: "" }
            : { usage: undefined, note: `no metrics: ${news.reason}` };
          if (read) tell(read = { ...read, ...used });
        },
      });
      await watch.done;
    },
  };
}

export const containerColumns: readonly RowColumn[] = [
  column("Name", undefined, "name"),
  column("Kind", { rank: 2 }),
  column("Ready"),
  column("State"),
  column("Restarts", { kind: "number" }),
  column("Last state", { rank: 3 }),
  column("CPU", measured({ rank: 1 })),
  column("%CPU/R", measured({ heading: "%R", rank: 2, shareOf: "cpu" })),
  column("%CPU/L", measured({ heading: "%L", rank: 2, shareOf: "cpu" })),
  column("MEM", measured({ rank: 1 })),
  column("%MEM/R", measured({ heading: "%R", rank: 2, shareOf: "memory" })),
  column("%MEM/L", measured({ heading: "%L", rank: 2, shareOf: "memory" })),
  column("Probes", { heading: "L:R:S", rank: 4 }),
  column("Image", { rank: 1 }),
  column("Ports", { rank: 4 }),
];

/** One row a container: init containers first, in the order of the spec, as they run. */
export function containerRows(object: KubeObject, usage?: ReadonlyMap<string, Usage>): LeanRow[] {
  const pod = object as unknown as IPod;
  const status = pod.status;
  const parts: [string, readonly IContainer[], readonly IContainerStatus[]][] = [
    ["init", pod.spec?.initContainers ?? [], status?.initContainerStatuses ?? []],
    ["", pod.spec?.containers ?? [], status?.containerStatuses ?? []],
    [
      "ephemeral",
      (pod.spec?.ephemeralContainers ?? []) as IContainer[],
      status?.ephemeralContainerStatuses ?? [],
    ],
  ];
  const rows = parts.flatMap(([kind, containers, statuses]) =>
    containers.map((container) =>
      containerRow(object, container, {
        status: statuses.find(({ name }) => name === container.name),
        usage: usage?.get(container.name),
        kind,
      })
    )
  );
  return rows.map((row, place) => ({
    ...row,
    uid: `${object.metadata.uid}/${String(place).padStart(3, "0")}/${row.name}`,
  }));
}

function containerRow(
  pod: KubeObject,
  container: IContainer,
  { status, usage, kind }: {
    status: IContainerStatus | undefined;
    usage: Usage | undefined;
    kind: string;
  },
): LeanRow {
  const ports = (container.ports ?? []).map((port) =>
    `${port.name ? `${port.name}:` : ""}${port.containerPort}`
  );
  const isSidecar = kind === "init" && container.restartPolicy === "Always";
  return {
    uid: "",
    name: container.name,
    namespace: pod.metadata.namespace ?? "",
    labels: {},
    resourceVersion: pod.metadata.resourceVersion ?? "",
    creationTimestamp: "",
    ownerReferences: [],
    cells: [
      container.name,
      isSidecar ? "sidecar" : kind,
      status?.ready ? "true" : "false",
      stateWord(status),
      status?.restartCount ?? 0,
      lastState(status),
      ...usageCells(container, usage),
      probes(container),
      container.image ?? "",
      ports.join(","),
    ],
  };
}

/** The word for a container's state: its reason where it has one. */
function stateWord(status: IContainerStatus | undefined): string {
  const state = status?.state;
  if (state?.running) return "Running";
  if (state?.terminated) return state.terminated.reason ?? `Exited(${state.terminated.exitCode})`;
  return state?.waiting?.reason ?? "Waiting";
}

/** Why it ended the last time: `OOMKilled (137)`. */
function lastState(status: IContainerStatus | undefined): string {
  const ended = status?.lastState?.terminated;
  return ended ? `${ended.reason ?? "Exited"} (${ended.exitCode})` : "";
}

/** CPU with its shares of request and limit, then memory. */
function usageCells({ resources = {} }: IContainer, usage: Usage | undefined): Json[] {
  const of = (what: "requests" | "limits", name: string, factor: number): number =>
    amount((resources[what] as Record<string, string> | undefined)?.[name]) * factor;
  return [
    cpuText(usage),
    share(usage?.cpuMilli, of("requests", "cpu", 1000)),
    share(usage?.cpuMilli, of("limits", "cpu", 1000)),
    memoryText(usage),
    share(usage?.memoryBytes, of("requests", "memory", 1)),
    share(usage?.memoryBytes, of("limits", "memory", 1)),
  ];
}

/** Which probes there are: liveness, readiness, startup. */
function probes({ livenessProbe, readinessProbe, startupProbe }: IContainer): string {
  return [livenessProbe, readinessProbe, startupProbe].map((probe) => probe ? "on" : "–").join(":");
}

function column(name: string, look?: ColumnLook, format = ""): RowColumn {
  return { name, type: "string", format, description: "", priority: 0, ...(look ? { look } : {}) };
}
