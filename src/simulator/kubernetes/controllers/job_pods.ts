/** What a Job's controller wants to know of pods, and how it writes new ones. Source: pkg/controller/job. */
import type { IJob } from "kubernetes-models/batch/v1/Job";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { judgeFailure } from "./job_policies.ts";
import type { Pod, PodControl } from "./pod_control.ts";

export type Job = Stored<IJob> & StoredObject;

/** Keeps a pod until it is counted. */
export const TRACKING = "batch.kubernetes.io/job-tracking";
const INDEX = "batch.kubernetes.io/job-completion-index";
const FAILURES = "batch.kubernetes.io/job-index-failure-count";
const IGNORED_FAILURES = "batch.kubernetes.io/job-index-ignored-failure-count";
const INDEX_VARIABLE = "JOB_COMPLETION_INDEX";
/** Generated names have room for so much. */
const MAX_PREFIX = 58;

export function isIndexed(job: Job): boolean {
  return job.spec?.completionMode === "Indexed";
}

export function hasCondition(job: Job, wanted: string): boolean {
  return job.status?.conditions?.some(({ type, status }) => type === wanted && status === "True") ?? false;
}

export function isFinished(job: Job): boolean {
  return hasCondition(job, "Complete") || hasCondition(job, "Failed");
}

export function isTracked(pod: Pod): boolean {
  return pod.metadata.finalizers?.includes(TRACKING) ?? false;
}

/** A pod on its way out counts as failed, unless only failed ones are replaced. */
export function isFailed(job: Job, pod: Pod): boolean {
  const { phase } = pod.status ?? {};
  if (phase === "Failed") return true;
  return !replacesFailedOnly(job) && pod.metadata.deletionTimestamp !== undefined && phase !== "Succeeded";
}

export function replacesFailedOnly({ spec }: Job): boolean {
  return spec?.podReplacementPolicy === "Failed" || spec?.podFailurePolicy !== undefined;
}

/** On its way out and not yet ended. */
export function isTerminating(pod: Pod): boolean {
  const { phase } = pod.status ?? {};
  return pod.metadata.deletionTimestamp !== undefined && phase !== "Succeeded" && phase !== "Failed";
}

/** The pod's completion index; undefined when it has none that the job knows. */
export function indexOf(job: Job, pod: Pod): number | undefined {
  const text = pod.metadata.annotations?.[INDEX] ?? "";
  const index = /^[0-9]+$/.test(text) ? Number(text) : NaN;
  return index < (job.spec?.completions ?? 0) ? index : undefined;
}

/** How often the index of a pod had failed before it, and how often that was ignored. */
export function indexFailures(pod: Pod): { counted: number; ignored: number } {
  const count = (key: string) => Math.max(0, Number(pod.metadata.annotations?.[key] ?? 0) || 0);
  return { counted: count(FAILURES), ignored: count(IGNORED_FAILURES) };
}

/** A new pod; `index` in an indexed job, `replaced` the failed one of its index where failures are counted per index. */
export function jobPod(job: Job, control: PodControl, index?: number, replaced?: Pod): KubeObject {
  const pod = control.podOf(job, job.spec?.template);
  const finalizers = pod.metadata.finalizers ?? [];
  pod.metadata.finalizers = finalizers.includes(TRACKING) ? finalizers : [...finalizers, TRACKING];
  if (index === undefined) return pod;
  const { name } = job.metadata;
  const suffix = `-${index}-`;
  pod.metadata.generateName = name.slice(0, MAX_PREFIX - suffix.length) + suffix;
  pod.metadata.labels = { ...pod.metadata.labels, [INDEX]: String(index) };
  pod.metadata.annotations = {
    ...pod.metadata.annotations,
    [INDEX]: String(index),
    ...(job.spec?.backoffLimitPerIndex === undefined ? {} : failureAnnotations(job, replaced)),
  };
  const spec = pod.spec as IPodSpec;
  for (const container of [...spec.initContainers ?? [], ...spec.containers]) {
    if (container.env?.some((variable) => variable.name === INDEX_VARIABLE)) continue;
    const valueFrom = { fieldRef: { fieldPath: `metadata.labels['${INDEX}']` } };
    container.env = [...container.env ?? [], { name: INDEX_VARIABLE, valueFrom }];
  }
  pod.spec = { ...spec, hostname: `${name}-${index}` };
  return pod;
}

function failureAnnotations(job: Job, replaced: Pod | undefined): Record<string, string> {
  if (!replaced) return { [FAILURES]: "0" };
  const { counted, ignored } = indexFailures(replaced);
  const { counts } = judgeFailure(job.spec?.podFailurePolicy, replaced);
  const ignoredNow = ignored + (counts ? 0 : 1);
  return {
    [FAILURES]: String(counted + (counts ? 1 : 0)),
    ...(ignoredNow > 0 ? { [IGNORED_FAILURES]: String(ignoredNow) } : {}),
  };
}
