/** Readiness of what runs pods, by the counts in its status. Source: sigs.k8s.io/cli-utils, pkg/kstatus/status/core.go. */
import type { KubeObject } from "./object.ts";
import {
  conditionsOf,
  current,
  failed,
  inProgress,
  numberAt,
  type Readiness,
  textAt,
} from "./readiness_facts.ts";

export const workloadReadiness: Record<string, (object: KubeObject) => Readiness> = {
  "apps/Deployment": deploymentReadiness,
  "apps/ReplicaSet": replicaSetReadiness,
  "apps/StatefulSet": statefulSetReadiness,
  "apps/DaemonSet": daemonSetReadiness,
};

function deploymentReadiness(deployment: KubeObject): Readiness {
  const conditions = conditionsOf(deployment);
  if (
    conditions.some(({ reason, type }) => type === "Progressing" && reason === "ProgressDeadlineExceeded")
  ) {
    return failed("Progress deadline exceeded");
  }
  // Without a deadline the controller tells nothing of the progress.
  const isProgressing = Number.isNaN(numberAt(deployment, "spec.progressDeadlineSeconds", NaN)) ||
    conditions.some(({ type, status, reason }) =>
      type === "Progressing" && status === "True" && reason === "NewReplicaSetAvailable"
    );
  const wanted = numberAt(deployment, "spec.replicas", 1);
  const { replicas, updatedReplicas, readyReplicas, availableReplicas } = counts(deployment);
  if (wanted > replicas) return inProgress(`Replicas: ${replicas}/${wanted}`);
  if (wanted > updatedReplicas) return inProgress(`Updated: ${updatedReplicas}/${wanted}`);
  if (replicas > wanted) return inProgress(`Pending termination: ${replicas - wanted}`);
  if (updatedReplicas > availableReplicas) {
    return inProgress(`Available: ${availableReplicas}/${updatedReplicas}`);
  }
  if (wanted > readyReplicas) return inProgress(`Ready: ${readyReplicas}/${wanted}`);
  if (!isProgressing) return inProgress("ReplicaSet not Available");
  if (!conditions.some(({ type, status }) => type === "Available" && status === "True")) {
    return inProgress("Deployment not Available");
  }
  return current(`Deployment is available. Replicas: ${replicas}`);
}

function replicaSetReadiness(replicaSet: KubeObject): Readiness {
  if (conditionsOf(replicaSet).some(({ type, status }) => type === "ReplicaFailure" && status === "True")) {
    return inProgress("Replica Failure condition. Check Pods");
  }
  const wanted = numberAt(replicaSet, "spec.replicas", 1);
  const { replicas, fullyLabeledReplicas, readyReplicas, availableReplicas } = counts(replicaSet);
  if (wanted > fullyLabeledReplicas) return inProgress(`Labelled: ${fullyLabeledReplicas}/${wanted}`);
  if (wanted > availableReplicas) return inProgress(`Available: ${availableReplicas}/${wanted}`);
  if (wanted > readyReplicas) return inProgress(`Ready: ${readyReplicas}/${wanted}`);
  if (replicas > wanted) return inProgress(`Pending termination: ${replicas - wanted}`);
  return current(`ReplicaSet is available. Replicas: ${replicas}`);
}

function statefulSetReadiness(set: KubeObject): Readiness {
  if (textAt(set, "spec.updateStrategy.type") === "OnDelete") {
    return current("StatefulSet is using the ondelete update strategy");
  }
  const wanted = numberAt(set, "spec.replicas", 1);
  const partition = numberAt(set, "spec.updateStrategy.rollingUpdate.partition", -1);
  const { replicas, readyReplicas, currentReplicas, updatedReplicas } = counts(set);
  if (wanted > replicas) return inProgress(`Replicas: ${replicas}/${wanted}`);
  if (wanted > readyReplicas) return inProgress(`Ready: ${readyReplicas}/${wanted}`);
  if (replicas > wanted) return inProgress(`Pending termination: ${replicas - wanted}`);
  if (partition !== -1) {
    return updatedReplicas < wanted - partition
      ? inProgress(`updated: ${updatedReplicas}/${wanted - partition}`)
      : current(`Partition rollout complete. updated: ${updatedReplicas}`);
  }
  if (wanted > currentReplicas) return inProgress(`current: ${currentReplicas}/${wanted}`);
  if (textAt(set, "status.currentRevision") !== textAt(set, "status.updateRevision")) {
    return inProgress("Waiting for updated revision to match current");
  }
  return current(`All replicas scheduled as expected. Replicas: ${replicas}`);
}

function daemonSetReadiness(set: KubeObject): Readiness {
  if (set.metadata.generation === undefined) return inProgress("DaemonSet metadata.generation not found");
  if (Number.isNaN(numberAt(set, "status.observedGeneration", NaN))) {
    return inProgress("DaemonSet status.observedGeneration not found");
  }
  const wanted = numberAt(set, "status.desiredNumberScheduled", -1);
  if (wanted === -1) return inProgress("Missing .status.desiredNumberScheduled");
  const steps: [string, string][] = [
    ["Current", "currentNumberScheduled"],
    ["Updated", "updatedNumberScheduled"],
    ["Available", "numberAvailable"],
    ["Ready", "numberReady"],
  ];
  for (const [word, field] of steps) {
    const count = numberAt(set, `status.${field}`, 0);
    if (wanted > count) return inProgress(`${word}: ${count}/${wanted}`);
  }
  return current(`All replicas scheduled as expected. Replicas: ${wanted}`);
}

const countNames = [
  "replicas",
  "updatedReplicas",
  "readyReplicas",
  "availableReplicas",
  "currentReplicas",
  "fullyLabeledReplicas",
] as const;

function counts(object: KubeObject): Record<typeof countNames[number], number> {
  return Object.fromEntries(
    countNames.map((name) => [name, numberAt(object, `status.${name}`, 0)]),
  ) as Record<typeof countNames[number], number>;
}
