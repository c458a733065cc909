/** How many pods a measured use calls for. Source: pkg/controller/podautoscaler/replica_calculator.go. */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Stored } from "../../../kube/object.ts";
import { quantityToMilli } from "../../../kube/quantity.ts";
import type { StoredObject } from "../registry.ts";

/** What of a pod was measured. */
export interface PodMetric {
  /** Thousandths of the resource's unit. */
  value: number;
  timestampMs: number;
  windowMs: number;
}

/** By the pods' names. */
export type PodMetrics = ReadonlyMap<string, PodMetric>;

export interface Tolerances {
  up: number;
  down: number;
}

export interface ReplicaQuestion {
  metrics: PodMetrics;
  pods: readonly MeasuredPod[];
  resource: string;
  /** Container that is measured; absent: the whole pod. */
  container?: string;
  currentReplicas: number;
  tolerances: Tolerances;
  nowMs: number;
}

export interface ReplicaAnswer {
  replicas: number;
  /** Average of a pod, in thousandths. */
  usage: number;
  /** Per cent of what was asked for. */
  utilization?: number;
}

export type MeasuredPod = Stored<IPod> & StoredObject;

/** Nothing can be said; the message is the controller's. */
export class MetricError extends Error {
  override name = "MetricError";
}

/** For an average use of `target` thousandths in each pod. @throws {MetricError} */
export function replicasForUsage(question: ReplicaQuestion, target: number): ReplicaAnswer {
  const measure = (metrics: PodMetrics) => {
    const usage = Math.trunc(sum(metrics.values()) / metrics.size);
    return { ratio: usage / target, usage };
  };
  return decide(question, measure, () => target);
}

/** For a use of `target` per cent of what the pods ask for. @throws {MetricError} */
export function replicasForUtilization(question: ReplicaQuestion, target: number): ReplicaAnswer {
  let requests: ReadonlyMap<string, number> | undefined;
  const requestsOf = () =>
    requests ??= new Map(question.pods.map((pod) => [pod.metadata.name, requestOf(pod, question)]));
  const measure = (metrics: PodMetrics) => {
    const known = [...metrics].filter(([name]) => requestsOf().has(name));
    const asked = known.reduce((total, [name]) => total + requestsOf().get(name)!, 0);
    if (asked === 0) throw new MetricError("no metrics returned matched known pods");
    const used = sum(known.map(([, metric]) => metric));
    const utilization = Math.trunc(used * 100 / asked);
    return { ratio: utilization / target, usage: Math.trunc(used / known.length), utilization };
  };
  const fallback = Math.max(100, target);
  return decide(question, measure, (name) => Math.trunc((requestsOf().get(name) ?? 0) * fallback / 100));
}

interface Measure {
  ratio: number;
  usage: number;
  utilization?: number;
}

/** `missingValue`: what a pod without metrics is taken to use before pods are given up. */
function decide(
  question: ReplicaQuestion,
  measure: (metrics: PodMetrics) => Measure,
  missingValue: (name: string) => number,
): ReplicaAnswer {
  const { pods, currentReplicas, tolerances } = question;
  if (pods.length === 0) {
    throw new MetricError("no pods returned by selector while calculating replica count");
  }
  const { ready, unready, missing, ignored } = groupPods(question);
  const metrics = new Map(question.metrics);
  for (const name of [...ignored, ...unready]) metrics.delete(name);
  if (metrics.size === 0) {
    throw new MetricError("did not receive metrics for targeted pods (pods might be unready)");
  }
  const { ratio, ...seen } = measure(metrics);
  const isWithin = (value: number) => 1 - tolerances.down <= value && value <= 1 + tolerances.up;
  const countsUnready = unready.length > 0 && ratio > 1;
  if (!countsUnready && missing.length === 0) {
    return { ...seen, replicas: isWithin(ratio) ? currentReplicas : Math.ceil(ratio * ready) };
  }
  const guess = (value: number): PodMetric => ({ value, timestampMs: 0, windowMs: 0 });
  if (ratio < 1) { for (const name of missing) metrics.set(name, guess(missingValue(name))); }
  if (ratio > 1) { for (const name of missing) metrics.set(name, guess(0)); }
  if (countsUnready) { for (const name of unready) metrics.set(name, guess(0)); }
  const { ratio: guessed } = measure(metrics);
  const turns = (ratio < 1 && guessed > 1) || (ratio > 1 && guessed < 1);
  if (isWithin(guessed) || turns) return { ...seen, replicas: currentReplicas };
  const replicas = Math.ceil(guessed * metrics.size);
  const isAgainst = (guessed < 1 && replicas > currentReplicas) ||
    (guessed > 1 && replicas < currentReplicas);
  return { ...seen, replicas: isAgainst ? currentReplicas : replicas };
}

/** Pods may be busy with starting for this long; then their use of CPU means something only when they are ready. */
const INITIALIZATION_MS = 300_000;
const READINESS_DELAY_MS = 30_000;

interface PodGroups {
  ready: number;
  unready: string[];
  missing: string[];
  ignored: string[];
}

function groupPods({ pods, metrics, resource, nowMs }: ReplicaQuestion): PodGroups {
  const groups: PodGroups = { ready: 0, unready: [], missing: [], ignored: [] };
  for (const pod of pods) {
    const { name, deletionTimestamp } = pod.metadata;
    const metric = metrics.get(name);
    if (deletionTimestamp || pod.status?.phase === "Failed") groups.ignored.push(name);
    else if (pod.status?.phase === "Pending") groups.unready.push(name);
    else if (!metric) groups.missing.push(name);
    else if (resource === "cpu" && isStarting(pod, metric, nowMs)) groups.unready.push(name);
    else groups.ready++;
  }
  return groups;
}

function isStarting(pod: MeasuredPod, metric: PodMetric, nowMs: number): boolean {
  const condition = pod.status?.conditions?.find(({ type }) => type === "Ready");
  const startMs = Date.parse(String(pod.status?.startTime ?? ""));
  if (!condition || Number.isNaN(startMs)) return true;
  const changedMs = Date.parse(String(condition.lastTransitionTime));
  const isUnready = condition.status === "False";
  if (startMs + INITIALIZATION_MS > nowMs) {
    return isUnready || metric.timestampMs < changedMs + metric.windowMs;
  }
  return isUnready && startMs + READINESS_DELAY_MS > changedMs;
}

function requestOf(pod: MeasuredPod, { resource, container }: ReplicaQuestion): number {
  const { name } = pod.metadata;
  const spec = pod.spec as NonNullable<IPod["spec"]> & { resources?: { requests?: Record<string, string> } };
  const podLevel = spec.resources?.requests;
  if (container === undefined && podLevel) {
    if (podLevel[resource] !== undefined) return quantityToMilli(podLevel[resource]);
    throw new MetricError(`missing pod-level request for ${resource} in Pod ${name}`);
  }
  const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === "Always");
  const counted = [...spec.containers, ...sidecars].filter((it) =>
    container === undefined || it.name === container
  );
  if (counted.length === 0) throw new MetricError(`container ${container} not found in Pod ${name}`);
  return counted.reduce((total, it) => {
    const request = it.resources?.requests?.[resource];
    if (request !== undefined) return total + quantityToMilli(request);
    throw new MetricError(`missing request for ${resource} in container ${it.name} of Pod ${name}`);
  }, 0);
}

function sum(metrics: Iterable<PodMetric>): number {
  let total = 0;
  for (const { value } of metrics) total += value;
  return total;
}
