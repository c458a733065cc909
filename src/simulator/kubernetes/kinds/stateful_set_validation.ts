/** What is wrong in a StatefulSet's specification (pkg/apis/apps/validation, ValidateStatefulSetSpec). */
import type { IStatefulSetSpec } from "kubernetes-models/apps/v1/StatefulSetSpec";
import type { IPodTemplateSpec } from "kubernetes-models/v1/PodTemplateSpec";
import { dnsLabelProblems } from "../../../kube/name_rules.ts";
import { isSame } from "../json_value.ts";
import type { FieldError } from "../status_error.ts";
import { validateAccessModes } from "./access_modes.ts";
import { forbidden, invalid, invalidEach, negative, notSupported, required } from "./field_errors.ts";
import { validatePodTemplate } from "./pod_spec_validation.ts";
import { shareNumber, validateAtMostAll, validateShare } from "./pod_share.ts";
import { validateEndless, validateSelector, validateTemplateLabels } from "./workload.ts";

/** On an update, what cannot change any more is not looked at again. */
export function validateStatefulSetSpec(
  spec: IStatefulSetSpec | undefined,
  options: { isUpdate?: boolean } = {},
): FieldError[] {
  if (!spec) return [required("spec.selector")];
  const name = spec.serviceName;
  return [
    ...validatePodManagement(spec.podManagementPolicy ?? ""),
    ...validateUpdateStrategy(spec.updateStrategy, "spec.updateStrategy"),
    ...validateRetention(spec.persistentVolumeClaimRetentionPolicy),
    ...(options.isUpdate ? [] : validateClaims(spec.volumeClaimTemplates ?? [], "spec.volumeClaimTemplates")),
    ...negative("spec.replicas", spec.replicas),
    ...negative("spec.minReadySeconds", spec.minReadySeconds),
    ...negative("spec.ordinals.start", spec.ordinals?.start),
    ...(name && !options.isUpdate ? invalidEach("spec.serviceName", name, dnsLabelProblems(name)) : []),
    ...validateSelector(spec.selector, "spec.selector", "empty selector is invalid for statefulset"),
    ...validateTemplateLabels(spec.template, spec.selector, "spec.template"),
    ...validatePodTemplate(wholeTemplate(spec), "spec.template"),
    ...validateEndless(spec.template, "spec.template", "StatefulSet"),
  ];
}

const MUTABLE = [
  "replicas",
  "template",
  "updateStrategy",
  "minReadySeconds",
  "ordinals",
  "revisionHistoryLimit",
  "persistentVolumeClaimRetentionPolicy",
] as const;

/** All but a few fields stay as they were. */
export function validateFixedParts(
  spec: IStatefulSetSpec | undefined,
  old: IStatefulSetSpec | undefined,
): FieldError[] {
  const [fixed, before] = [{ ...spec }, { ...old }];
  for (const field of MUTABLE) {
    delete fixed[field];
    delete before[field];
  }
  return isSame(fixed, before) ? [] : [forbidden(
    "spec",
    "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', " +
      "'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
  )];
}

function validatePodManagement(policy: string): FieldError[] {
  return policy === "OrderedReady" || policy === "Parallel"
    ? []
    : [invalid("spec.podManagementPolicy", policy, "must be 'OrderedReady' or 'Parallel'")];
}

function validateUpdateStrategy(strategy: IStatefulSetSpec["updateStrategy"], field: string): FieldError[] {
  const type: string = strategy?.type ?? "";
  const rolling = strategy?.rollingUpdate;
  if (type === "OnDelete") {
    const why = "only allowed for updateStrategy 'RollingUpdate'";
    return rolling ? [invalid(`${field}.rollingUpdate`, layoutOf(rolling), why)] : [];
  }
  if (type !== "RollingUpdate") {
    const value = { Type: type, RollingUpdate: rolling ? layoutOf(rolling) : null };
    return [invalid(field, value, "must be 'RollingUpdate' or 'OnDelete'")];
  }
  const path = `${field}.rollingUpdate.maxUnavailable`;
  const share = rolling?.maxUnavailable;
  return [
    ...negative(`${field}.rollingUpdate.partition`, rolling?.partition),
    ...(share === undefined ? [] : [
      ...validateShare(share, path),
      ...(shareNumber(share) === 0 ? [invalid(path, share, "cannot be 0")] : []),
      ...validateAtMostAll(share, path),
    ]),
  ];
}

/** As the server's own structure shows itself. */
function layoutOf({ partition = 0, maxUnavailable }: { partition?: number; maxUnavailable?: unknown }) {
  return { Partition: partition, MaxUnavailable: maxUnavailable ?? null };
}

function validateRetention(policy: IStatefulSetSpec["persistentVolumeClaimRetentionPolicy"]): FieldError[] {
  return (["whenDeleted", "whenScaled"] as const).flatMap((when) => {
    const value: string = policy?.[when] ?? "Retain";
    const field = `spec.persistentVolumeClaimRetentionPolicy.${when}`;
    return value === "Retain" || value === "Delete" ? [] : [notSupported(field, value, ["Retain", "Delete"])];
  });
}

/** What every claim must say (pkg/apis/core/validation, ValidatePersistentVolumeClaimSpec). */
function validateClaims(
  claims: NonNullable<IStatefulSetSpec["volumeClaimTemplates"]>,
  field: string,
): FieldError[] {
  return claims.flatMap(({ spec }, index) => {
    const path = `${field}[${index}].spec`;
    const errors: FieldError[] = [];
    if (!spec?.accessModes?.length) {
      errors.push(required(`${path}.accessModes`, "at least 1 access mode is required"));
    }
    errors.push(...validateAccessModes(spec?.accessModes ?? [], `${path}.accessModes`));
    if (spec?.resources?.requests?.["storage"] === undefined) {
      errors.push(required(`${path}.resources[storage]`));
    }
    return errors;
  });
}

/** The template as the controller will use it: with a volume for each claim, and its own host name. */
function wholeTemplate({ template, volumeClaimTemplates = [] }: IStatefulSetSpec): IPodTemplateSpec {
  const { hostname: _hostname, subdomain: _subdomain, ...spec } = template?.spec ?? { containers: [] };
  const claims = volumeClaimTemplates.map(({ metadata }) => metadata?.name ?? "");
  const volumes = [
    ...claims.map((name) => ({ name, persistentVolumeClaim: { claimName: name } })),
    ...(spec.volumes ?? []).filter(({ name }) => !claims.includes(name)),
  ];
  return { ...template, spec: { ...spec, ...(volumes.length > 0 ? { volumes } : {}) } };
}
