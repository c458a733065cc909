import type { IClusterRole } from "kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { required } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { pathSegmentProblems } from "./path_name.ts";
import { RBAC_GROUP, roleColumns, setRuleDefaults, validateRules } from "./role_rules.ts";
import { validateSelector } from "./workload.ts";

export const clusterRole: Kind<IClusterRole> = {
  group: RBAC_GROUP,
  version: "v1",
  kind: "ClusterRole",
  plural: "clusterroles",
  singular: "clusterrole",
  shortNames: [],
  categories: [],
  namespaced: false,
  schema: "io.k8s.api.rbac.v1.ClusterRole",
  columns: roleColumns(),
  setDefaults: setRuleDefaults,
  validate,
  validateUpdate: (it, old) => [...validate(it), ...validateMetadataUpdate(it.metadata, old.metadata)],
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: true,
};

function validate(it: IClusterRole): FieldError[] {
  return [
    ...validateMetadata(it.metadata, { namespaced: false, name: pathSegmentProblems }),
    ...validateRules(it.rules, false),
    ...validateAggregation(it.aggregationRule),
  ];
}

function validateAggregation(rule: IClusterRole["aggregationRule"]): FieldError[] {
  if (!rule) return [];
  const field = "aggregationRule.clusterRoleSelectors";
  const selectors = rule.clusterRoleSelectors ?? [];
  if (selectors.length === 0) {
    return [required(field, "at least one clusterRoleSelector required if aggregationRule is non-nil")];
  }
  return selectors.flatMap((selector, index) => validateSelector(selector, `${field}[${index}]`));
}
