/**
 * Which pods a ReplicaSet gives up first. Source: pkg/controller/controller_utils.go, ActivePodsWithRanks. Ages are
 * compared to the second; a real cluster takes ages of the same order of magnitude for equal and then lets chance
 * decide.
 */
import type { IPod } from "kubernetes-models/v1/Pod";

/** Annotation with a whole number: pods with less go first. */
const DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";

/** `candidates`, those to delete first in front. `related`: pods of the same owner, for counting per node. */
export function rankForDeletion<T extends IPod>(
  candidates: readonly T[],
  related: readonly IPod[],
): T[] {
  const perNode = new Map<string, number>();
  for (const pod of related) {
    const node = pod.spec?.nodeName;
    if (node && isActive(pod)) perNode.set(node, (perNode.get(node) ?? 0) + 1);
  }
  const rank = (pod: IPod) => perNode.get(pod.spec?.nodeName ?? "") ?? 0;
  return [...candidates].sort((a, b) =>
    before(Boolean(a.spec?.nodeName), Boolean(b.spec?.nodeName)) ||
    (PHASES[a.status?.phase ?? ""] ?? 0) - (PHASES[b.status?.phase ?? ""] ?? 0) ||
    before(isReady(a), isReady(b)) ||
    cost(a) - cost(b) ||
    rank(b) - rank(a) ||
    (isReady(a) && isReady(b) ? readySince(b) - readySince(a) : 0) ||
    restarts(b) - restarts(a) ||
    createdMs(b) - createdMs(a) ||
    compareText(a.metadata?.uid ?? "", b.metadata?.uid ?? "")
  );
}

/** Runs or will run: not ended and not being deleted. */
export function isActive(pod: IPod): boolean {
  const phase = pod.status?.phase;
  return phase !== "Succeeded" && phase !== "Failed" && !pod.metadata?.deletionTimestamp;
}

/** Has been asked to go, and has not ended yet. */
export function isTerminating(pod: IPod): boolean {
  const phase = pod.status?.phase;
  return phase !== "Succeeded" && phase !== "Failed" && pod.metadata?.deletionTimestamp !== undefined;
}

export function isReady(pod: IPod): boolean {
  return pod.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false;
}

/** Milliseconds since the epoch at which the pod last became ready; NaN when it is not. */
export function readySince(pod: IPod): number {
  const ready = pod.status?.conditions?.find(({ type, status }) => type === "Ready" && status === "True");
  return Date.parse(ready?.lastTransitionTime ?? "");
}

/** Ready, and has been for that long. */
export function isAvailable(pod: IPod, minReadySeconds: number, nowMs: number): boolean {
  return isReady(pod) && (minReadySeconds === 0 || nowMs - readySince(pod) >= minReadySeconds * 1000);
}

const PHASES: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };

function before(a: boolean, b: boolean): number {
  return Number(a) - Number(b);
}

function cost(pod: IPod): number {
  return Number.parseInt(pod.metadata?.annotations?.[DELETION_COST] ?? "0") || 0;
}

function restarts(pod: IPod): number {
  return Math.max(0, ...(pod.status?.containerStatuses ?? []).map((status) => status.restartCount));
}

function createdMs(pod: IPod): number {
  return Date.parse(String(pod.metadata?.creationTimestamp ?? ""));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
