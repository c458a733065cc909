import type { IClusterRoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding";
import type { Kind } from "../kind.ts";
import { RBAC_GROUP } from "./role_rules.ts";
import {
  bindingColumns,
  setBindingDefaults,
  validateBinding,
  validateBindingUpdate,
} from "./role_subjects.ts";

export const clusterRoleBinding: Kind<IClusterRoleBinding> = {
  group: RBAC_GROUP,
  version: "v1",
  kind: "ClusterRoleBinding",
  plural: "clusterrolebindings",
  singular: "clusterrolebinding",
  shortNames: [],
  categories: [],
  namespaced: false,
  schema: "io.k8s.api.rbac.v1.ClusterRoleBinding",
  columns: bindingColumns(),
  setDefaults: setBindingDefaults,
  validate: (it) => validateBinding(it, false),
  validateUpdate: (it, old) => validateBindingUpdate(it, old, false),
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: true,
};
