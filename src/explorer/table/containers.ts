/** The containers of a pod, as rows. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IContainerStatus } from "kubernetes-models/v1/ContainerStatus";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { LeanRow } from "../../cluster/lean_row.ts";
import { watchObject } from "../../cluster/object_watch.ts";
import type { WatchState } from "../../cluster/watch_state.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { TableColumn } from "../../kube/table.ts";
import type { TaskEffect } from "../command.ts";
import type { Target } from "./subject.ts";

export interface ContainersRead {
  type: "containers";
  /** Undefined: the pod is gone. */
  pod: KubeObject | undefined;
  state: WatchState;
}

/** Keeps a pod's containers up to date. */
export function watchContainers(pane: number, target: Target): TaskEffect {
  const { resource, namespace, name } = target;
  return {
    type: "task",
    name: "containers",
    pane,
    endless: true,
    run: ({ client, timing }, tell, signal) =>
      watchObject({
        client,
        timing,
        resource,
        namespace,
        name,
        signal,
        onChange: ({ object, state }) => tell({ type: "containers", pod: object, state }),
      }).done,
  };
}

export const containerColumns: readonly TableColumn[] = [
  column("Name", "string", "name"),
  column("Ready"),
  column("State"),
  column("Restarts", "integer"),
  column("Image"),
  column("Ports"),
  column("Kind"),
];

/** One row a container: init containers first, in the order of the spec, as they run. */
export function containerRows(object: KubeObject): LeanRow[] {
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
      containerRow(object, container, statuses.find(({ name }) => name === container.name), kind)
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
  status: IContainerStatus | undefined,
  kind: string,
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
      status?.ready ? "true" : "false",
      stateWord(status),
      status?.restartCount ?? 0,
      container.image ?? "",
      ports.join(","),
      isSidecar ? "sidecar" : kind,
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

function column(name: string, type = "string", format = ""): TableColumn {
  return { name, type, format, description: "", priority: 0 };
}
