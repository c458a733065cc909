import type { IRole } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import type { Kind } from "../kind.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { pathSegmentProblems } from "./path_name.ts";
import { RBAC_GROUP, roleColumns, setRuleDefaults, validateRules } from "./role_rules.ts";

export const role: Kind<IRole> = {
  group: RBAC_GROUP,
  version: "v1",
  kind: "Role",
  plural: "roles",
  singular: "role",
  shortNames: [],
  categories: [],
  namespaced: true,
  schema: "io.k8s.api.rbac.v1.Role",
  columns: roleColumns(),
  setDefaults: setRuleDefaults,
  validate,
  validateUpdate: (it, old) => [...validate(it), ...validateMetadataUpdate(it.metadata, old.metadata)],
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: true,
};

function validate(it: IRole) {
  return [
    ...validateMetadata(it.metadata, { namespaced: true, name: pathSegmentProblems }),
    ...validateRules(it.rules, true),
  ];
}
