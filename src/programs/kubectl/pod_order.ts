import type { IPod } from "kubernetes-models/v1/Pod";
import type { KubeObject } from "../../kube/object.ts";

/**
 * The pod that kubectl takes first of several: one that has a node, runs, is ready and has been for long, was restarted
 * seldom, and is old. Source: k8s.io/kubectl/pkg/util/podutils (ByLogging, and ActivePods reversed).
 */
export function byActivity(one: KubeObject, other: KubeObject): number {
  const [left, right] = [rank(one as unknown as IPod), rank(other as unknown as IPod)];
  const at = left.findIndex((value, index) => value !== right[index]);
  return at < 0 ? 0 : left[at]! - right[at]!;
}

/** The smaller the earlier. */
function rank({ spec, status, metadata }: IPod): number[] {
  const ready = status?.conditions?.find(({ type }) => type === "Ready");
  const isReady = ready?.status === "True";
  const restarts = (status?.containerStatuses ?? []).map(({ restartCount }) => restartCount ?? 0);
  return [
    spec?.nodeName ? 0 : 1,
    PHASES.indexOf(status?.phase ?? "Pending") + 1,
    isReady ? 0 : 1,
    isReady ? timeOf(ready.lastTransitionTime) : 0,
    Math.max(0, ...restarts),
    timeOf(metadata?.creationTimestamp),
  ];
}

const PHASES = ["Running", "Unknown", "Pending"];

function timeOf(text: string | undefined): number {
  return text === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(text);
}
