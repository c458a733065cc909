/** Which objects a ResourceQuota is about. Source: pkg/quota/v1/evaluator/core/pods.go and apiserver/pkg/quota/v1/generic. */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IPodAffinityTerm } from "kubernetes-models/v1/PodAffinityTerm";
import type { IResourceQuotaSpec } from "kubernetes-models/v1/ResourceQuotaSpec";
import type { IScopedResourceSelectorRequirement } from "kubernetes-models/v1/ScopedResourceSelectorRequirement";
import type { KubeObject } from "../../../kube/object.ts";
import type { AnyKind } from "../kind.ts";
import { qosClass } from "../kinds/pod_qos.ts";

/** What counts of a pod. */
export type QuotaPod = Pick<IPod, "metadata" | "spec" | "status">;

/** Whether every scope of the quota fits the object. Only pods and claims can fit one. */
export function isInScope(spec: IResourceQuotaSpec, kind: AnyKind, object: KubeObject): boolean {
  const scopes = (spec.scopes ?? []).map((scopeName) => ({ scopeName, operator: "Exists" as const }));
  return [...scopes, ...spec.scopeSelector?.matchExpressions ?? []].every((requirement) =>
    fits(requirement as IScopedResourceSelectorRequirement, kind, object)
  );
}

/** Pods that are to end by themselves. */
export function isTerminating(pod: QuotaPod): boolean {
  return (pod.spec?.activeDeadlineSeconds ?? -1) >= 0;
}

function fits(requirement: IScopedResourceSelectorRequirement, kind: AnyKind, object: KubeObject): boolean {
  if (kind.group !== "") return false;
  if (kind.plural === "persistentvolumeclaims") {
    if (requirement.scopeName !== "VolumeAttributesClass") return false;
    const { spec = {} } = object as { spec?: { volumeAttributesClassName?: string } };
    return fitsValue(requirement, spec.volumeAttributesClassName);
  }
  return kind.plural === "pods" && fitsPod(requirement, object as QuotaPod);
}

function fitsPod(requirement: IScopedResourceSelectorRequirement, pod: QuotaPod): boolean {
  const isBestEffort = () => qosClass(pod.spec ?? { containers: [] }) === "BestEffort";
  switch (requirement.scopeName) {
    case "Terminating":
      return isTerminating(pod);
    case "NotTerminating":
      return !isTerminating(pod);
    case "BestEffort":
      return isBestEffort();
    case "NotBestEffort":
      return !isBestEffort();
    case "PriorityClass":
      return fitsValue(requirement, pod.spec?.priorityClassName);
    case "CrossNamespacePodAffinity":
      return affinityTerms(pod).some((term) => term.namespaces?.length || term.namespaceSelector);
    default:
      return false;
  }
}

function fitsValue(
  { operator, values = [] }: IScopedResourceSelectorRequirement,
  value: string | undefined,
): boolean {
  if (operator === "In") return value !== undefined && value !== "" && values.includes(value);
  if (operator === "NotIn") return !value || !values.includes(value);
  return operator === "Exists" ? Boolean(value) : !value;
}

function affinityTerms(pod: QuotaPod): IPodAffinityTerm[] {
  const { podAffinity, podAntiAffinity } = pod.spec?.affinity ?? {};
  return [podAffinity, podAntiAffinity].flatMap((affinity) => [
    ...affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [],
    ...(affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map((it) => it.podAffinityTerm),
  ]);
}
