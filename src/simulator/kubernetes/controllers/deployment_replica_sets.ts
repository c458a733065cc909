/** A Deployment's ReplicaSets: which is the new one, how one is made, their annotations and revisions. */
import type { IDeployment } from "kubernetes-models/apps/v1/Deployment";
import type { IReplicaSet } from "kubernetes-models/apps/v1/ReplicaSet";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { ownerReference } from "./claim.ts";
import { HASH_LABEL, isSameTemplate, podTemplateHash } from "./pod_template_hash.ts";
import { type Limits, type ReplicaCount, resolveLimits } from "./rolling_update.ts";

export type Deployment = Stored<IDeployment> & StoredObject;
export type ReplicaSet = Stored<IReplicaSet> & StoredObject;

export const REVISION = "deployment.kubernetes.io/revision";
const REVISION_HISTORY = "deployment.kubernetes.io/revision-history";
export const DESIRED = "deployment.kubernetes.io/desired-replicas";
const MAX = "deployment.kubernetes.io/max-replicas";

/** Annotations of a Deployment that its ReplicaSets do not get. */
const NOT_COPIED = new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
  REVISION,
  REVISION_HISTORY,
  DESIRED,
  MAX,
  "deprecated.deployment.rollback.to",
]);

/** The ReplicaSet with the Deployment's template; the oldest, should there be two. */
export function findNew(deployment: Deployment, sets: readonly ReplicaSet[]): ReplicaSet | undefined {
  return byCreation(sets).find((set) => isSameTemplate(set.spec!.template!, deployment.spec!.template));
}

export function byCreation(sets: readonly ReplicaSet[]): ReplicaSet[] {
  return [...sets].sort((a, b) =>
    Date.parse(a.metadata.creationTimestamp) - Date.parse(b.metadata.creationTimestamp) ||
    (a.metadata.name < b.metadata.name ? -1 : 1)
  );
}

export function revisionOf(object: KubeObject): number {
  return Number(object.metadata.annotations?.[REVISION] ?? 0) || 0;
}

export function desiredOf(deployment: Deployment): number {
  return deployment.spec?.replicas ?? 1;
}

export function limitsOf(deployment: Deployment): Limits {
  const { type, rollingUpdate } = deployment.spec?.strategy ?? {};
  const desired = desiredOf(deployment);
  // Nobody may be missing, as far as the condition Available goes (deploymentutil.MaxUnavailable).
  if (type === "Recreate") return { desired, maxSurge: 0, maxUnavailable: 0 };
  return resolveLimits(desired, rollingUpdate?.maxSurge, rollingUpdate?.maxUnavailable);
}

/** What the rollout arithmetic wants to know of a ReplicaSet. */
export function countOf(set: ReplicaSet): ReplicaCount {
  return {
    name: set.metadata.name,
    createdMs: Date.parse(set.metadata.creationTimestamp),
    replicas: set.spec?.replicas ?? 0,
    available: set.status?.availableReplicas ?? 0,
    maxReplicas: Number(set.metadata.annotations?.[MAX]) || undefined,
  };
}

/** The annotations that remember a scaling. */
export function sizeAnnotations(deployment: Deployment): Record<string, string> {
  const { desired, maxSurge } = limitsOf(deployment);
  return { [DESIRED]: String(desired), [MAX]: String(desired + maxSurge) };
}

/** Annotations of the new ReplicaSet at a revision: the Deployment's own are copied, an older revision remembered. */
export function newSetAnnotations(
  deployment: Deployment,
  present: Readonly<Record<string, string>>,
  revision: number,
): Record<string, string> {
  const annotations: Record<string, string> = { ...present };
  for (const [key, value] of Object.entries(deployment.metadata.annotations ?? {})) {
    if (!NOT_COPIED.has(key)) annotations[key] = value;
  }
  const before = Number(present[REVISION] ?? 0) || 0;
  if (before < revision) {
    annotations[REVISION] = String(revision);
    if (before > 0) {
      const history = present[REVISION_HISTORY]?.split(",").filter((entry) => entry !== "") ?? [];
      annotations[REVISION_HISTORY] = [...history, String(before)].join();
    }
  }
  return annotations;
}

/** A new ReplicaSet for the Deployment's template. */
export function makeReplicaSet(deployment: Deployment, replicas: number, revision: number): KubeObject {
  const template = structuredClone(deployment.spec!.template);
  const hash = podTemplateHash(deployment.spec!.template, deployment.status?.collisionCount);
  const labels = { ...template.metadata?.labels, [HASH_LABEL]: hash };
  template.metadata = { ...template.metadata, labels };
  const { minReadySeconds, selector } = deployment.spec!;
  return {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      name: `${deployment.metadata.name}-${hash}`,
      namespace: deployment.metadata.namespace!,
      labels: { ...labels },
      annotations: { ...newSetAnnotations(deployment, {}, revision), ...sizeAnnotations(deployment) },
      ownerReferences: [ownerReference(deployment, "apps/v1", "Deployment")],
    },
    spec: {
      replicas,
      ...(minReadySeconds ? { minReadySeconds } : {}),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [HASH_LABEL]: hash } },
      template,
    },
  };
}
