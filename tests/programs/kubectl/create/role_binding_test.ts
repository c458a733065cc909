import { createRoleBinding } from "../../../../src/programs/kubectl/create/role_binding.ts";
import { builds, refuses } from "./built.ts";

builds(createRoleBinding, [["look --clusterrole=view --user=ahab --group=crew --serviceaccount=sea:robot", {
  "kind": "RoleBinding",
  "apiVersion": "rbac.authorization.k8s.io/v1",
  "metadata": { "name": "look" },
  "subjects": [{ "kind": "User", "apiGroup": "rbac.authorization.k8s.io", "name": "ahab" }, {
    "kind": "Group",
    "apiGroup": "rbac.authorization.k8s.io",
    "name": "crew",
  }, { "kind": "ServiceAccount", "name": "robot", "namespace": "sea" }],
  "roleRef": { "apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view" },
}]]);

refuses(createRoleBinding, [["look", "error: exactly one of clusterrole or role must be specified"], [
  "look --role=a --serviceaccount=b",
  "error: serviceaccount must be <namespace>:<name>",
]]);
