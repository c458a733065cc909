/** How far a roll-out is, in the words of `kubectl rollout status`. Source: kubectl, polymorphichelpers/rollout_status.go. */
import type { KubeObject } from "./object.ts";

export interface RolloutStatus {
  readonly text: string;
  readonly state: "done" | "busy" | "failed";
}

export function rolloutStatus(workload: KubeObject): RolloutStatus {
  const facts = factsOf(workload);
  switch (workload.kind) {
    case "Deployment":
      return deploymentStatus(facts);
    case "DaemonSet":
      return daemonSetStatus(facts);
    default:
      return statefulSetStatus(facts);
  }
}

interface Facts {
  name: string;
  generation: number;
  spec: {
    replicas?: number;
    updateStrategy?: { type?: string; rollingUpdate?: { partition?: number } };
  };
  status: Record<string, number | undefined> & {
    conditions?: never;
    currentRevision?: never;
    updateRevision?: never;
  };
  conditions: { type?: string; reason?: string }[];
  currentRevision: string | undefined;
  updateRevision: string | undefined;
}

function factsOf(workload: KubeObject): Facts {
  const status = (workload["status"] ?? {}) as Facts["status"];
  const raw = status as unknown as Record<string, unknown>;
  return {
    name: workload.metadata.name ?? "",
    generation: Number(workload.metadata.generation ?? 0),
    spec: (workload["spec"] ?? {}) as Facts["spec"],
    status,
    conditions: (raw["conditions"] ?? []) as Facts["conditions"],
    currentRevision: raw["currentRevision"] as string | undefined,
    updateRevision: raw["updateRevision"] as string | undefined,
  };
}

const busy = (text: string): RolloutStatus => ({ text, state: "busy" });
const done = (text: string): RolloutStatus => ({ text, state: "done" });

function deploymentStatus({ name, generation, spec, status, conditions }: Facts): RolloutStatus {
  const { observedGeneration = 0, updatedReplicas = 0, replicas = 0, availableReplicas = 0 } = status;
  if (generation > observedGeneration) return busy("Waiting for deployment spec update to be observed...");
  const progress = conditions.find(({ type }) => type === "Progressing");
  if (progress?.reason === "ProgressDeadlineExceeded") {
    return { text: `deployment "${name}" exceeded its progress deadline`, state: "failed" };
  }
  const waiting = `Waiting for deployment "${name}" rollout to finish: `;
  if (spec.replicas !== undefined && updatedReplicas < spec.replicas) {
    return busy(`${waiting}${updatedReplicas} out of ${spec.replicas} new replicas have been updated...`);
  }
  if (replicas > updatedReplicas) {
    return busy(`${waiting}${replicas - updatedReplicas} old replicas are pending termination...`);
  }
  if (availableReplicas < updatedReplicas) {
    return busy(`${waiting}${availableReplicas} of ${updatedReplicas} updated replicas are available...`);
  }
  return done(`deployment "${name}" successfully rolled out`);
}

function daemonSetStatus({ name, generation, spec, status }: Facts): RolloutStatus {
  const {
    observedGeneration = 0,
    updatedNumberScheduled = 0,
    desiredNumberScheduled = 0,
    numberAvailable = 0,
  } = status;
  if (isByHand(spec)) return { text: onlyRolling, state: "failed" };
  if (generation > observedGeneration) return busy("Waiting for daemon set spec update to be observed...");
  const waiting = `Waiting for daemon set "${name}" rollout to finish: `;
  if (updatedNumberScheduled < desiredNumberScheduled) {
    return busy(
      `${waiting}${updatedNumberScheduled} out of ${desiredNumberScheduled} new pods have been updated...`,
    );
  }
  if (numberAvailable < desiredNumberScheduled) {
    return busy(`${waiting}${numberAvailable} of ${desiredNumberScheduled} updated pods are available...`);
  }
  return done(`daemon set "${name}" successfully rolled out`);
}

const onlyRolling = "rollout status is only available for RollingUpdate strategy type";

function isByHand({ updateStrategy }: Facts["spec"]): boolean {
  return updateStrategy?.type === "OnDelete";
}

function statefulSetStatus(facts: Facts): RolloutStatus {
  const { generation, spec, status, currentRevision, updateRevision } = facts;
  const { observedGeneration = 0, readyReplicas = 0, updatedReplicas = 0, currentReplicas = 0 } = status;
  if (isByHand(spec)) return { text: onlyRolling, state: "failed" };
  if (observedGeneration === 0 || generation > observedGeneration) {
    return busy("Waiting for statefulset spec update to be observed...");
  }
  const replicas = spec.replicas ?? 1;
  if (readyReplicas < replicas) return busy(`Waiting for ${replicas - readyReplicas} pods to be ready...`);
  // The server fills in a partition of 0, which kubectl tells as any other.
  if (spec.updateStrategy?.rollingUpdate) {
    const { partition = 0 } = spec.updateStrategy.rollingUpdate;
    return updatedReplicas < replicas - partition
      ? busy(
        `Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${
          replicas - partition
        } new pods have been updated...`,
      )
      : done(`partitioned roll out complete: ${updatedReplicas} new pods have been updated...`);
  }
  if (updateRevision !== currentRevision) {
    return busy(
      `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${updateRevision}...`,
    );
  }
  return done(
    `statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`,
  );
}
