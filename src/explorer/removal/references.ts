/** Who names an object that goes: pods and workloads their configuration, ingresses their services and certificates. */
import type { Json } from "../../kube/object.ts";
import { ownEntry } from "../../kube/own_entry.ts";
import type { Line } from "../../terminal/line.ts";
import { targetTitle } from "../target.ts";
import { isTarget, type Scene } from "./scene.ts";

export async function references(scene: Scene): Promise<Line[]> {
  const lines = await Promise.all(scene.targets.map(async (target): Promise<Line[]> => {
    const places = ownEntry(referrers, target.resource.kind);
    if (!places) return [];
    const namespace = target.namespace || undefined;
    const lists = await Promise.all(
      [...new Set(places.map(({ kind }) => kind))].map((kind) => scene.around.list(kind, { namespace })),
    );
    const names = lists.flat().filter((object) =>
      !isTarget(scene, object.metadata.uid) &&
      // Pods of a workload are named by the workload.
      !(object.kind === "Pod" && object.metadata.ownerReferences?.length) &&
      places.some(({ of }) =>
        of.some((path) => valuesAt(object as unknown as Json, path).includes(target.name))
      )
    ).map((object) => `${object.kind} ${object.metadata.name}`);
    if (names.length === 0) return [];
    const shown = names.slice(0, NAMED).join(", ");
    const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
    return [{ spans: [{ text: `${targetTitle(target)} is named by ${shown}${more}.`, role: "warn" }] }];
  }));
  return lines.flat();
}

const NAMED = 6;

interface Referrer {
  /** A kind that names others. */
  kind: string;
  /** Where in it; `*` stands for every item. */
  of: readonly string[];
}

const workloads: readonly (readonly [kind: string, template: string])[] = [
  ["deployments.apps", "spec.template.spec"],
  ["statefulsets.apps", "spec.template.spec"],
  ["daemonsets.apps", "spec.template.spec"],
  ["cronjobs.batch", "spec.jobTemplate.spec.template.spec"],
  ["pods", "spec"],
];

function inPodSpecs(...paths: string[]): Referrer[] {
  return workloads.map(([kind, template]) => ({ kind, of: paths.map((path) => `${template}.${path}`) }));
}

function inContainers(path: string): string[] {
  return [`containers.*.${path}`, `initContainers.*.${path}`];
}

const referrers: Record<string, readonly Referrer[]> = {
  ConfigMap: inPodSpecs(
    "volumes.*.configMap.name",
    "volumes.*.projected.sources.*.configMap.name",
    ...inContainers("envFrom.*.configMapRef.name"),
    ...inContainers("env.*.valueFrom.configMapKeyRef.name"),
  ),
  Secret: [
    ...inPodSpecs(
      "volumes.*.secret.secretName",
      "volumes.*.projected.sources.*.secret.name",
      "imagePullSecrets.*.name",
      ...inContainers("envFrom.*.secretRef.name"),
      ...inContainers("env.*.valueFrom.secretKeyRef.name"),
    ),
    { kind: "ingresses.networking.k8s.io", of: ["spec.tls.*.secretName"] },
    { kind: "serviceaccounts", of: ["secrets.*.name", "imagePullSecrets.*.name"] },
  ],
  PersistentVolumeClaim: inPodSpecs("volumes.*.persistentVolumeClaim.claimName"),
  ServiceAccount: [
    ...inPodSpecs("serviceAccountName"),
    { kind: "rolebindings.rbac.authorization.k8s.io", of: ["subjects.*.name"] },
  ],
  Service: [
    {
      kind: "ingresses.networking.k8s.io",
      of: ["spec.defaultBackend.service.name", "spec.rules.*.http.paths.*.backend.service.name"],
    },
    { kind: "statefulsets.apps", of: ["spec.serviceName"] },
  ],
  Role: [{ kind: "rolebindings.rbac.authorization.k8s.io", of: ["roleRef.name"] }],
  ClusterRole: [
    { kind: "clusterrolebindings.rbac.authorization.k8s.io", of: ["roleRef.name"] },
    { kind: "rolebindings.rbac.authorization.k8s.io", of: ["roleRef.name"] },
  ],
  StorageClass: [{ kind: "persistentvolumeclaims", of: ["spec.storageClassName"] }],
  PriorityClass: inPodSpecs("priorityClassName"),
  IngressClass: [{ kind: "ingresses.networking.k8s.io", of: ["spec.ingressClassName"] }],
  Deployment: scaledBy(),
  StatefulSet: scaledBy(),
};

function scaledBy(): Referrer[] {
  return [{ kind: "horizontalpodautoscalers.autoscaling", of: ["spec.scaleTargetRef.name"] }];
}

/** All values at a path; `*` goes through a list. */
export function valuesAt(value: Json | undefined, path: string): Json[] {
  let values: (Json | undefined)[] = [value];
  for (const step of path.split(".")) {
    values = values.flatMap((at) => {
      if (step === "*") return Array.isArray(at) ? at : [];
      return at && typeof at === "object" && !Array.isArray(at) ? [at[step]] : [];
    });
  }
  return values.filter((at) => at !== undefined);
}
