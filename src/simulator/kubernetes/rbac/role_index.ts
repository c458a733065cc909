/**
 * Who has which roles: bindings by subject, kept up to date by each write, so that a question looks only at what
 * concerns the user. Source: pkg/registry/rbac/validation/rule.go.
 */
import type { ISubject } from "kubernetes-models/rbac.authorization.k8s.io/v1/Subject";
import type { AnyKind } from "../kind.ts";
import { RBAC_GROUP } from "../kinds/role_rules.ts";
import type { Registry, StoredObject, User } from "../registry.ts";
import type { PolicyRule } from "./policy_rule.ts";
import { StatusError } from "../status_error.ts";

export interface RoleRef {
  kind: string;
  name: string;
}

/** A rule that a user has, or why some of his rules cannot be had. */
export type Grant = { rule: PolicyRule; source: string } | { error: string };

interface BoundRole {
  name: string;
  /** "" for a cluster role binding. */
  namespace: string;
  roleRef: RoleRef;
  subjects: readonly ISubject[];
}

export class RoleIndex {
  readonly #registry: Registry;
  readonly #roles: AnyKind;
  readonly #clusterRoles: AnyKind;
  /** By namespace and subject. */
  readonly #bindings = new Map<string, Set<BoundRole>>();
  readonly #byUid = new Map<string, BoundRole>();
  readonly #listeners: (() => void)[] = [];

  constructor(registry: Registry) {
    this.#registry = registry;
    this.#roles = registry.kind("roles", RBAC_GROUP);
    this.#clusterRoles = registry.kind("clusterroles", RBAC_GROUP);
    for (const plural of ["clusterrolebindings", "rolebindings"]) {
      const kind = registry.kind(plural, RBAC_GROUP);
      for (const binding of registry.list(kind)) this.#add(binding);
      registry.observe(kind, ({ type, entry }) => {
        this.#remove(entry.object.metadata.uid);
        if (type !== "DELETED") this.#add(entry.object);
        this.#tell();
      });
    }
    for (const kind of [this.#roles, this.#clusterRoles]) registry.observe(kind, () => this.#tell());
  }

  /** Calls `listener` whenever a decision may have become another. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** All rules that a user has in a namespace ("": only those for the whole cluster), cluster-wide ones first. */
  *grantsOf(user: User, namespace: string): Generator<Grant> {
    for (const place of namespace ? ["", namespace] : [""]) {
      for (const { binding, subject } of this.#bindingsOf(user, place)) {
        const rules = this.rulesOf(binding.roleRef, binding.namespace);
        if (typeof rules === "string") {
          yield { error: rules };
          continue;
        }
        const source = sourceText(binding, subject);
        for (const rule of rules) yield { rule, source };
      }
    }
  }

  /** The rules of a role, or why there are none. */
  rulesOf(roleRef: RoleRef, namespace: string): readonly PolicyRule[] | string {
    const { kind, name } = roleRef;
    const role = kind === "ClusterRole"
      ? this.#registry.find(this.#clusterRoles, undefined, name)
      : this.#registry.find(this.#roles, namespace, name);
    if (role) return (role.rules ?? []) as PolicyRule[];
    // Its cache names the kind in the singular.
    return `${kind.toLowerCase()}.${RBAC_GROUP} ${JSON.stringify(name)} not found`;
  }

  #bindingsOf(user: User, namespace: string): { binding: BoundRole; subject: ISubject }[] {
    const names = [`User ${user.name}`, ...user.groups.map((group) => `Group ${group}`)];
    const found = new Set<BoundRole>();
    for (const name of names) {
      for (const binding of this.#bindings.get(`${namespace} ${name}`) ?? []) found.add(binding);
    }
    return [...found].sort((a, b) => a.name < b.name ? -1 : 1).map((binding) => ({
      binding,
      subject: binding.subjects.find((subject) =>
        names.includes(subjectKey(subject, binding.namespace) ?? "")
      )!,
    }));
  }

  #add(object: StoredObject): void {
    const { name, namespace = "", uid } = object.metadata;
    const roleRef = object.roleRef as RoleRef;
    const subjects = (object.subjects ?? []) as ISubject[];
    const binding = { name, namespace, roleRef, subjects };
    this.#byUid.set(uid, binding);
    for (const key of keysOf(binding)) {
      let entry = this.#bindings.get(key);
      if (!entry) this.#bindings.set(key, entry = new Set());
      entry.add(binding);
    }
  }

  #remove(uid: string): void {
    const binding = this.#byUid.get(uid);
    if (!binding) return;
    this.#byUid.delete(uid);
    for (const key of keysOf(binding)) {
      const entry = this.#bindings.get(key);
      entry?.delete(binding);
      if (entry?.size === 0) this.#bindings.delete(key);
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The index of a registry: one, however many ask. Undefined where roles are not served. */
export function roleIndexOf(registry: Registry): RoleIndex | undefined {
  let index = indexes.get(registry);
  if (!index && registry.kinds.some(({ kind, group }) => kind === "ClusterRole" && group === RBAC_GROUP)) {
    indexes.set(registry, index = new RoleIndex(registry));
  }
  return index;
}

const indexes = new WeakMap<Registry, RoleIndex>();

export function roleNotFound(why: string, { kind, name }: RoleRef): StatusError {
  return new StatusError(404, "NotFound", why, { name, group: RBAC_GROUP, kind: kind.toLowerCase() });
}

function keysOf(binding: BoundRole): string[] {
  return binding.subjects.flatMap((subject) => {
    const key = subjectKey(subject, binding.namespace);
    return key === undefined ? [] : [`${binding.namespace} ${key}`];
  });
}

/** A service account is a user with a long name. */
function subjectKey(subject: ISubject, bindingNamespace: string): string | undefined {
  if (subject.kind !== "ServiceAccount") return `${subject.kind} ${subject.name}`;
  const namespace = subject.namespace || bindingNamespace;
  return namespace ? `User system:serviceaccount:${namespace}:${subject.name}` : undefined;
}

/** Names come before their namespaces here, as they do in the server's text. */
function sourceText({ name, namespace, roleRef }: BoundRole, subject: ISubject): string {
  const isAccount = subject.kind === "ServiceAccount";
  const who = isAccount ? `${subject.name}/${subject.namespace || namespace}` : subject.name;
  const kind = namespace ? "RoleBinding" : "ClusterRoleBinding";
  const binding = namespace ? `${name}/${namespace}` : name;
  return `${kind} ${JSON.stringify(binding)} of ${roleRef.kind} ${JSON.stringify(roleRef.name)} ` +
    `to ${subject.kind} ${JSON.stringify(who)}`;
}
