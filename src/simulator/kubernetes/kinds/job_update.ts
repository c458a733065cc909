/** What of a Job may change once it is there (pkg/apis/batch/validation, ValidateJobSpecUpdate). */
import type { IJob } from "kubernetes-models/batch/v1/Job";
import type { IJobSpec } from "kubernetes-models/batch/v1/JobSpec";
import type { IPodTemplateSpec } from "kubernetes-models/v1/PodTemplateSpec";
import { copyOf, isSame } from "../json_value.ts";
import type { FieldError } from "../status_error.ts";
import { invalid } from "./field_errors.ts";
import { internalPodSpec } from "./pod_spec_layout.ts";

export function validateFixedJobParts(it: IJob, old: IJob): FieldError[] {
  const [spec, before] = [it.spec!, old.spec!];
  return [
    ...validateCompletions(spec, before),
    ...fixed("selector", spec, before),
    ...validateTemplateUpdate(it, old),
    ...FIXED.flatMap((name) => fixed(name, spec, before)),
  ];
}

const FIXED = [
  "completionMode",
  "podFailurePolicy",
  "backoffLimitPerIndex",
  "managedBy",
  "successPolicy",
] as const;

function fixed(name: keyof IJobSpec, spec: IJobSpec, old: IJobSpec): FieldError[] {
  return isSame(spec[name], old[name])
    ? []
    : [invalid(`spec.${name}`, spec[name] ?? null, "field is immutable")];
}

/** An indexed job may grow or shrink, if as many pods as completions are to run at a time. */
function validateCompletions(spec: IJobSpec, old: IJobSpec): FieldError[] {
  if (spec.completionMode !== "Indexed") return fixed("completions", spec, old);
  const { completions, parallelism } = spec;
  if (completions === old.completions || completions === undefined || completions === parallelism) return [];
  return [invalid("spec.completions", completions, "can only be modified in tandem with spec.parallelism")];
}

/** While a job is suspended and has no pods, where its pods may run and what they may use can be changed. */
function validateTemplateUpdate(it: IJob, old: IJob): FieldError[] {
  const template = it.spec!.template;
  const wasSuspended = old.spec!.suspend === true;
  const isIdle = wasSuspended && !old.status?.active &&
    (old.status?.conditions ?? []).some(({ type, status }) => type === "Suspended" && status === "True");
  const allowed = isIdle ? withChanges(old.spec!.template, template) : old.spec!.template;
  if (isSame(template, allowed)) return [];
  const { metadata, spec } = template;
  const internal = internalPodSpec(spec!);
  return isIdle
    ? [invalid("spec.template.spec", internal, "field is immutable")]
    : [invalid("spec.template", { ...metadata, Spec: internal }, "field is immutable")];
}

/** The old template with what of the new one it may take. */
function withChanges(old: IPodTemplateSpec, wanted: IPodTemplateSpec): IPodTemplateSpec {
  const spec = copyOf(old.spec!);
  const next = wanted.spec!;
  const nodeAffinity = next.affinity?.nodeAffinity;
  const { nodeAffinity: _, ...others } = spec.affinity ?? {};
  delete spec.affinity;
  if (nodeAffinity) spec.affinity = { ...others, nodeAffinity };
  else if (next.affinity || Object.keys(others).length > 0) spec.affinity = others;
  for (const name of ["nodeSelector", "tolerations", "schedulingGates"] as const) {
    delete spec[name];
    if (next[name] !== undefined) Object.assign(spec, { [name]: next[name] });
  }
  for (const name of ["containers", "initContainers"] as const) {
    const list = next[name];
    spec[name]?.forEach((container, index) => {
      const changed = list?.[index];
      if (changed?.name === container.name && changed.resources) container.resources = changed.resources;
    });
  }
  const { labels, annotations } = wanted.metadata ?? {};
  const { labels: _labels, annotations: _annotations, ...metadata } = old.metadata ?? {};
  return {
    ...old,
    metadata: { ...metadata, ...(labels ? { labels } : {}), ...(annotations ? { annotations } : {}) },
    spec,
  };
}
