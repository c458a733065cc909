/** Who may do what, by roles and bindings. Source: rbac.authorization.k8s.io/v1. */
import { type AccessRule, isGranted, type Right } from "./right.ts";

export interface PolicyRule extends AccessRule {
  readonly nonResourceURLs?: readonly string[];
}

export interface Role {
  readonly kind: "Role" | "ClusterRole";
  readonly name: string;
  /** "" for a ClusterRole. */
  readonly namespace: string;
  readonly rules: readonly PolicyRule[];
}

export interface Subject {
  readonly kind: "User" | "Group" | "ServiceAccount";
  readonly name: string;
  /** Of a service account. */
  readonly namespace?: string;
}

export interface RoleBinding {
  readonly kind: "RoleBinding" | "ClusterRoleBinding";
  readonly name: string;
  /** "" for a ClusterRoleBinding: its rights hold everywhere. */
  readonly namespace: string;
  readonly roleRef: { readonly kind: string; readonly name: string };
  readonly subjects: readonly Subject[];
}

export interface Policies {
  readonly roles: readonly Role[];
  readonly bindings: readonly RoleBinding[];
}

/** A rule that a subject has, and through what. */
export interface GrantedRule {
  readonly rule: PolicyRule;
  readonly binding: RoleBinding;
  readonly role: Role;
}

/** The role that a binding names; undefined when there is none (a binding may name one that is to come). */
export function roleOf({ roles }: Policies, { roleRef, namespace }: RoleBinding): Role | undefined {
  return roles.find(({ kind, name, namespace: home }) =>
    kind === roleRef.kind && name === roleRef.name && (kind === "ClusterRole" || home === namespace)
  );
}

/** Every rule that a subject has, through its groups too. */
export function rulesOfSubject(policies: Policies, subject: Subject): GrantedRule[] {
  return policies.bindings.filter(({ subjects }) => subjects.some((each) => isMeant(each, subject)))
    .flatMap((binding) => {
      const role = roleOf(policies, binding);
      return role?.rules.map((rule) => ({ rule, binding, role })) ?? [];
    });
}

/** Who has a right, and through which binding. */
export function subjectsWith(
  policies: Policies,
  right: Right,
): { subject: Subject; binding: RoleBinding; role: Role }[] {
  return policies.bindings.filter(({ namespace }) => namespace === "" || namespace === right.namespace)
    .flatMap((binding) => {
      const role = roleOf(policies, binding);
      if (!role || !isGranted(right, role.rules)) return [];
      return binding.subjects.map((subject) => ({ subject, binding, role }));
    });
}

/** Every user, group or service account that a binding names, once. */
export function subjectsOfKind({ bindings }: Policies, kind: Subject["kind"]): Subject[] {
  const found = new Map<string, Subject>();
  for (const subject of bindings.flatMap(({ subjects }) => subjects)) {
    if (subject.kind === kind) found.set(subjectTitle(subject), subject);
  }
  return [...found.values()].sort((one, other) => one.name < other.name ? -1 : 1);
}

/** `ishmael`, or `namespace/name` of a service account. */
export function subjectTitle({ kind, name, namespace }: Subject): string {
  return kind === "ServiceAccount" ? `${namespace ?? ""}/${name}` : name;
}

/** A service account is also a user by its long name, and in three groups; everybody signed in is in one. */
function isMeant(bound: Subject, wanted: Subject): boolean {
  if (bound.kind === wanted.kind && bound.name === wanted.name) {
    return bound.kind !== "ServiceAccount" || bound.namespace === wanted.namespace;
  }
  if (bound.kind === "Group") return groupsOf(wanted).includes(bound.name);
  return bound.kind === "User" && wanted.kind === "ServiceAccount" &&
    bound.name === `system:serviceaccount:${wanted.namespace}:${wanted.name}`;
}

function groupsOf({ kind, namespace }: Subject): string[] {
  if (kind === "Group") return [];
  const signedIn = ["system:authenticated"];
  return kind === "ServiceAccount"
    ? [...signedIn, "system:serviceaccounts", `system:serviceaccounts:${namespace}`]
    : signedIn;
}

/** The verbs of a matrix's columns, in their order; what is not among them is an extra. */
export const matrixVerbs = [
  "get",
  "list",
  "watch",
  "create",
  "patch",
  "update",
  "delete",
  "deletecollection",
] as const;

/** A line of a matrix: a resource (or URL), the names it is limited to, and the verbs allowed on it. */
export interface MatrixLine {
  readonly resource: string;
  readonly group: string;
  readonly names: readonly string[];
  readonly verbs: ReadonlySet<string>;
}

/** Rules taken apart and put together by what they are about. */
export function matrixOf(rules: readonly PolicyRule[]): MatrixLine[] {
  const lines = new Map<
    string,
    { resource: string; group: string; names: readonly string[]; verbs: Set<string> }
  >();
  for (const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } of rules) {
    const about = [
      ...apiGroups.flatMap((group) => resources.map((resource) => ({ resource, group }))),
      ...nonResourceURLs.map((resource) => ({ resource, group: "" })),
    ];
    for (const { resource, group } of about) {
      const key = JSON.stringify([group, resource, resourceNames]);
      const line = lines.get(key) ?? { resource, group, names: resourceNames, verbs: new Set<string>() };
      for (const verb of verbs) line.verbs.add(verb);
      lines.set(key, line);
    }
  }
  return [...lines.values()].sort((one, other) =>
    one.group < other.group ? -1 : one.group > other.group ? 1 : one.resource < other.resource ? -1 : 1
  );
}
