import type { KubeList, KubeObject } from "../kube/object.ts";
import type { Policies, PolicyRule, Role, RoleBinding, Subject } from "../kube/policies.ts";
import { ApiError } from "./api_error.ts";
import type { Client } from "./client.ts";

/** Policies, and what of them may not be read. */
export interface ReadPolicies extends Policies {
  /** Plural names of what was refused, such as `clusterrolebindings`. */
  readonly unread: readonly string[];
}

/**
 * Reads all roles and bindings; of a namespace only, where all of them may not be read. Rejects when none may be.
 */
export async function readPolicies(
  client: Client,
  namespace: string | undefined,
  signal: AbortSignal,
): Promise<ReadPolicies> {
  const refusals: { resource: string; error: ApiError }[] = [];
  const read = async (resource: string): Promise<KubeObject[]> => {
    const places = resource.startsWith("cluster") || namespace === undefined
      ? [`${base}/${resource}`]
      : [`${base}/${resource}`, `${base}/namespaces/${encodeURIComponent(namespace)}/${resource}`];
    for (const path of places) {
      try {
        return (await client.get<KubeList>(path, { signal })).items;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (path === places.at(-1)) refusals.push({ resource, error });
      }
    }
    return [];
  };
  const names = ["clusterroles", "roles", "clusterrolebindings", "rolebindings"];
  const [clusterRoles, roles, clusterBindings, bindings] = await Promise.all(names.map(read));
  if (refusals.length === names.length) throw refusals[0]!.error;
  return {
    roles: [
      ...clusterRoles!.map((object) => role(object, "ClusterRole")),
      ...roles!.map((object) => role(object, "Role")),
    ],
    bindings: [
      ...clusterBindings!.map((object) => binding(object, "ClusterRoleBinding")),
      ...bindings!.map((object) => binding(object, "RoleBinding")),
    ],
    unread: refusals.map(({ resource }) => resource),
  };
}

const base = "/apis/rbac.authorization.k8s.io/v1";

function role(object: KubeObject, kind: Role["kind"]): Role {
  const { name = "", namespace = "" } = object.metadata;
  return { kind, name, namespace, rules: (object["rules"] ?? []) as PolicyRule[] };
}

function binding(object: KubeObject, kind: RoleBinding["kind"]): RoleBinding {
  const { name = "", namespace = "" } = object.metadata;
  const roleRef = object["roleRef"] as RoleBinding["roleRef"];
  return { kind, name, namespace, roleRef, subjects: (object["subjects"] ?? []) as Subject[] };
}
