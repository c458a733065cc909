import type { IJob } from "kubernetes-models/batch/v1/Job";
import type { IJobSpec } from "kubernetes-models/batch/v1/JobSpec";
import { ageSince, humanDuration } from "../../../kube/age.ts";
import type { Kind } from "../kind.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { NAME_LABELS, UID_LABELS } from "./job_labels.ts";
import { validateJob, validateJobUpdate } from "./job_validation.ts";
import { templateColumns, withTemplateDefaults } from "./workload.ts";

export const job: Kind<IJob> = {
  group: "batch",
  version: "v1",
  kind: "Job",
  plural: "jobs",
  singular: "job",
  shortNames: [],
  categories: ["all"],
  namespaced: true,
  schema: "io.k8s.api.batch.v1.Job",
  columns: [
    nameColumn(),
    column("Status", "How far the job is, in a word.", statusText),
    column("Completions", "Pods that succeeded of those wanted.", completionsText),
    column("Duration", "From the first start to the end.", durationText),
    ageColumn(),
    ...templateColumns<IJob>(),
  ],
  setDefaults,
  prepareForCreate: (it) => {
    generateSelector(it);
    it.status = {};
  },
  validate: validateJob,
  validateUpdate: validateJobUpdate,
  selectableFields: { "status.successful": (it) => String(it.status?.succeeded ?? 0) },
  hasStatus: true,
  generation: "spec",
  defaultPropagation: "Orphan",
  allowUnconditionalUpdate: true,
};

const MAX_INT32 = 2147483647;

function setDefaults(it: IJob): void {
  dropNulls(it.spec);
  const spec: Partial<IJobSpec> = it.spec ?? {};
  if (spec.parallelism === undefined) spec.completions ??= 1;
  spec.parallelism ??= 1;
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? 6 : MAX_INT32;
  spec.completionMode ??= "NonIndexed";
  spec.suspend ??= false;
  spec.podReplacementPolicy ??= spec.podFailurePolicy ? "Failed" : "TerminatingOrFailed";
  spec.manualSelector ??= false;
  setPolicyDefaults(spec);
  spec.template = withTemplateDefaults(spec.template, "Job");
  it.spec = spec as IJobSpec;
  const labels = spec.template.metadata?.labels;
  if (labels && !Object.keys(it.metadata?.labels ?? {}).length) {
    it.metadata = { ...it.metadata, labels: { ...labels } };
  }
}

/** For jobs and templates of jobs. */
export function setPolicyDefaults(spec: Partial<IJobSpec>): void {
  for (const rule of spec.podFailurePolicy?.rules ?? []) {
    for (const pattern of rule.onPodConditions ?? []) pattern.status ||= "True";
  }
}

/** Unless the author selects pods by hand, a job's pods are those with its uid. */
function generateSelector(it: IJob): void {
  const spec = it.spec!;
  if (spec.manualSelector) return;
  const { uid = "", name = "" } = it.metadata ?? {};
  const labels: Record<string, string> = { ...spec.template.metadata?.labels };
  for (const key of NAME_LABELS) labels[key] ??= name;
  for (const key of UID_LABELS) labels[key] ??= uid;
  spec.template.metadata = { ...spec.template.metadata, labels };
  spec.selector = { ...spec.selector, matchLabels: { ...spec.selector?.matchLabels } };
  spec.selector.matchLabels![UID_LABELS[1]] ??= uid;
  // Defaulting on read gives a job without labels those of its template.
  if (!Object.keys(it.metadata?.labels ?? {}).length) it.metadata = { ...it.metadata, labels: { ...labels } };
}

function statusText(it: IJob): string {
  const has = (type: string) => isTrue(it, type);
  if (has("Complete")) return "Complete";
  if (has("Failed")) return "Failed";
  if (it.metadata?.deletionTimestamp) return "Terminating";
  return ["Suspended", "FailureTarget", "SuccessCriteriaMet"].find(has) ?? "Running";
}

function isTrue(it: IJob, wanted: string): boolean {
  return it.status?.conditions?.some(({ type, status }) => type === wanted && status === "True") ?? false;
}

function completionsText(it: IJob): string {
  const { completions, parallelism = 0 } = it.spec ?? {};
  const succeeded = it.status?.succeeded ?? 0;
  if (completions !== undefined) return `${succeeded}/${completions}`;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

function durationText(it: IJob, nowMs: number): string {
  const { startTime, completionTime } = it.status ?? {};
  if (!startTime) return "";
  return completionTime
    ? humanDuration(Date.parse(completionTime) - Date.parse(startTime))
    : ageSince(startTime, nowMs);
}
