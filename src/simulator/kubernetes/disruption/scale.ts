/** How many pods the owners of some pods want. Source: pkg/controller/disruption/disruption.go, getExpectedScale. */
import type { KubeObject } from "../../../kube/object.ts";
import { controllerOf } from "../controllers/informer.ts";
import type { Registry, StoredObject } from "../registry.ts";

/** The owners cannot be asked: the message is the controller's. */
export class ScaleError extends Error {
  override name = "ScaleError";
}

export interface ExpectedScale {
  count: number;
  /** Names of pods that nobody owns: they are not in the count. */
  unmanaged: string[];
}

/** Each owner is counted once. @throws {ScaleError} */
export function expectedScale(registry: Registry, pods: readonly KubeObject[]): ExpectedScale {
  const scales = new Map<string, number>();
  const asked = new Set<string>();
  const unmanaged: string[] = [];
  for (const pod of pods) {
    const owner = controllerOf(pod);
    if (!owner) {
      unmanaged.push(pod.metadata.name ?? "");
      continue;
    }
    if (asked.has(owner.uid)) continue;
    asked.add(owner.uid);
    const found = scaleOf(registry, pod);
    if (!found) throw new ScaleError(`found no controllers for pod ${JSON.stringify(pod.metadata.name)}`);
    scales.set(found.uid, found.replicas);
  }
  return { count: [...scales.values()].reduce((sum, count) => sum + count, 0), unmanaged };
}

function scaleOf(registry: Registry, dependent: KubeObject): { uid: string; replicas: number } | undefined {
  const reference = dependent.metadata.ownerReferences?.find(({ controller }) => controller)!;
  const group = reference.apiVersion.includes("/") ? reference.apiVersion.split("/")[0]! : "";
  const kind = registry.kinds.find((known) => known.group === group && known.kind === reference.kind);
  if (!kind) {
    const version = reference.apiVersion.split("/").at(-1);
    throw new ScaleError(
      `no matches for kind ${JSON.stringify(reference.kind)} in version "${group}/${version}"`,
    );
  }
  const owner = registry.find(kind, dependent.metadata.namespace, reference.name);
  if (!kind.scale) {
    const resource = group ? `${kind.plural}.${group}` : kind.plural;
    throw new ScaleError(`${resource} does not implement the scale subresource`);
  }
  if (!owner || owner.metadata.uid !== reference.uid) return undefined;
  return (isReplicaSet(reference) && deploymentScale(registry, owner)) ||
    { uid: owner.metadata.uid, replicas: kind.scale.replicas(owner) };
}

function isReplicaSet({ kind }: { kind: string }): boolean {
  return kind === "ReplicaSet";
}

/** Several ReplicaSets of one Deployment want what the Deployment wants. */
function deploymentScale(registry: Registry, set: StoredObject): ReturnType<typeof scaleOf> {
  return controllerOf(set)?.kind === "Deployment" ? scaleOf(registry, set) : undefined;
}
