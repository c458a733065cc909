import { creation } from "./creation.ts";
import { bindingOf } from "./role_binding.ts";
import { RBAC, subjectFlags } from "./subjects.ts";

/** `kubectl create clusterrolebinding`. */
export const createClusterRoleBinding = creation({
  name: "clusterrolebinding",
  summary: "Give a cluster role to users, groups and accounts",
  usage: [
    "NAME --clusterrole=NAME [--user=username] [--group=groupname] " +
    "[--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]",
  ],
  flags: [
    { name: "clusterrole", kind: "string", required: true, usage: "The cluster role." },
    ...subjectFlags,
  ],
  examples: [[
    "Ahab may do all",
    "kubectl create clusterrolebinding ahab --clusterrole=cluster-admin --user=ahab",
  ]],
  refusal: "failed to create clusterrolebinding: ",
  resource: { group: RBAC, version: "v1", name: "clusterrolebindings", namespaced: false },
  build: (call, name) => bindingOf(call, name, "ClusterRoleBinding"),
});
