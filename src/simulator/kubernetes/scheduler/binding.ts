/** Gives a pod its node, as a POST to the pod's `binding` sub-resource does (pkg/registry/core/pod/storage). */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Stored } from "../../../kube/object.ts";
import { copyOf } from "../json_value.ts";
import type { ObjectRegistry } from "../object_registry.ts";
import type { StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";

/**
 * Written past the bookkeeping of managedFields, as the real server does: no manager owns `spec.nodeName`.
 *
 * @throws {StatusError} NotFound; Conflict where the pod is being deleted or has a node already.
 */
export function bindPod(
  registry: ObjectRegistry,
  namespace: string | undefined,
  name: string,
  nodeName: string,
  nowMs: number,
): StoredObject {
  const kind = registry.kind("pods");
  const pod = registry.get(kind, namespace, name) as Stored<IPod> & StoredObject;
  const problem = pod.metadata.deletionTimestamp
    ? `pod ${name} is being deleted, cannot be assigned to a host`
    : pod.spec?.nodeName
    ? `pod ${name} is already assigned to node "${pod.spec.nodeName}"`
    : pod.spec?.schedulingGates?.length
    ? `pod ${name} has non-empty .spec.schedulingGates`
    : undefined;
  if (problem) {
    throw new StatusError(
      409,
      "Conflict",
      `Operation cannot be fulfilled on pods/binding "${name}": ${problem}`,
      {
        name,
        kind: "pods/binding",
      },
    );
  }
  const lastTransitionTime = new Date(nowMs).toISOString().replace(/\.\d+Z$/, "Z");
  const others = pod.status?.conditions?.filter(({ type }) => type !== "PodScheduled") ?? [];
  const bound = copyOf(pod);
  bound.spec!.nodeName = nodeName;
  // Room that was made is taken now.
  delete bound.status!.nominatedNodeName;
  bound.status!.conditions = [
    ...others,
    {
      type: "PodScheduled",
      observedGeneration: pod.metadata.generation ?? 1,
      status: "True",
      lastProbeTime: null,
      lastTransitionTime,
    } as unknown as NonNullable<NonNullable<IPod["status"]>["conditions"]>[number],
  ];
  return registry.store.put(kind, bound).object;
}
