/** Who may do what where a lesson is taken on a real cluster: the learner's account in the lesson's namespace, and whoever makes both. */
import type { Right } from "../../kube/right.ts";

/** As a Role has it. */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** A kind of which the learner makes objects. */
export interface OwnKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** In the plural. */
  readonly name: string;
  /** Names of those that every lesson's namespace has: they stay when it is emptied. */
  readonly kept?: readonly string[];
}

/** The learner's account, its role and the binding are called so. */
export const LEARNER = "learner";

/** In the order in which a namespace is emptied: what makes others comes before what is made. */
export const OWN_KINDS: readonly OwnKind[] = [
  { group: "batch", version: "v1", kind: "CronJob", name: "cronjobs" },
  { group: "batch", version: "v1", kind: "Job", name: "jobs" },
  { group: "autoscaling", version: "v2", kind: "HorizontalPodAutoscaler", name: "horizontalpodautoscalers" },
  { group: "policy", version: "v1", kind: "PodDisruptionBudget", name: "poddisruptionbudgets" },
  { group: "apps", version: "v1", kind: "Deployment", name: "deployments" },
  { group: "apps", version: "v1", kind: "StatefulSet", name: "statefulsets" },
  { group: "apps", version: "v1", kind: "DaemonSet", name: "daemonsets" },
  { group: "apps", version: "v1", kind: "ReplicaSet", name: "replicasets" },
  { group: "", version: "v1", kind: "ReplicationController", name: "replicationcontrollers" },
  { group: "", version: "v1", kind: "Pod", name: "pods" },
  { group: "networking.k8s.io", version: "v1", kind: "Ingress", name: "ingresses" },
  { group: "networking.k8s.io", version: "v1", kind: "NetworkPolicy", name: "networkpolicies" },
  { group: "", version: "v1", kind: "Service", name: "services" },
  { group: "", version: "v1", kind: "ConfigMap", name: "configmaps", kept: ["kube-root-ca.crt"] },
  { group: "", version: "v1", kind: "Secret", name: "secrets" },
  { group: "", version: "v1", kind: "PersistentVolumeClaim", name: "persistentvolumeclaims" },
  // Charts make some. They have no rights, and no token is given out for them.
  { group: "", version: "v1", kind: "ServiceAccount", name: "serviceaccounts", kept: ["default", LEARNER] },
];

const READ = ["get", "list", "watch"];
const ALL = [...READ, "create", "update", "patch", "delete", "deletecollection"];
const CHANGE = ["get", "update", "patch"];

/** Of the learner, in the lesson's namespace and nowhere else. */
export function learnerRules(): Rule[] {
  const groups = [...new Set(OWN_KINDS.map(({ group }) => group))];
  return [
    ...groups.map((group) =>
      rule(group, OWN_KINDS.filter((kind) => kind.group === group).map(({ name }) => name), ALL)
    ),
    rule("", ["pods/log"], ["get"]),
    rule("", ["pods/exec", "pods/attach", "pods/portforward"], ["get", "create"]),
    rule("", ["pods/eviction"], ["create"]),
    rule("", ["pods/ephemeralcontainers", "replicationcontrollers/scale"], CHANGE),
    rule("apps", ["deployments/scale", "statefulsets/scale", "replicasets/scale"], CHANGE),
    // The teacher's requests to a Service of the lesson go through the API server.
    rule("", ["services/proxy"], ["get"]),
    rule("", ["events", "endpoints", "resourcequotas", "limitranges"], READ),
    rule("apps", ["controllerrevisions"], READ),
    rule("events.k8s.io", ["events"], READ),
    rule("discovery.k8s.io", ["endpointslices"], READ),
    rule("metrics.k8s.io", ["pods"], ["get", "list"]),
    rule("", ["namespaces"], ["get"]),
  ];
}

/** Of the learner, in the whole cluster, where the lesson says that it reads such resources. */
export function readingRules(resources: readonly string[]): Rule[] {
  return resources.map((resource) => {
    const [name = "", group = ""] = resource.split(/\.(.*)/s);
    return rule(group, [name], READ);
  });
}

/** What making and removing the namespace takes, as questions to the server. */
export function teacherRights(namespace: string, readsCluster: boolean): Right[] {
  const rbac = "rbac.authorization.k8s.io";
  return [
    { verb: "create", group: "", resource: "namespaces" },
    { verb: "get", group: "", resource: "namespaces", name: namespace },
    { verb: "delete", group: "", resource: "namespaces", name: namespace },
    { verb: "create", group: "", resource: "serviceaccounts", namespace },
    { verb: "create", group: "", resource: "serviceaccounts", subresource: "token", namespace },
    { verb: "create", group: rbac, resource: "roles", namespace },
    { verb: "create", group: rbac, resource: "rolebindings", namespace },
    ...(readsCluster
      ? ["clusterroles", "clusterrolebindings"].flatMap((resource): Right[] => [
        { verb: "create", group: rbac, resource },
        { verb: "delete", group: rbac, resource, name: namespace },
      ])
      : []),
  ];
}

/**
 * A role that is enough for it: what an administrator may be asked for. It reads nobody's things; but who may make roles
 * in a namespace that does not exist yet may make them in every one, for RBAC knows no namespaces by their beginnings.
 */
export function teacherRules(namespaces: readonly string[], readsCluster: boolean): Rule[] {
  const rbac = "rbac.authorization.k8s.io";
  const made = readsCluster ? ["roles", "clusterroles"] : ["roles"];
  const bindings = readsCluster ? ["rolebindings", "clusterrolebindings"] : ["rolebindings"];
  return [
    rule("", ["namespaces"], ["get", "list", "create"]),
    { ...rule("", ["namespaces"], ["delete"]), resourceNames: namespaces },
    rule("", ["serviceaccounts", "serviceaccounts/token"], ["create"]),
    // Nobody gives rights that he does not have, unless he may escalate and bind.
    rule(rbac, made, ["create", "escalate", "bind"]),
    rule(rbac, bindings, ["create"]),
    ...(readsCluster
      ? [
        rule(rbac, ["clusterroles", "clusterrolebindings"], ["list"]),
        { ...rule(rbac, ["clusterroles", "clusterrolebindings"], ["delete"]), resourceNames: namespaces },
      ]
      : []),
  ];
}

function rule(group: string, resources: readonly string[], verbs: readonly string[]): Rule {
  return { apiGroups: [group], resources, verbs };
}
