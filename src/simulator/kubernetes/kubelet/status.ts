/** A pod's status as the kubelet reports it. Source: pkg/kubelet/kubelet_pods.go, status/generate.go. */
import type { IContainerStatus } from "kubernetes-models/v1/ContainerStatus";
import type { IPodCondition } from "kubernetes-models/v1/PodCondition";
import type { IPodStatus } from "kubernetes-models/v1/PodStatus";
import { timeText } from "../controllers/controller.ts";
import type { PodContainer } from "./container.ts";
import type { ContainerState } from "./container_state.ts";
import type { PodObject } from "./pod_context.ts";

export interface PodView {
  pod: PodObject;
  nowMs: number;
  hostIp: string;
  podIp: string | undefined;
  startMs: number;
  hasSandbox: boolean;
  init: readonly PodContainer[];
  main: readonly PodContainer[];
  ephemeral: readonly PodContainer[];
  /** How far a resize has come. */
  resize: readonly IPodCondition[];
  /** The kubelet has ended it: it failed, whatever its containers say. */
  verdict?: { reason: string; message: string } | undefined;
}

export type Phase = "Pending" | "Running" | "Succeeded" | "Failed";

export function podStatus(view: PodView): IPodStatus {
  const { pod, podIp, hostIp, verdict } = view;
  const phase = phaseOf(view);
  return {
    observedGeneration: pod.metadata.generation ?? 1,
    phase,
    conditions: conditionsOf(view, phase),
    ...(verdict ?? {}),
    hostIP: hostIp,
    hostIPs: [{ ip: hostIp }],
    ...(podIp ? { podIP: podIp, podIPs: [{ ip: podIp }] } : {}),
    startTime: timeText(view.startMs),
    ...(view.init.length > 0 ? { initContainerStatuses: view.init.map(containerStatus) } : {}),
    containerStatuses: view.main.map(containerStatus),
    ...(view.ephemeral.length > 0 ? { ephemeralContainerStatuses: view.ephemeral.map(containerStatus) } : {}),
    ...(pod.status?.qosClass ? { qosClass: pod.status.qosClass } : {}),
  };
}

export function phaseOf({ init, main, verdict }: PodView): Phase {
  if (verdict) return "Failed";
  const failedInit = init.find((container) =>
    container.isDone && !succeeded(container.state) && !container.isSidecar
  );
  if (failedInit) return "Failed";
  if (main.every((container) => container.state.kind === "waiting" && !container.last)) return "Pending";
  if (!main.every((container) => container.isDone)) return "Running";
  return main.every((container) => succeeded(container.state)) ? "Succeeded" : "Failed";
}

function succeeded(state: ContainerState): boolean {
  return state.kind === "terminated" && state.exitCode === 0;
}

type Said = { status: "True" | "False"; reason?: string; message?: string };

function conditionsOf(view: PodView, phase: Phase): IPodCondition[] {
  const ended = phase === "Succeeded" ? "PodCompleted" : phase === "Failed" ? "PodFailed" : undefined;
  const ready = endedOr(
    ended,
    unready(view.main.filter((container) => !container.ready), "ContainersNotReady", "unready"),
  );
  const incomplete = view.init.filter((container) =>
    container.isSidecar ? !container.started : !succeeded(container.state)
  );
  const initialized: Said = phase === "Succeeded"
    ? { status: "True", reason: "PodCompleted" }
    : unready(incomplete, "ContainersNotInitialized", "incomplete");
  return [
    ...view.resize,
    conditionOf(view, "PodReadyToStartContainers", { status: view.hasSandbox ? "True" : "False" }),
    conditionOf(view, "Initialized", initialized),
    conditionOf(view, "Ready", ready.status === "True" ? gatesSay(view) : ready),
    conditionOf(view, "ContainersReady", ready),
    conditionOf(view, "PodScheduled", { status: "True" }),
    ...(view.pod.status?.conditions ?? []).filter(({ type }) => !OURS.has(type)),
  ];
}

const OURS = new Set([
  "PodResizePending",
  "PodResizeInProgress",
  "PodReadyToStartContainers",
  "Initialized",
  "Ready",
  "ContainersReady",
  "PodScheduled",
]);

function endedOr(ended: string | undefined, said: Said): Said {
  return ended ? { status: "False", reason: ended } : said;
}

function unready(containers: readonly PodContainer[], reason: string, word: string): Said {
  if (containers.length === 0) return { status: "True" };
  const names = containers.map((container) => container.spec.name).join(" ");
  return { status: "False", reason, message: `containers with ${word} status: [${names}]` };
}

/** A pod with readiness gates is ready when their conditions are true. */
function gatesSay({ pod }: PodView): Said {
  const closed = (pod.spec?.readinessGates ?? []).filter(({ conditionType }) =>
    !pod.status?.conditions?.some(({ type, status }) => type === conditionType && status === "True")
  );
  if (closed.length === 0) return { status: "True" };
  const message = closed.map(({ conditionType }) =>
    `corresponding condition of pod readiness gate "${conditionType}" does not exist.`
  ).join(" ");
  return { status: "False", reason: "ReadinessGatesNotReady", message };
}

function conditionOf({ pod, nowMs }: PodView, type: string, said: Said): IPodCondition {
  const before = pod.status?.conditions?.find((candidate) => candidate.type === type);
  const since = before?.status === said.status ? before.lastTransitionTime! : timeText(nowMs);
  const condition = {
    type,
    observedGeneration: pod.metadata.generation ?? 1,
    status: said.status,
    lastProbeTime: null,
    lastTransitionTime: since,
    ...(said.reason ? { reason: said.reason } : {}),
    ...(said.message ? { message: said.message } : {}),
  };
  return condition as unknown as IPodCondition;
}

function containerStatus(container: PodContainer): IContainerStatus {
  const { spec, image, instance } = container;
  const { requests, limits } = container.actual;
  const { requests: allocated } = container.allocated;
  return {
    name: spec.name,
    state: stateOf(container.state),
    lastState: container.last && container.state !== container.last ? stateOf(container.last) : {},
    ready: container.ready,
    restartCount: container.restarts,
    image: image?.reference ?? spec.image ?? "",
    imageID: image?.imageId ?? "",
    ...(instance ? { containerID: `containerd://${instance.id}` } : {}),
    ...(container.role === "ephemeral" ? {} : { started: container.started }),
    ...(allocated ? { allocatedResources: allocated } : {}),
    ...(requests || limits
      ? { resources: { ...(limits ? { limits } : {}), ...(requests ? { requests } : {}) } }
      : container.role === "ephemeral"
      ? {}
      : { resources: {} }),
    ...(spec.volumeMounts?.length
      ? {
        volumeMounts: spec.volumeMounts.map(({ name, mountPath, readOnly }) => ({
          name,
          mountPath,
          ...(readOnly ? { readOnly, recursiveReadOnly: "Disabled" } : {}),
        })),
      }
      : {}),
  };
}

function stateOf(state: ContainerState): NonNullable<IContainerStatus["state"]> {
  switch (state.kind) {
    case "waiting":
      return { waiting: { reason: state.reason, ...(state.message ? { message: state.message } : {}) } };
    case "running":
      return { running: { startedAt: timeText(state.startedMs) } };
    case "terminated":
      return {
        terminated: {
          exitCode: state.exitCode,
          reason: state.reason,
          ...(state.message ? { message: state.message } : {}),
          ...(state.startedMs !== undefined ? { startedAt: timeText(state.startedMs) } : {}),
          finishedAt: timeText(state.finishedMs),
          containerID: `containerd://${state.id}`,
        },
      };
  }
}
