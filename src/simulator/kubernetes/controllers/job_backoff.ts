/** How long a Job waits before it makes a pod again. Source: pkg/controller/job/backoff_utils.go. */
import type { IContainerStatus } from "kubernetes-models/v1/ContainerStatus";
import type { Pod } from "./pod_control.ts";

const FIRST_MS = 10_000;
const LIMIT_MS = 600_000;

/** Failures since the last success, and the last of them. */
export interface Failures {
  count: number;
  lastMs: number;
}

/** What is known after more pods have ended. */
export function addFailures(known: Failures, succeeded: readonly Pod[], failed: readonly Pod[]): Failures {
  const lastSuccess = Math.max(-Infinity, ...succeeded.map(finishedMs));
  const since = failed.map(finishedMs).filter((at) => at > lastSuccess);
  const before = succeeded.length > 0 ? { count: 0, lastMs: 0 } : known;
  if (since.length === 0) return before;
  return { count: before.count + since.length, lastMs: Math.max(...since) };
}

/** Milliseconds that remain of 10 s, doubled with each failure. */
export function remainingMs({ count, lastMs }: Failures, nowMs: number): number {
  if (count === 0) return 0;
  return Math.max(0, Math.min(LIMIT_MS, FIRST_MS * 2 ** (count - 1)) - (nowMs - lastMs));
}

/** When a pod ended: its last container's end, else since when it is not ready, or when it was deleted. */
export function finishedMs(pod: Pod): number {
  const { containerStatuses = [], initContainerStatuses = [], conditions = [] } = pod.status ?? {};
  const sidecars = (pod.spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === "Always");
  const counted = [
    ...containerStatuses,
    ...initContainerStatuses.filter(({ name }) => sidecars.some((sidecar) => sidecar.name === name)),
  ];
  const ends = counted.map(endOf);
  if (ends.length > 0 && !ends.some(Number.isNaN)) return Math.max(...ends);
  const unready = conditions.find(({ type, status }) => type === "Ready" && status === "False");
  if (unready?.lastTransitionTime) return Date.parse(unready.lastTransitionTime);
  const { deletionTimestamp, deletionGracePeriodSeconds = 0, creationTimestamp } = pod.metadata;
  if (deletionTimestamp) return Date.parse(deletionTimestamp) - deletionGracePeriodSeconds * 1000;
  return Date.parse(creationTimestamp);
}

function endOf({ state }: IContainerStatus): number {
  return Date.parse(state?.terminated?.finishedAt ?? "");
}
