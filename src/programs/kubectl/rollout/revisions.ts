/** The pod templates that a workload had, as replica sets and controller revisions keep them. */
import type { Client } from "../../../cluster/client.ts";
import { resourcePath } from "../../../cluster/resource_path.ts";
import {
  fromLabelSelectorObject,
  type LabelSelectorObject,
  printLabelSelector,
} from "../../../kube/label_selector.ts";
import type { JsonObject, KubeObject } from "../../../kube/object.ts";
import { applyStrategicPatch } from "../../../kube/strategic_patch.ts";

export interface Revision {
  number: number;
  /** The replica set or controller revision. */
  keeper: KubeObject;
  template: JsonObject;
  changeCause: string;
}

export const REVISION = "deployment.kubernetes.io/revision";
const CHANGE_CAUSE = "kubernetes.io/change-cause";

/** From the oldest to the newest. */
export async function readRevisions(
  client: Client,
  workload: KubeObject,
  signal: AbortSignal,
): Promise<Revision[]> {
  const isDeployment = workload.kind === "Deployment";
  const { selector } = (workload["spec"] ?? {}) as { selector?: LabelSelectorObject };
  const kept = { group: "apps", version: "v1", name: isDeployment ? "replicasets" : "controllerrevisions" };
  const { items } = await client.list(resourcePath(kept, { namespace: workload.metadata.namespace }), {
    query: { labelSelector: printLabelSelector(fromLabelSelectorObject(selector)) },
    signal,
  });
  const kind = isDeployment ? "ReplicaSet" : "ControllerRevision";
  return items
    .filter(({ metadata }) =>
      metadata.ownerReferences?.some(({ uid, controller }) => controller && uid === workload.metadata.uid)
    )
    .map((item) => ({ ...item, apiVersion: "apps/v1", kind }))
    .map((keeper) => isDeployment ? ofReplicaSet(keeper) : ofControllerRevision(keeper, workload))
    .sort((left, right) => left.number - right.number);
}

function ofReplicaSet(keeper: KubeObject): Revision {
  const number = Number(keeper.metadata.annotations?.[REVISION] ?? 0);
  return revision(keeper, number, (keeper["spec"] as JsonObject)["template"] as JsonObject);
}

/** A controller revision holds a patch of the workload. */
function ofControllerRevision(keeper: KubeObject, workload: KubeObject): Revision {
  const definition = `io.k8s.api.apps.v1.${workload.kind}`;
  const applied = applyStrategicPatch(
    workload as JsonObject,
    (keeper["data"] ?? {}) as JsonObject,
    definition,
  );
  const spec = (applied as JsonObject)["spec"] as JsonObject;
  return revision(keeper, Number(keeper["revision"] ?? 0), spec["template"] as JsonObject);
}

function revision(keeper: KubeObject, number: number, template: JsonObject): Revision {
  return { number, keeper, template, changeCause: keeper.metadata.annotations?.[CHANGE_CAUSE] ?? "" };
}
