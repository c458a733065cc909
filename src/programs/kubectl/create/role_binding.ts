import type { KubeObject } from "../../../kube/object.ts";
import type { Call } from "../../program.ts";
import { creation, inNamespace } from "./creation.ts";
import { RBAC, subjectFlags, subjectsOf } from "./subjects.ts";

/** `kubectl create rolebinding`. */
export const createRoleBinding = creation({
  name: "rolebinding",
  summary: "Give a role to users, groups and accounts here",
  usage: [
    "NAME --clusterrole=NAME|--role=NAME [--user=username] [--group=groupname] " +
    "[--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]",
  ],
  flags: [
    { name: "clusterrole", kind: "string", usage: "The cluster role, for this namespace alone." },
    { name: "role", kind: "string", usage: "The role of this namespace." },
    ...subjectFlags,
  ],
  examples: [["Ahab may look", "kubectl create rolebinding look --clusterrole=view --user=ahab"]],
  refusal: "failed to create rolebinding: ",
  resource: { group: RBAC, version: "v1", name: "rolebindings", namespaced: true },
  check({ flags }) {
    if ((flags.string("clusterrole") === "") === (flags.string("role") === "")) {
      throw new Error("exactly one of clusterrole or role must be specified");
    }
  },
  build: (call, name) => bindingOf(call, name, "RoleBinding"),
});

/** The binding that the flags describe. */
export function bindingOf(
  { flags }: Call,
  name: string,
  kind: "RoleBinding" | "ClusterRoleBinding",
): KubeObject {
  const isCluster = kind === "ClusterRoleBinding";
  const clusterRole = flags.string("clusterrole");
  const subjects = subjectsOf(flags);
  const role = isCluster || clusterRole
    ? { kind: "ClusterRole", name: clusterRole }
    : { kind: "Role", name: flags.string("role") };
  return {
    kind,
    apiVersion: `${RBAC}/v1`,
    metadata: { name, ...(isCluster ? {} : inNamespace(flags)) },
    ...(subjects.length ? { subjects } : {}),
    roleRef: { apiGroup: RBAC, ...role },
  };
}
