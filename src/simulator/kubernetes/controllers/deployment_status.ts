/** A Deployment's counts and conditions. Source: pkg/controller/deployment/{sync,progress}.go. */
import type { IDeploymentCondition } from "kubernetes-models/apps/v1/DeploymentCondition";
import type { IDeploymentStatus } from "kubernetes-models/apps/v1/DeploymentStatus";
import { timeText } from "./controller.ts";
import { type Deployment, desiredOf, limitsOf, type ReplicaSet } from "./deployment_replica_sets.ts";

/** Seconds that mean "no deadline". */
const NO_DEADLINE = 2147483647;

export interface Rollout {
  deployment: Deployment;
  /** All ReplicaSets, the new one included. */
  sets: readonly ReplicaSet[];
  current: ReplicaSet | undefined;
  nowMs: number;
}

/** Counts and the Available condition; what else there was stays. */
export function countedStatus({ deployment, sets, current, nowMs }: Rollout): IDeploymentStatus {
  const total = (value: (set: ReplicaSet) => number | undefined) =>
    sets.reduce((sum, set) => sum + (value(set) ?? 0), 0);
  const available = total((set) => set.status?.availableReplicas);
  const counts = {
    replicas: total((set) => set.status?.replicas),
    updatedReplicas: current?.status?.replicas ?? 0,
    readyReplicas: total((set) => set.status?.readyReplicas),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, total((set) => set.spec?.replicas) - available),
  };
  const { desired, maxUnavailable } = limitsOf(deployment);
  const enough = available >= desired - maxUnavailable;
  const status: IDeploymentStatus = {
    observedGeneration: deployment.metadata.generation ?? 0,
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    ...terminatingOf(sets),
    conditions: [...deployment.status?.conditions ?? []],
    ...(deployment.status?.collisionCount ? { collisionCount: deployment.status.collisionCount } : {}),
  };
  setCondition(
    status,
    enough
      ? condition(
        "Available",
        "True",
        "MinimumReplicasAvailable",
        "Deployment has minimum availability.",
        nowMs,
      )
      : condition(
        "Available",
        "False",
        "MinimumReplicasUnavailable",
        "Deployment does not have minimum availability.",
        nowMs,
      ),
  );
  return status;
}

/** How many pods are on their way out, once every ReplicaSet says so. */
function terminatingOf(sets: readonly ReplicaSet[]): { terminatingReplicas?: number } {
  let terminatingReplicas = 0;
  for (const { status } of sets) {
    if (status?.terminatingReplicas === undefined) return {};
    terminatingReplicas += status.terminatingReplicas;
  }
  return { terminatingReplicas };
}

/** Counts and all conditions of a rollout under way. */
export function rolloutStatus(rollout: Rollout): IDeploymentStatus {
  const { deployment, sets } = rollout;
  const status = countedStatus(rollout);
  const known = findCondition(deployment.status, "Progressing");
  const settled = (status.replicas ?? 0) === (status.updatedReplicas ?? 0) &&
    known?.reason === "NewReplicaSetAvailable";
  if (hasDeadline(deployment) && !settled) setProgress(rollout, status, known);
  const failure = sets.flatMap((set) => set.status?.conditions ?? []).find(({ type }) =>
    type === "ReplicaFailure"
  );
  if (failure) {
    setCondition(
      status,
      condition("ReplicaFailure", failure.status, failure.reason ?? "", failure.message ?? "", rollout.nowMs),
    );
  } else removeCondition(status, "ReplicaFailure");
  return status;
}

function setProgress(
  { deployment, current, nowMs }: Rollout,
  status: IDeploymentStatus,
  known: IDeploymentCondition | undefined,
): void {
  const name = current ? `ReplicaSet "${current.metadata.name}"` : `Deployment "${deployment.metadata.name}"`;
  if (isComplete(deployment, status)) {
    setCondition(
      status,
      condition(
        "Progressing",
        "True",
        "NewReplicaSetAvailable",
        `${name} has successfully progressed.`,
        nowMs,
      ),
    );
  } else if (hasProgressed(deployment.status ?? {}, status)) {
    const next = condition("Progressing", "True", "ReplicaSetUpdated", `${name} is progressing.`, nowMs);
    if (known?.status === "True") next.lastTransitionTime = known.lastTransitionTime!;
    removeCondition(status, "Progressing");
    setCondition(status, next);
  } else if (isTimedOut(deployment, status, nowMs)) {
    setCondition(
      status,
      condition(
        "Progressing",
        "False",
        "ProgressDeadlineExceeded",
        `${name} has timed out progressing.`,
        nowMs,
      ),
    );
  }
}

/** All pods are new and available. */
export function isComplete(deployment: Deployment, status: IDeploymentStatus): boolean {
  const desired = desiredOf(deployment);
  return (status.updatedReplicas ?? 0) === desired && (status.replicas ?? 0) === desired &&
    (status.availableReplicas ?? 0) === desired &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0);
}

/** Milliseconds until the progress deadline passes; undefined when none runs. */
export function untilDeadline(
  deployment: Deployment,
  status: IDeploymentStatus,
  nowMs: number,
): number | undefined {
  const progressing = findCondition(status, "Progressing");
  if (!hasDeadline(deployment) || !progressing || isComplete(deployment, status)) return undefined;
  if (progressing.reason === "NewReplicaSetAvailable" || progressing.reason === "ProgressDeadlineExceeded") {
    return undefined;
  }
  const deadline = Date.parse(progressing.lastUpdateTime ?? "") +
    deployment.spec!.progressDeadlineSeconds! * 1000;
  // A second more: times in objects are whole seconds.
  return Math.max(0, deadline - nowMs) + 1000;
}

export function hasDeadline(deployment: Deployment): boolean {
  const seconds = deployment.spec?.progressDeadlineSeconds;
  return seconds !== undefined && seconds !== NO_DEADLINE;
}

export function findCondition(
  status: IDeploymentStatus | undefined,
  type: string,
): IDeploymentCondition | undefined {
  return status?.conditions?.find((candidate) => candidate.type === type);
}

export function condition(
  type: string,
  status: "True" | "False" | "Unknown" | string,
  reason: string,
  message: string,
  nowMs: number,
): IDeploymentCondition {
  const time = timeText(nowMs);
  return { type, status, lastUpdateTime: time, lastTransitionTime: time, reason, message };
}

/** Sets a condition unless status and reason are what they were; the time of a transition is kept. */
export function setCondition(status: IDeploymentStatus, next: IDeploymentCondition): void {
  const known = findCondition(status, next.type);
  if (known?.status === next.status && known.reason === next.reason) return;
  removeCondition(status, next.type);
  const since = known?.status === next.status ? known.lastTransitionTime! : next.lastTransitionTime!;
  status.conditions = [...status.conditions ?? [], { ...next, lastTransitionTime: since }];
}

function removeCondition(status: IDeploymentStatus, type: string): void {
  status.conditions = (status.conditions ?? []).filter((candidate) => candidate.type !== type);
}

function hasProgressed(before: IDeploymentStatus, after: IDeploymentStatus): boolean {
  const old = (status: IDeploymentStatus) => (status.replicas ?? 0) - (status.updatedReplicas ?? 0);
  return (after.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) || old(after) < old(before) ||
    (after.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before.availableReplicas ?? 0);
}

function isTimedOut(deployment: Deployment, status: IDeploymentStatus, nowMs: number): boolean {
  const progressing = findCondition(status, "Progressing");
  if (!progressing || progressing.reason === "NewReplicaSetAvailable") return false;
  if (progressing.reason === "ProgressDeadlineExceeded") return true;
  const from = Date.parse(progressing.lastUpdateTime ?? "");
  return from + deployment.spec!.progressDeadlineSeconds! * 1000 < nowMs;
}
