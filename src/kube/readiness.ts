/**
 * Whether an object has become what it is meant to be, and what is missing. Source: sigs.k8s.io/cli-utils,
 * pkg/kstatus/status (core.go, generic.go): the rules that `helm --wait` and others go by, in their words.
 */
import { parseGroupVersion } from "./group_version.ts";
import type { KubeObject } from "./object.ts";
import { ownEntry } from "./own_entry.ts";
import {
  conditionsOf,
  current,
  failed,
  inProgress,
  numberAt,
  type Readiness,
  textAt,
} from "./readiness_facts.ts";
import { workloadReadiness } from "./workload_readiness.ts";

/** @param nowMs for pods that cannot be scheduled: they are given a quarter of a minute */
export function readinessOf(object: KubeObject, nowMs: number): Readiness {
  return generalReadiness(object) ??
    ownEntry(workloadReadiness, kindOf(object))?.(object) ??
    ownEntry(otherReadiness, kindOf(object))?.(object, nowMs) ??
    conditionReadiness(object) ?? { state: "Current", message: "Resource is current" };
}

/** `apps/Deployment`; of the core group `Pod`. */
function kindOf({ apiVersion = "", kind = "" }: KubeObject): string {
  const { group } = parseGroupVersion(apiVersion);
  return group === "" ? kind : `${group}/${kind}`;
}

function generalReadiness(object: KubeObject): Readiness | undefined {
  if (object.metadata.deletionTimestamp) {
    return { state: "Terminating", message: "Resource scheduled for deletion" };
  }
  const { generation } = object.metadata;
  const observed = numberAt(object, "status.observedGeneration", NaN);
  if (generation !== undefined && !Number.isNaN(observed) && observed !== generation) {
    return inProgress(
      `${object.kind} generation is ${generation}, but latest observed generation is ${observed}`,
    );
  }
  for (const { type, status, message } of conditionsOf(object)) {
    if (status !== "True") continue;
    if (type === "Reconciling") return inProgress(message);
    if (type === "Stalled") return failed(message);
  }
  return undefined;
}

/** Kinds without rules of their own, custom ones above all, tell it by a condition. */
function conditionReadiness(object: KubeObject): Readiness | undefined {
  const ready = conditionsOf(object).find(({ type }) => type === "Ready");
  if (ready?.status === "True") return current("Resource is Ready");
  return ready && inProgress(ready.message);
}

const alwaysReady = () => current("Resource is always ready");

const otherReadiness: Record<string, (object: KubeObject, nowMs: number) => Readiness> = {
  Secret: alwaysReady,
  ConfigMap: alwaysReady,
  "batch/CronJob": alwaysReady,
  "policy/PodDisruptionBudget": () => current("AllowedDisruptions has been computed."),
  Service: (service) =>
    textAt(service, "spec.type") === "LoadBalancer" && textAt(service, "spec.clusterIP") === ""
      ? inProgress("ClusterIP not set. Service type: LoadBalancer")
      : current("Service is ready"),
  PersistentVolumeClaim: (claim) => {
    const phase = textAt(claim, "status.phase", "unknown");
    return phase === "Bound" ? current("PVC is Bound") : inProgress(`PVC is not Bound. phase: ${phase}`);
  },
  Pod: podReadiness,
  "batch/Job": jobReadiness,
  "apiextensions.k8s.io/CustomResourceDefinition": definitionReadiness,
};

/** How long a pod may be unscheduled before that is a failure. */
const SCHEDULE_WINDOW_MS = 15_000;

function podReadiness(pod: KubeObject, nowMs: number): Readiness {
  const phase = textAt(pod, "status.phase");
  const conditions = conditionsOf(pod);
  switch (phase) {
    case "Succeeded":
      return current("Pod has completed successfully");
    case "Failed":
      return current("Pod has completed, but not successfully");
    case "Running": {
      if (conditions.some(({ type, status }) => type === "Ready" && status === "True")) {
        return current("Pod is Ready");
      }
      const looping = crashLooping(pod);
      return looping.length > 0
        ? failed(`Containers in CrashLoop state: ${looping.join(",")}`)
        : inProgress("Pod is running but is not Ready");
    }
    case "Pending": {
      const unschedulable = conditions.some(({ type, status, reason }) =>
        type === "PodScheduled" && status === "False" && reason === "Unschedulable"
      );
      if (!unschedulable) return inProgress("Pod is in the Pending phase");
      const created = Date.parse(String(pod.metadata.creationTimestamp ?? ""));
      return nowMs - SCHEDULE_WINDOW_MS < created
        ? inProgress("Pod has not been scheduled")
        : failed("Pod could not be scheduled");
    }
    case "":
      return inProgress("Pod phase not available");
    default:
      return { state: "Unknown", message: `unknown phase ${phase}` };
  }
}

function crashLooping(pod: KubeObject): string[] {
  const { containerStatuses = [] } = (pod as unknown as {
    status?: { containerStatuses?: { name: string; state?: { waiting?: { reason?: string } } }[] };
  }).status ?? {};
  return containerStatuses.filter(({ state }) => state?.waiting?.reason === "CrashLoopBackOff")
    .map(({ name }) => name);
}

/** How a job has ended; undefined while it has not. */
export function jobEnd(job: KubeObject): Readiness | undefined {
  const completions = numberAt(job, "spec.completions", numberAt(job, "spec.parallelism", 1));
  const count = (name: string) => numberAt(job, `status.${name}`, 0);
  const end = conditionsOf(job).find(({ type, status }) =>
    status === "True" && /^(Complete|Failed)$/.test(type)
  );
  if (!end) return undefined;
  return end.type === "Complete"
    ? current(`Job Completed. succeeded: ${count("succeeded")}/${completions}`)
    : failed(`Job Failed. failed: ${count("failed")}/${completions}`);
}

/** A job that runs is as it is meant to be; who waits for its end asks more of it. */
function jobReadiness(job: KubeObject): Readiness {
  const end = jobEnd(job);
  if (end) return end;
  const count = (name: string) => numberAt(job, `status.${name}`, 0);
  if (conditionsOf(job).some(({ type, status }) => type === "Suspended" && status === "True")) {
    return current("Job is suspended");
  }
  if (textAt(job, "status.startTime") === "") return inProgress("Job not started");
  return current(
    `Job in progress. success:${count("succeeded")}, active: ${count("active")}, failed: ${count("failed")}`,
  );
}

function definitionReadiness(definition: KubeObject): Readiness {
  for (const { type, status, reason, message } of conditionsOf(definition)) {
    if (type === "NamesAccepted" && status === "False") return failed(message);
    if (type !== "Established") continue;
    if (status === "False" && reason !== "Installing") return failed(message);
    if (status === "True") return current("CRD is established");
  }
  return inProgress("Install in progress");
}
