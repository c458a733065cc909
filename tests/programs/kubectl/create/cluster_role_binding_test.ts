import { createClusterRoleBinding } from "../../../../src/programs/kubectl/create/cluster_role_binding.ts";
import { builds, refuses } from "./built.ts";

builds(createClusterRoleBinding, [["look --clusterrole=view --user=ahab", {
  "kind": "ClusterRoleBinding",
  "apiVersion": "rbac.authorization.k8s.io/v1",
  "metadata": { "name": "look" },
  "subjects": [{ "kind": "User", "apiGroup": "rbac.authorization.k8s.io", "name": "ahab" }],
  "roleRef": { "apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view" },
}]]);

refuses(createClusterRoleBinding, [["look", 'error: required flag(s) "clusterrole" not set']]);
