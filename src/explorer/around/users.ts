/** Who names an object: workloads, pods, Ingresses, bindings, volumes. */
import { ownEntry } from "../../kube/own_entry.ts";
import { kindKey } from "../../kube/reasons/reasons.ts";
import { type ClusterReader, listLimit } from "../reasons/cluster_reader.ts";
import { kindOf, known, type KnownObject } from "./owned.ts";
import { isSame, type Reference, referencesOf } from "./references.ts";

export interface User {
  object: KnownObject;
  /** Where the name stands. */
  field: string;
}

const workloads = [
  "deployments.apps",
  "statefulsets.apps",
  "daemonsets.apps",
  "cronjobs.batch",
  "jobs.batch",
  "replicasets.apps",
  "pods",
];
const bindings = ["rolebindings.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io"];
const hooks = [
  "validatingwebhookconfigurations.admissionregistration.k8s.io",
  "mutatingwebhookconfigurations.admissionregistration.k8s.io",
];

/** The kinds that can name one of a kind; others are never asked for. */
const candidates: Record<string, readonly string[] | undefined> = {
  ConfigMap: workloads,
  Secret: [...workloads, "ingresses.networking.k8s.io", "serviceaccounts"],
  PersistentVolumeClaim: workloads,
  ServiceAccount: [...workloads, ...bindings],
  "PriorityClass.scheduling.k8s.io": workloads,
  "RuntimeClass.node.k8s.io": workloads,
  Service: [
    "ingresses.networking.k8s.io",
    "statefulsets.apps",
    ...hooks,
    "apiservices.apiregistration.k8s.io",
  ],
  "IngressClass.networking.k8s.io": ["ingresses.networking.k8s.io"],
  "StorageClass.storage.k8s.io": ["persistentvolumeclaims", "persistentvolumes"],
  PersistentVolume: ["persistentvolumeclaims"],
  "Role.rbac.authorization.k8s.io": ["rolebindings.rbac.authorization.k8s.io"],
  "ClusterRole.rbac.authorization.k8s.io": bindings,
};

/** Whether anything is known that could name one of that kind. */
export function canBeUsed(kind: { kind: string; group: string }): boolean {
  return ownEntry(candidates, kindKey(kind)) !== undefined;
}

/** Who names the object. Pods and replica sets that a workload made are left out: the workload says it. */
export async function usersOf(reader: ClusterReader, target: Omit<Reference, "field">): Promise<User[]> {
  const lists = await Promise.all(
    (ownEntry(candidates, kindKey(target)) ?? []).map((key) =>
      known(reader, key, target.namespace, { limit: listLimit })
    ),
  );
  const isMade = ({ metadata }: KnownObject): boolean =>
    metadata.ownerReferences?.some(({ controller, kind }) =>
      controller && kind !== "Node" && workloadKinds.has(kind)
    ) ?? false;
  const isClaim = target.kind === "PersistentVolumeClaim";
  return lists.flat().flatMap((object): User[] => {
    // The claims of a stateful set have names that only its pods say.
    if (isMade(object) && !(isClaim && object.kind === "Pod")) return [];
    const { kind, group } = kindOf(object);
    const named = referencesOf(kind, group, object).find((one) => isSame(one, target));
    return named ? [{ object, field: named.field }] : [];
  });
}

const workloadKinds = new Set(["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob"]);
