/** The default roles and their bindings, those of the API server and those that kubeadm adds. */
import type { JsonObject } from "../../../kube/object.ts";
import { RBAC_GROUP } from "../kinds/role_rules.ts";
import { CLUSTER_ROLES } from "./cluster_roles.ts";
import { CONTROLLER_ROLES } from "./controller_roles.ts";
import {
  KUBEADM_CLUSTER_ROLE_BINDINGS,
  KUBEADM_CLUSTER_ROLES,
  KUBEADM_ROLE_BINDINGS,
  KUBEADM_ROLES,
} from "./kubeadm_roles.ts";
import { NAMESPACE_ROLES } from "./namespace_roles.ts";
import type { NewCluster } from "./new_cluster.ts";
import { CLUSTER_ROLE_BINDINGS, ROLE_BINDINGS } from "./role_bindings.ts";
import { ruleOfText } from "./role_text.ts";
import { type BoundSubject, subjectOfText } from "./subject_text.ts";

export function createRoles(cluster: NewCluster): void {
  const rbac = new RbacWriter(cluster);
  for (const [name, rules] of Object.entries(CLUSTER_ROLES)) rbac.clusterRole(name, rules, DEFAULTS);
  for (const name of GATHERING) rbac.gatheringRole(name);
  for (const [controller, rules] of Object.entries(CONTROLLER_ROLES)) {
    const name = `system:controller:${controller}`;
    rbac.clusterRole(name, rules, DEFAULTS);
    rbac.clusterRoleBinding(name, name, [`ServiceAccount kube-system/${controller}`], DEFAULTS);
  }
  for (const [name, subjects] of Object.entries(CLUSTER_ROLE_BINDINGS)) {
    rbac.clusterRoleBinding(name, name, subjects, DEFAULTS);
  }
  for (const [namespace, name, rules] of inNamespaces(NAMESPACE_ROLES)) {
    rbac.role(namespace, name, rules, DEFAULTS);
  }
  for (const [namespace, name, [role, ...subjects]] of inNamespaces(ROLE_BINDINGS)) {
    rbac.roleBinding(namespace, name, role, subjects, DEFAULTS);
  }
  for (const [name, rules] of Object.entries(KUBEADM_CLUSTER_ROLES)) rbac.clusterRole(name, rules, KUBEADM);
  for (const [name, [role, ...subjects]] of Object.entries(KUBEADM_CLUSTER_ROLE_BINDINGS)) {
    rbac.clusterRoleBinding(name, role, subjects, KUBEADM);
  }
  for (const [namespace, name, rules] of inNamespaces(KUBEADM_ROLES)) {
    rbac.role(namespace, name, rules, KUBEADM);
  }
  for (const [namespace, name, subjects] of inNamespaces(KUBEADM_ROLE_BINDINGS)) {
    rbac.roleBinding(namespace, name, name, subjects, KUBEADM);
  }
}

/** Who makes it, and how that shows. */
interface Maker {
  manager: string;
  metadata: { labels?: Record<string, string>; annotations?: Record<string, string> };
}

const DEFAULTS: Maker = {
  manager: "kube-apiserver",
  metadata: {
    labels: { "kubernetes.io/bootstrapping": "rbac-defaults" },
    annotations: { "rbac.authorization.kubernetes.io/autoupdate": "true" },
  },
};
const KUBEADM: Maker = { manager: "kubeadm", metadata: {} };

/** Roles that gather the rules of those labelled `aggregate-to-NAME`; the controller fills them. */
const GATHERING = ["admin", "edit", "view"];
/** Which role's rules are gathered where. */
const GATHERED: Readonly<Record<string, string>> = {
  edit: "admin",
  view: "edit",
  "system:aggregate-to-admin": "admin",
  "system:aggregate-to-edit": "edit",
  "system:aggregate-to-view": "view",
};
const gatheredBy = (role: string) => ({ [`${RBAC_GROUP}/aggregate-to-${role}`]: "true" });

class RbacWriter {
  readonly #cluster: NewCluster;

  constructor(cluster: NewCluster) {
    this.#cluster = cluster;
  }

  clusterRole(name: string, rules: readonly string[], maker: Maker): void {
    this.#store("clusterroles", { name }, { rules: rules.map(ruleOfText) }, gathered(name, maker));
  }

  gatheringRole(name: string): void {
    const aggregationRule = { clusterRoleSelectors: [{ matchLabels: gatheredBy(name) }] };
    this.#store("clusterroles", { name }, { rules: null, aggregationRule }, gathered(name, DEFAULTS));
  }

  role(namespace: string, name: string, rules: readonly string[], maker: Maker): void {
    this.#store("roles", { name, namespace }, { rules: rules.map(ruleOfText) }, maker);
  }

  clusterRoleBinding(name: string, role: string, subjects: readonly BoundSubject[], maker: Maker): void {
    this.#store("clusterrolebindings", { name }, binding("ClusterRole", role, subjects), maker);
  }

  roleBinding(
    namespace: string,
    name: string,
    role: string,
    subjects: readonly BoundSubject[],
    maker: Maker,
  ): void {
    this.#store("rolebindings", { name, namespace }, binding("Role", role, subjects), maker);
  }

  #store(
    plural: string,
    place: { name: string; namespace?: string },
    content: object,
    { manager, metadata }: Maker,
  ): void {
    const kind = this.#cluster.registry.kind(plural, RBAC_GROUP);
    this.#cluster.store(kind, { metadata: { ...place, ...metadata }, ...content as JsonObject }, manager);
  }
}

function gathered(name: string, maker: Maker): Maker {
  const by = GATHERED[name];
  if (!by) return maker;
  return {
    ...maker,
    metadata: { ...maker.metadata, labels: { ...maker.metadata.labels, ...gatheredBy(by) } },
  };
}

function binding(kind: string, name: string, subjects: readonly BoundSubject[]): object {
  return {
    ...(subjects.length > 0 ? { subjects: subjects.map(subjectOfText) } : {}),
    roleRef: { apiGroup: RBAC_GROUP, kind, name },
  };
}

function* inNamespaces<T>(
  table: Readonly<Record<string, Readonly<Record<string, T>>>>,
): Generator<[namespace: string, name: string, value: T]> {
  for (const [namespace, entries] of Object.entries(table)) {
    for (const [name, value] of Object.entries(entries)) yield [namespace, name, value];
  }
}
