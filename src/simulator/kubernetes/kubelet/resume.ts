/**
 * What a kubelet finds when it looks at a pod that has run before it: after a restart of the world, or when an earlier
 * state of the cluster is restored. Containers go on as their status says; only what they kept in memory is lost.
 */
import type { IContainerStatus } from "kubernetes-models/v1/ContainerStatus";
import type { ContainerState, TerminatedState } from "./container_state.ts";
import type { PodObject } from "./pod_context.ts";

/** A pod whose containers have been started and that has not ended. */
export function hasRunBefore({ status, metadata }: PodObject): boolean {
  return status?.phase === "Running" && status.startTime !== undefined && status.podIP !== undefined &&
    metadata.deletionTimestamp === undefined;
}

/** The status of a container by its name, wherever it stands. */
export function statusOf({ status }: PodObject, name: string): IContainerStatus | undefined {
  const all = [
    ...status?.containerStatuses ?? [],
    ...status?.initContainerStatuses ?? [],
    ...status?.ephemeralContainerStatuses ?? [],
  ];
  return all.find((container) => container.name === name);
}

/** Undefined: it had not begun. */
export function stateOf({ state }: IContainerStatus): ContainerState | undefined {
  if (state?.running) return { kind: "running", startedMs: Date.parse(String(state.running.startedAt)) };
  if (state?.terminated) return ended(state.terminated);
  if (state?.waiting?.reason !== "CrashLoopBackOff") return undefined;
  const { reason, message } = state.waiting;
  return { kind: "waiting", reason, ...(message === undefined ? {} : { message }) };
}

export function lastOf({ lastState }: IContainerStatus): TerminatedState | undefined {
  return lastState?.terminated && ended(lastState.terminated);
}

type Terminated = NonNullable<NonNullable<IContainerStatus["state"]>["terminated"]>;

function ended(
  { exitCode, reason, message, startedAt, finishedAt, containerID }: Terminated,
): TerminatedState {
  return {
    kind: "terminated",
    exitCode,
    reason: reason ?? (exitCode === 0 ? "Completed" : "Error"),
    ...(message === undefined ? {} : { message }),
    startedMs: startedAt === undefined ? undefined : Date.parse(String(startedAt)),
    finishedMs: Date.parse(String(finishedAt)),
    id: containerID?.replace(/^containerd:\/\//, "") ?? "",
  };
}

/** What containerd says of a process whose end it has not seen. */
const LOST = { exitCode: 255, reason: "Unknown" } as const;

/** The end of a container that ran when its node went off. */
export function lostRun({ state, containerID }: IContainerStatus, nowMs: number): TerminatedState {
  const { startedAt } = state?.running ?? {};
  const finishedAt = new Date(nowMs).toISOString();
  return ended({
    ...LOST,
    finishedAt,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(containerID === undefined ? {} : { containerID }),
  });
}
