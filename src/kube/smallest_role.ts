import type { KubeObject } from "./object.ts";
import type { Right } from "./right.ts";

/** Who is to get a role: a user by name, as a SelfSubjectReview tells it. */
export interface RoleSubject {
  readonly userName: string;
}

/**
 * The roles and bindings that would grant exactly these rights: a Role for each namespace, a ClusterRole for what is
 * outside of namespaces. Rights on the same resource share a rule.
 */
export function smallestRoles(rights: readonly Right[], { userName }: RoleSubject): KubeObject[] {
  const places = Map.groupBy(rights, ({ namespace }) => namespace ?? "");
  return [...places].flatMap(([namespace, here]) => role(namespace, here, userName));
}

function role(namespace: string, rights: readonly Right[], userName: string): KubeObject[] {
  const kind = namespace === "" ? "ClusterRole" : "Role";
  const group = "rbac.authorization.k8s.io";
  const name = `${userName.split(":").at(-1)!.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, "-")}-more`;
  const metadata = { name, ...(namespace === "" ? {} : { namespace }) };
  return [
    { apiVersion: `${group}/v1`, kind, metadata, rules: rules(rights) },
    {
      apiVersion: `${group}/v1`,
      kind: `${kind}Binding`,
      metadata,
      roleRef: { apiGroup: group, kind, name },
      subjects: [subject(userName)],
    },
  ];
}

function rules(rights: readonly Right[]): unknown[] {
  const byResource = Map.groupBy(
    rights,
    ({ group, resource, subresource }) => `${group}\n${resource}${subresource ? `/${subresource}` : ""}`,
  );
  const byVerbs = Map.groupBy(byResource, ([key, members]) => {
    const verbs = [...new Set(members.map(({ verb }) => verb))].sort();
    return `${key.split("\n")[0]}\n${verbs.join(",")}`;
  });
  return [...byVerbs].map(([key, members]) => {
    const [apiGroup, verbs] = key.split("\n");
    return {
      apiGroups: [apiGroup],
      resources: members.map(([name]) => name.split("\n")[1]),
      verbs: verbs!.split(","),
    };
  });
}

/** `system:serviceaccount:NAMESPACE:NAME` is a service account's user name. */
function subject(userName: string): unknown {
  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(userName);
  return account
    ? { kind: "ServiceAccount", namespace: account[1], name: account[2] }
    : { apiGroup: "rbac.authorization.k8s.io", kind: "User", name: userName };
}
