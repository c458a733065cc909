/** Whether one rule of a role allows a request. Source: pkg/apis/rbac/v1/evaluation_helpers.go. */
import type { IPolicyRule } from "kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule";
import { urlCovers } from "../../../kube/rule_cover.ts";
import type { Attributes } from "../http/authorization.ts";

export type PolicyRule = Pick<IPolicyRule, "verbs"> & Partial<IPolicyRule>;

export function ruleAllows(rule: PolicyRule, attributes: Attributes): boolean {
  if (!rule.verbs.includes("*") && !rule.verbs.includes(attributes.verb)) return false;
  if ("path" in attributes) {
    return (rule.nonResourceURLs ?? []).some((url) => urlCovers(url, attributes.path));
  }
  const { group, resource, subresource, name } = attributes;
  const { apiGroups = [], resources = [], resourceNames = [] } = rule;
  return (apiGroups.includes("*") || apiGroups.includes(group)) &&
    resources.some((pattern) => resourceMatches(pattern, resource, subresource)) &&
    (resourceNames.length === 0 || resourceNames.includes(name));
}

/** A resource is no pattern for its sub-resources: pods and pods/log are two things. */
function resourceMatches(pattern: string, resource: string, subresource: string): boolean {
  if (pattern === "*") return true;
  if (!subresource) return pattern === resource;
  return pattern === `${resource}/${subresource}` || pattern === `*/${subresource}`;
}
