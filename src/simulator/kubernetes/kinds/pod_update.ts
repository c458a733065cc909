/** What may still change in a pod once it exists (pkg/apis/core/validation, ValidatePodUpdate). */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { IToleration } from "kubernetes-models/v1/Toleration";
import type { FieldError } from "../status_error.ts";
import { forbidden, invalid, required } from "./field_errors.ts";
import { podSpecDiff } from "./pod_spec_diff.ts";

/** `mayBind`: the scheduler is giving the pod its node. */
export function validatePodSpecUpdate(
  spec: IPodSpec,
  old: IPodSpec,
  options: { mayBind: boolean },
): FieldError[] {
  const counts = [
    ...validateSameCount(spec.containers, old.containers, "spec.containers"),
    ...validateSameCount(spec.initContainers, old.initContainers, "spec.initContainers"),
  ];
  if (counts.length > 0) return counts;
  const errors = [
    ...validateDeadline(spec.activeDeadlineSeconds, old.activeDeadlineSeconds),
    ...validateGates(spec, old),
    ...validateTolerations(spec.tolerations ?? [], old.tolerations ?? []),
  ];
  const munged = withOldAllowances(spec, old);
  if (options.mayBind && !old.nodeName && spec.nodeName) delete munged.nodeName;
  if (!equal(munged, old)) {
    errors.push(forbidden(
      "spec",
      `pod updates may not change fields other than ${CHANGEABLE}\n${podSpecDiff(old, munged)}`,
    ));
  }
  return errors;
}

const CHANGEABLE = "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`," +
  "`spec.tolerations` (only additions to existing tolerations)," +
  "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

/** The new specification with everything that may change set back: what still differs may not. */
function withOldAllowances(spec: IPodSpec, old: IPodSpec): IPodSpec {
  const munged = structuredClone(spec);
  setImages(munged.containers ?? [], old.containers ?? []);
  setImages(munged.initContainers ?? [], old.initContainers ?? []);
  const whole: (keyof IPodSpec)[] = ["activeDeadlineSeconds", "tolerations", "schedulingGates"];
  // A pod that waits at a gate may still be told where it can run.
  if (old.schedulingGates?.length) whole.push("nodeSelector", "affinity");
  const from = old as unknown as Record<string, unknown>;
  const into = munged as unknown as Record<string, unknown>;
  for (const name of whole) {
    if (from[name] === undefined) delete into[name];
    else into[name] = structuredClone(from[name]);
  }
  if ((old.terminationGracePeriodSeconds ?? 0) < 0 && munged.terminationGracePeriodSeconds === 1) {
    munged.terminationGracePeriodSeconds = old.terminationGracePeriodSeconds!;
  }
  return munged;
}

function setImages(containers: IContainer[], old: readonly IContainer[]): void {
  containers.forEach((container, index) => {
    const image = old[index]?.image;
    if (image !== undefined) container.image = image;
  });
}

function validateSameCount(
  containers: readonly IContainer[] = [],
  old: readonly IContainer[] = [],
  field: string,
): FieldError[] {
  if (containers.length !== old.length) {
    return [forbidden(field, "pod updates may not add or remove containers")];
  }
  return containers.flatMap((container, index) =>
    container.image ? [] : [required(`${field}[${index}].image`)]
  );
}

function validateDeadline(seconds: number | undefined, old: number | undefined): FieldError[] {
  const field = "spec.activeDeadlineSeconds";
  if (old === undefined) return [];
  if (seconds === undefined) {
    return [invalid(field, null, "must not update from a positive integer to nil value")];
  }
  return seconds > old ? [invalid(field, seconds, "must be less than or equal to previous value")] : [];
}

function validateGates(spec: IPodSpec, old: IPodSpec): FieldError[] {
  const known = new Set((old.schedulingGates ?? []).map((gate) => gate.name));
  return (spec.schedulingGates ?? []).filter((gate) => !known.has(gate.name)).map((gate) =>
    forbidden(
      "spec.schedulingGates",
      `only deletion is allowed, but found new scheduling gate '${gate.name}'`,
    )
  );
}

function validateTolerations(tolerations: readonly IToleration[], old: readonly IToleration[]): FieldError[] {
  const keepsAll = old.every((before) =>
    tolerations.some((now) => equal(sansSeconds(now), sansSeconds(before)))
  );
  return keepsAll
    ? []
    : [forbidden("spec.tolerations", "existing toleration can not be modified except its tolerationSeconds")];
}

function sansSeconds(toleration: IToleration): IToleration {
  const { tolerationSeconds: _seconds, ...rest } = toleration;
  return rest;
}

/** Equal as JSON, whatever the order of keys; an absent field is the same as an empty list or map. */
function equal(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(
      Object.entries(part).filter(([, inner]) => !isEmpty(inner)).sort(([x], [y]) => x < y ? -1 : 1),
    );
  });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
