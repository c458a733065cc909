/** Whether a policy looks at a request. Source: apiserver/pkg/admission/plugin/policy/matching. */
import { fromLabelSelectorObject, matchesLabels } from "../../../kube/label_selector.ts";
import type { AdmissionRequest } from "../admission.ts";
import type { AnyKind } from "../kind.ts";
import { facesOf } from "../kind_face.ts";
import type { StoredObject } from "../registry.ts";
import type { MatchResources, ResourceRule } from "./admission_policy.ts";

/** `namespace`: the one that the object is in, absent for cluster-scoped ones. */
export function matchesRequest(
  match: MatchResources | undefined,
  request: AdmissionRequest,
  namespace: StoredObject | undefined,
): boolean {
  if (!match) return true;
  const { resourceRules, excludeResourceRules = [], matchPolicy } = match;
  if (!selectsNamespace(match, request, namespace) || !selectsObject(match, request)) return false;
  const isExact = matchPolicy === "Exact";
  if (excludeResourceRules.some((rule) => matchesRule(rule, request, isExact))) return false;
  // A binding without rules of its own takes those of its policy.
  return !resourceRules?.length || resourceRules.some((rule) => matchesRule(rule, request, isExact));
}

function selectsNamespace(
  { namespaceSelector }: MatchResources,
  { kind, object, old }: AdmissionRequest,
  namespace: StoredObject | undefined,
): boolean {
  const selector = fromLabelSelectorObject(namespaceSelector ?? {});
  if (selector.requirements.length === 0) return true;
  const isNamespace = kind.kind === "Namespace" && kind.group === "";
  if (isNamespace) return matchesLabels(selector, (object ?? old)?.metadata.labels);
  return namespace ? matchesLabels(selector, namespace.metadata.labels) : true;
}

function selectsObject({ objectSelector }: MatchResources, { object, old }: AdmissionRequest): boolean {
  const selector = fromLabelSelectorObject(objectSelector ?? {});
  if (selector.requirements.length === 0) return true;
  return [object, old].some((one) => one && matchesLabels(selector, one.metadata.labels));
}

function matchesRule(rule: ResourceRule, request: AdmissionRequest, isExact: boolean): boolean {
  const { kind, operation, name, subresource } = request;
  if (!includes(rule.operations, operation)) return false;
  if (rule.scope === "Namespaced" && !kind.namespaced) return false;
  if (rule.scope === "Cluster" && kind.namespaced) return false;
  if (rule.resourceNames?.length && !rule.resourceNames.includes(name)) return false;
  if (!rule.resources?.some((resource) => matchesResource(resource, kind.plural, subresource))) return false;
  const versions: readonly Pick<AnyKind, "group" | "version">[] = isExact ? [kind] : [kind, ...facesOf(kind)];
  return versions.some(({ group, version }) =>
    includes(rule.apiGroups, group) && includes(rule.apiVersions, version)
  );
}

function includes(list: readonly string[] | undefined, value: string): boolean {
  return list?.some((one) => one === "*" || one === value) ?? false;
}

/** `pods`, `pods/status`, `pods/*`, `*`, `*\/scale`, `*\/*`. */
function matchesResource(wanted: string, plural: string, subresource: string | undefined): boolean {
  const [resource, below] = wanted.split("/");
  if (resource !== "*" && resource !== plural) return false;
  return below === undefined ? subresource === undefined : below === "*" || below === subresource;
}
