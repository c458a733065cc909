/** A pod's specification, alone or in a template (pkg/apis/core/validation, ValidatePodSpec). */
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { IPodTemplateSpec } from "kubernetes-models/v1/PodTemplateSpec";
import type { IToleration } from "kubernetes-models/v1/Toleration";
import {
  dnsLabelProblems,
  labelValueProblems,
  qualifiedNameProblems,
  subdomainProblems,
} from "../../../kube/name_rules.ts";
import type { FieldError } from "../status_error.ts";
import { oneOf, validateContainers, validateId, validateInitContainers } from "./container_validation.ts";
import { duplicate, forbidden, invalid, invalidEach, notSupported, required } from "./field_errors.ts";
import { validateAnnotations, validateLabels } from "./metadata_validation.ts";
import { validateVolumes } from "./volume_validation.ts";

/** `field` is `spec` for a pod, `spec.template.spec` for a template. */
export function validatePodSpec(spec: IPodSpec, field: string): FieldError[] {
  const volumes = spec.volumes ?? [];
  const containers = spec.containers ?? [];
  return [
    ...validateVolumes(volumes, `${field}.volumes`),
    ...validateContainers(containers, volumes, `${field}.containers`),
    ...validateInitContainers(spec.initContainers ?? [], containers, volumes, `${field}.initContainers`),
    ...oneOf(spec.restartPolicy, RESTART_POLICIES, `${field}.restartPolicy`),
    ...oneOf(spec.dnsPolicy, DNS_POLICIES, `${field}.dnsPolicy`),
    ...validateDnsNone(spec, field),
    ...validateLabels(spec.nodeSelector, `${field}.nodeSelector`),
    ...validateSecurity(spec, `${field}.securityContext`),
    ...validateNames(spec, field),
    ...validateGates(spec, `${field}.schedulingGates`),
    ...validateDeadline(spec.activeDeadlineSeconds, `${field}.activeDeadlineSeconds`),
    ...validateTolerations(spec.tolerations ?? [], `${field}.tolerations`),
  ];
}

/** `field` is `spec.template`. */
export function validatePodTemplate(template: IPodTemplateSpec | undefined, field: string): FieldError[] {
  const spec = template?.spec;
  const errors = [
    ...validateLabels(template?.metadata?.labels, `${field}.metadata.labels`),
    ...validateAnnotations(template?.metadata?.annotations, `${field}.metadata.annotations`),
    ...validatePodSpec(spec ?? { containers: [] }, `${field}.spec`),
  ];
  const refusal = "ephemeral containers not allowed in pod template";
  if (spec?.ephemeralContainers?.length) errors.push(forbidden(`${field}.spec.ephemeralContainers`, refusal));
  return errors;
}

const RESTART_POLICIES = ["Always", "OnFailure", "Never"];
const DNS_POLICIES = ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"];
const EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"];
const MAX_INT32 = 2147483647;

function validateDnsNone(spec: IPodSpec, field: string): FieldError[] {
  if (spec.dnsPolicy !== "None" || spec.dnsConfig?.nameservers?.length) return [];
  return [required(
    spec.dnsConfig ? `${field}.dnsConfig.nameservers` : `${field}.dnsConfig`,
    spec.dnsConfig
      ? "must provide at least one DNS nameserver when `dnsPolicy` is None"
      : "must provide `dnsConfig` when `dnsPolicy` is None",
  )];
}

function validateSecurity(spec: IPodSpec, field: string): FieldError[] {
  const context = spec.securityContext;
  return (["fsGroup", "runAsUser", "runAsGroup"] as const).flatMap((name) =>
    validateId(context?.[name], `${field}.${name}`)
  );
}

function validateNames(spec: IPodSpec, field: string): FieldError[] {
  const rules: [keyof IPodSpec & string, (name: string) => string[]][] = [
    ["serviceAccountName", subdomainProblems],
    ["nodeName", subdomainProblems],
    ["hostname", dnsLabelProblems],
    ["subdomain", dnsLabelProblems],
    ["priorityClassName", subdomainProblems],
    ["runtimeClassName", subdomainProblems],
  ];
  return rules.flatMap(([name, rule]) => {
    const value = spec[name];
    return typeof value === "string" && value ? invalidEach(`${field}.${name}`, value, rule(value)) : [];
  });
}

function validateGates(spec: IPodSpec, field: string): FieldError[] {
  const seen = new Set<string>();
  return (spec.schedulingGates ?? []).flatMap(({ name = "" }, index) => {
    const errors = invalidEach(`${field}[${index}]`, name, qualifiedNameProblems(name));
    if (seen.has(name)) errors.push(duplicate(`${field}[${index}]`, name));
    seen.add(name);
    return errors;
  });
}

function validateDeadline(seconds: number | undefined, field: string): FieldError[] {
  return seconds === undefined || (seconds >= 1 && seconds <= MAX_INT32)
    ? []
    : [invalid(field, seconds, `must be between 1 and ${MAX_INT32}, inclusive`)];
}

export function validateTolerations(tolerations: readonly IToleration[], field: string): FieldError[] {
  return tolerations.flatMap((toleration, index) => {
    const path = `${field}[${index}]`;
    const { key, operator, value, effect } = toleration;
    const errors = key ? invalidEach(`${path}.key`, key, qualifiedNameProblems(key)) : [];
    if (!key && operator !== "Exists") {
      errors.push(invalid(
        `${path}.operator`,
        operator ?? "",
        'operator must be Exists when `key` is empty, which means "match all values and all keys"',
      ));
    }
    if (toleration.tolerationSeconds !== undefined && effect !== "NoExecute") {
      errors.push(
        invalid(`${path}.effect`, effect ?? "", "effect must be 'NoExecute' when `tolerationSeconds` is set"),
      );
    }
    if (!operator || operator === "Equal") {
      errors.push(...invalidEach(`${path}.operator`, value ?? "", labelValueProblems(value ?? "")));
    } else if (operator === "Exists") {
      if (value) {
        errors.push(
          invalid(`${path}.operator`, toleration, "value must be empty when `operator` is 'Exists'"),
        );
      }
    } else errors.push(notSupported(`${path}.operator`, operator, ["Equal", "Exists"]));
    if (effect && !EFFECTS.includes(effect)) errors.push(notSupported(`${path}.effect`, effect, EFFECTS));
    return errors;
  });
}
