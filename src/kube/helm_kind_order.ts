/**
 * The order in which Helm makes objects and takes them away. Source: helm.sh/helm/v4, pkg/release/v1/util/kind_sorter.go.
 * Kinds that it does not know come last, by their names.
 */
export function byInstallOrder(one: string, other: string): number {
  return compare(one, other, installPlaces);
}

export function byUninstallOrder(one: string, other: string): number {
  return compare(one, other, uninstallPlaces);
}

function compare(one: string, other: string, places: ReadonlyMap<string, number>): number {
  const [first, second] = [places.get(one), places.get(other)];
  if (first === undefined && second === undefined) return one < other ? -1 : one > other ? 1 : 0;
  return (first ?? places.size) - (second ?? places.size);
}

const installOrder = [
  "PriorityClass",
  "Namespace",
  "NetworkPolicy",
  "ResourceQuota",
  "LimitRange",
  "PodSecurityPolicy",
  "PodDisruptionBudget",
  "ServiceAccount",
  "Secret",
  "SecretList",
  "ConfigMap",
  "StorageClass",
  "PersistentVolume",
  "PersistentVolumeClaim",
  "CustomResourceDefinition",
  "ClusterRole",
  "ClusterRoleList",
  "ClusterRoleBinding",
  "ClusterRoleBindingList",
  "Role",
  "RoleList",
  "RoleBinding",
  "RoleBindingList",
  "Service",
  "DaemonSet",
  "Pod",
  "ReplicationController",
  "ReplicaSet",
  "Deployment",
  "HorizontalPodAutoscaler",
  "StatefulSet",
  "Job",
  "CronJob",
  "IngressClass",
  "Ingress",
  "APIService",
  "MutatingWebhookConfiguration",
  "ValidatingWebhookConfiguration",
];

/** Not quite the other way round: what serves others goes before what is served. */
const uninstallOrder = [
  "ValidatingWebhookConfiguration",
  "MutatingWebhookConfiguration",
  "APIService",
  "Ingress",
  "IngressClass",
  "Service",
  "CronJob",
  "Job",
  "StatefulSet",
  "HorizontalPodAutoscaler",
  "Deployment",
  "ReplicaSet",
  "ReplicationController",
  "Pod",
  "DaemonSet",
  "RoleBindingList",
  "RoleBinding",
  "RoleList",
  "Role",
  "ClusterRoleBindingList",
  "ClusterRoleBinding",
  "ClusterRoleList",
  "ClusterRole",
  "CustomResourceDefinition",
  "PersistentVolumeClaim",
  "PersistentVolume",
  "StorageClass",
  "ConfigMap",
  "SecretList",
  "Secret",
  "ServiceAccount",
  "PodDisruptionBudget",
  "PodSecurityPolicy",
  "LimitRange",
  "ResourceQuota",
  "NetworkPolicy",
  "Namespace",
  "PriorityClass",
];

const installPlaces = new Map(installOrder.map((kind, index) => [kind, index]));
const uninstallPlaces = new Map(uninstallOrder.map((kind, index) => [kind, index]));
