import type { IRoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import type { Kind } from "../kind.ts";
import { RBAC_GROUP } from "./role_rules.ts";
import {
  bindingColumns,
  setBindingDefaults,
  validateBinding,
  validateBindingUpdate,
} from "./role_subjects.ts";

export const roleBinding: Kind<IRoleBinding> = {
  group: RBAC_GROUP,
  version: "v1",
  kind: "RoleBinding",
  plural: "rolebindings",
  singular: "rolebinding",
  shortNames: [],
  categories: [],
  namespaced: true,
  schema: "io.k8s.api.rbac.v1.RoleBinding",
  columns: bindingColumns(),
  setDefaults: setBindingDefaults,
  validate: (it) => validateBinding(it, true),
  validateUpdate: (it, old) => validateBindingUpdate(it, old, true),
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: true,
};
