import type { IClusterRole } from "kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole";
import { fromLabelSelectorObject, matchesLabels } from "../../../kube/label_selector.ts";
import type { Stored } from "../../../kube/object.ts";
import { isSame } from "../json_value.ts";
import type { PolicyRule } from "./policy_rule.ts";

export type ClusterRoleObject = Pick<Stored<IClusterRole>, "aggregationRule" | "rules" | "metadata">;

/**
 * The rules that a role gathers from those its selectors choose, by name, each rule once. `roles` in the order of names.
 * Source: pkg/controller/clusterroleaggregation.
 */
export function aggregatedRules(
  role: ClusterRoleObject,
  roles: readonly ClusterRoleObject[],
): PolicyRule[] {
  const rules: PolicyRule[] = [];
  for (const object of role.aggregationRule?.clusterRoleSelectors ?? []) {
    const selector = fromLabelSelectorObject(object);
    for (const { metadata, rules: others } of roles) {
      if (metadata.name === role.metadata.name || !matchesLabels(selector, metadata.labels)) continue;
      for (const rule of others ?? []) {
        if (!rules.some((known) => isSame(known, rule))) rules.push(rule);
      }
    }
  }
  return rules;
}
