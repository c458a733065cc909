/** Users beside the administrator: what `--user jane=view:shop` asks for. */
import { RBAC_GROUP } from "../kubernetes/kinds/role_rules.ts";
import type { Registry } from "../kubernetes/registry.ts";
import { StatusError } from "../kubernetes/status_error.ts";

export interface RestrictedUser {
  name: string;
  /** Where the role holds; absent: everywhere. */
  namespace?: string;
}

/**
 * Gives a user a role: `NAME=ROLE` that of a cluster role everywhere, `NAME=ROLE:NAMESPACE` that of a role or a cluster
 * role there. Who has it already keeps it.
 *
 * @throws {Error} in the words of a command line, for what cannot be read and for what is not there.
 */
export function restrictedUser(registry: Registry, text: string): RestrictedUser {
  const [, name = "", grant = ""] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (!name) throw wrong(text, "expected NAME=ROLE or NAME=ROLE:NAMESPACE");
  if (name === "kubernetes-admin") throw wrong(text, "that is the administrator's name");
  const clusterRoles = registry.kind("clusterroles", RBAC_GROUP);
  // Names of roles have colons, too: a role of the whole name comes first.
  if (registry.find(clusterRoles, undefined, grant)) {
    bind(registry, name, { kind: "ClusterRole", name: grant });
    return { name };
  }
  const colon = grant.lastIndexOf(":");
  if (colon < 0) throw wrong(text, `clusterroles.${RBAC_GROUP} "${grant}" not found`);
  const [role, namespace] = [grant.slice(0, colon), grant.slice(colon + 1)];
  if (!registry.find(registry.kind("namespaces"), undefined, namespace)) {
    throw wrong(text, `namespaces "${namespace}" not found`);
  }
  const isLocal = registry.find(registry.kind("roles", RBAC_GROUP), namespace, role);
  if (!isLocal && !registry.find(clusterRoles, undefined, role)) {
    throw wrong(text, `clusterroles.${RBAC_GROUP} "${role}" not found`);
  }
  bind(registry, name, { kind: isLocal ? "Role" : "ClusterRole", name: role }, namespace);
  return { name, namespace };
}

function bind(
  registry: Registry,
  user: string,
  roleRef: { kind: string; name: string },
  namespace?: string,
): void {
  const kind = registry.kind(namespace ? "rolebindings" : "clusterrolebindings", RBAC_GROUP);
  const name = `${user}-${roleRef.name}`;
  try {
    registry.create(kind, {
      metadata: { name, ...(namespace ? { namespace } : {}) },
      roleRef: { apiGroup: RBAC_GROUP, ...roleRef },
      subjects: [{ apiGroup: RBAC_GROUP, kind: "User", name: user }],
    }, { fieldManager: "kubectl-create" });
  } catch (error) {
    if (!(error instanceof StatusError) || error.code !== 409) throw error;
  }
}

function wrong(text: string, why: string): Error {
  return new Error(`invalid argument ${JSON.stringify(text)} for "--user" flag: ${why}`);
}
