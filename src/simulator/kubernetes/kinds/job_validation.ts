/** What is wrong in a Job, or in a CronJob's template of one (pkg/apis/batch/validation). */
import type { IJob } from "kubernetes-models/batch/v1/Job";
import type { IJobSpec } from "kubernetes-models/batch/v1/JobSpec";
import {
  fromLabelSelectorObject,
  type LabelSelectorObject,
  matchesLabels,
} from "../../../kube/label_selector.ts";
import { dnsLabelProblems } from "../../../kube/name_rules.ts";
import type { FieldError } from "../status_error.ts";
import { invalid, negative, notSupported, required, tooLong } from "./field_errors.ts";
import { NAME_LABELS, UID_LABELS } from "./job_labels.ts";
import { validateFailurePolicy, validateSuccessPolicy } from "./job_policy_validation.ts";
import { validateFixedJobParts } from "./job_update.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { validatePodTemplate } from "./pod_spec_validation.ts";
import { selectorText, validateRequirements, validateTemplateLabels } from "./workload.ts";

export function validateJob(it: IJob): FieldError[] {
  return [
    ...validateMetadata(it.metadata, { namespaced: true }),
    ...validateGeneratedSelector(it),
    ...validateSelectingSpec(it.spec),
    ...validateHostName(it),
  ];
}

/** The rules for a new one hold for a changed one, too. */
export function validateJobUpdate(it: IJob, old: IJob): FieldError[] {
  return [
    ...validateGeneratedSelector(it),
    ...validateSelectingSpec(it.spec),
    ...validateHostName(it),
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateFixedJobParts(it, old),
  ];
}

/** What a job and a template of one have in common. `field` is `spec` or `spec.jobTemplate.spec`. */
export function validateJobSpec(spec: IJobSpec | undefined, field: string): FieldError[] {
  if (!spec) return [required(`${field}.template`)];
  return [
    ...COUNTS.flatMap((name) => negative(`${field}.${name}`, spec[name])),
    ...(spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined
      ? [required(`${field}.backoffLimitPerIndex`, "when maxFailedIndexes is specified")]
      : []),
    ...validateManager(spec.managedBy, `${field}.managedBy`),
    ...validateMode(spec, field),
    ...validateFailurePolicy(spec, `${field}.podFailurePolicy`),
    ...validateSuccess(spec, `${field}.successPolicy`),
    ...validateReplacement(spec, `${field}.podReplacementPolicy`),
    ...validatePodTemplate(spec.template, `${field}.template`),
    ...validateRestarts(spec, `${field}.template.spec.restartPolicy`),
  ];
}

const COUNTS = [
  "parallelism",
  "completions",
  "activeDeadlineSeconds",
  "backoffLimit",
  "ttlSecondsAfterFinished",
  "backoffLimitPerIndex",
  "maxFailedIndexes",
] as const;
const MAX_MANAGER_LENGTH = 63;
const MAX_INDEXED_PARALLELISM = 100_000;
const MAX_FAILED_INDEXES = 100_000;
/** Above so many completions, limits per index are stricter. */
const MANY_COMPLETIONS = 100_000;
const LIMIT_FOR_MANY = 10_000;

function validateSelectingSpec(spec: IJobSpec | undefined): FieldError[] {
  const selector = spec?.selector;
  return [
    ...validateJobSpec(spec, "spec"),
    ...(selector ? validateRequirements(selector, "spec.selector") : [required("spec.selector")]),
    ...validateTemplateLabels(spec?.template, selector, "spec.template"),
  ];
}

/** Labels that the server sets itself must say what it would set. */
function validateGeneratedSelector({ metadata, spec }: IJob): FieldError[] {
  if (!spec?.selector || spec.manualSelector) return [];
  const labels = spec.template?.metadata?.labels ?? {};
  const { uid = "", name = "" } = metadata ?? {};
  const wanted: Record<string, string> = {};
  for (const key of UID_LABELS) wanted[key] = uid;
  for (const key of NAME_LABELS) wanted[key] = name;
  const order = [UID_LABELS[0], NAME_LABELS[0], UID_LABELS[1], NAME_LABELS[1]];
  const errors = order.flatMap((key) => {
    const field = `spec.template.metadata.labels[${key}]`;
    if (labels[key] === undefined) return [required(field, `must be '${wanted[key]}'`)];
    return labels[key] === wanted[key] ? [] : [invalid(field, labels, `must be '${wanted[key]}'`)];
  });
  if (!selects(spec.selector, wanted)) {
    errors.push(invalid("spec.selector", spec.selector, "`selector` not auto-generated"));
  }
  return errors;
}

function selects(selector: LabelSelectorObject, labels: Record<string, string>): boolean {
  return selectorText(selector) === "<error>" || matchesLabels(fromLabelSelectorObject(selector), labels);
}

/** An indexed job's pods are called by their index. */
function validateHostName({ metadata, spec }: IJob): FieldError[] {
  if (spec?.completionMode !== "Indexed" || !spec.completions) return [];
  const longest = `${metadata?.name ?? ""}-${spec.completions - 1}`;
  return dnsLabelProblems(longest).length === 0 ? [] : [invalid(
    "metadata.name",
    metadata?.name ?? "",
    `will not able to create pod with invalid DNS label: ${longest}`,
  )];
}

function validateManager(manager: string | undefined, field: string): FieldError[] {
  if (manager === undefined) return [];
  const [domain, ...path] = manager.split("/");
  const errors = domain && path.join("/") ? [] : [
    manager === ""
      ? required(field)
      : invalid(field, manager, 'must be a domain-prefixed path (such as "acme.io/foo")'),
  ];
  return manager.length > MAX_MANAGER_LENGTH ? [...errors, tooLong(field, MAX_MANAGER_LENGTH)] : errors;
}

function validateMode(spec: IJobSpec, field: string): FieldError[] {
  const mode: string = spec.completionMode ?? "NonIndexed";
  if (mode === "Indexed") return validateIndexed(spec, field);
  const names = ["backoffLimitPerIndex", "maxFailedIndexes"] as const;
  return [
    ...(mode === "NonIndexed"
      ? []
      : [notSupported(`${field}.completionMode`, mode, ["NonIndexed", "Indexed"])]),
    ...names.filter((name) => mode === "NonIndexed" && spec[name] !== undefined).map((name) =>
      invalid(`${field}.${name}`, spec[name], "requires indexed completion mode")
    ),
  ];
}

function validateIndexed(spec: IJobSpec, field: string): FieldError[] {
  const { completions, parallelism = 0, maxFailedIndexes, backoffLimitPerIndex } = spec;
  const errors: FieldError[] = [];
  const path = `${field}.maxFailedIndexes`;
  if (completions === undefined) {
    errors.push(required(`${field}.completions`, "when completion mode is Indexed"));
  }
  if (parallelism > MAX_INDEXED_PARALLELISM) {
    const why = `must be less than or equal to ${MAX_INDEXED_PARALLELISM} when completion mode is Indexed`;
    errors.push(invalid(`${field}.parallelism`, parallelism, why));
  }
  if (completions !== undefined && maxFailedIndexes !== undefined && maxFailedIndexes > completions) {
    errors.push(invalid(path, maxFailedIndexes, "must be less than or equal to completions"));
  }
  if ((maxFailedIndexes ?? 0) > MAX_FAILED_INDEXES) {
    errors.push(invalid(path, maxFailedIndexes, `must be less than or equal to ${MAX_FAILED_INDEXES}`));
  }
  if ((completions ?? 0) <= MANY_COMPLETIONS || backoffLimitPerIndex === undefined) return errors;
  const why =
    `must be less than or equal to ${LIMIT_FOR_MANY} when completions are above ${MANY_COMPLETIONS} ` +
    "and used with backoff limit per index";
  if (maxFailedIndexes === undefined) {
    errors.push(required(path, `must be specified when completions is above ${MANY_COMPLETIONS}`));
  }
  if (parallelism > LIMIT_FOR_MANY) errors.push(invalid(`${field}.parallelism`, parallelism, why));
  if ((maxFailedIndexes ?? 0) > LIMIT_FOR_MANY) errors.push(invalid(path, maxFailedIndexes, why));
  return errors;
}

function validateSuccess(spec: IJobSpec, field: string): FieldError[] {
  if (!spec.successPolicy) return [];
  if (spec.completionMode === "Indexed") return validateSuccessPolicy(spec, field);
  return [invalid(field, spec.successPolicy, "requires indexed completion mode")];
}

function validateReplacement(spec: IJobSpec, field: string): FieldError[] {
  const policy = spec.podReplacementPolicy;
  if (policy === undefined) return [];
  const supported = spec.podFailurePolicy ? ["Failed"] : ["Failed", "TerminatingOrFailed"];
  return supported.includes(policy) ? [] : [notSupported(field, policy, supported)];
}

/** Pods of a job end; whether they are started again is to be said. */
function validateRestarts(spec: IJobSpec, field: string): FieldError[] {
  const policy: string = spec.template?.spec?.restartPolicy ?? "";
  if (policy === "" || policy === "Always") return [required(field, 'valid values: "OnFailure", "Never"')];
  if (policy !== "OnFailure" && policy !== "Never") {
    return [notSupported(field, policy, ["OnFailure", "Never"])];
  }
  const why = 'only "Never" is supported when podFailurePolicy is specified';
  return spec.podFailurePolicy && policy !== "Never" ? [invalid(field, policy, why)] : [];
}
