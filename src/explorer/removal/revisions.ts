/** The history of a workload: the pod templates that it had, as replica sets or controller revisions keep them. */
import type { Client } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import type { ApiResource, Discovery } from "../../kube/discovery.ts";
import { jsonEqual } from "../../kube/json_equal.ts";
import {
  fromLabelSelectorObject,
  type LabelSelectorObject,
  printLabelSelector,
} from "../../kube/label_selector.ts";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import type { Target } from "../target.ts";

export interface History {
  /** The workload; a replica set's deployment. */
  readonly target: Target;
  readonly workload: KubeObject;
  /** The newest first. */
  readonly revisions: readonly Revision[];
}

export interface Revision {
  readonly number: number;
  /** The ReplicaSet or ControllerRevision that keeps it. */
  readonly keeper: KubeObject;
  readonly template: JsonObject;
  readonly changeCause: string;
  /** What the workload wants now. */
  readonly isCurrent: boolean;
}

/** Rejects with the reason where there is no history. */
export async function readHistory(
  client: Client,
  target: Target,
  discovery: Discovery | undefined,
  signal: AbortSignal,
): Promise<History> {
  const { namespace } = target;
  const workload = await client.get(resourcePath(target.resource, { namespace, name: target.name }), {
    signal,
  });
  if (target.resource.name === "replicasets") {
    return await readHistory(client, deploymentOf(workload, target, discovery), discovery, signal);
  }
  const isDeployment = target.resource.name === "deployments";
  const kept: ApiResource = { ...target.resource, ...(isDeployment ? replicaSets : controllerRevisions) };
  const selector = (workload["spec"] as { selector?: LabelSelectorObject } | undefined)?.selector;
  const list = await client.list(resourcePath(kept, { namespace }), {
    query: { labelSelector: printLabelSelector(fromLabelSelectorObject(selector)) },
    signal,
  });
  const keepers = list.items.filter(({ metadata }) =>
    metadata.ownerReferences?.some(({ uid, controller }) => controller && uid === workload.metadata.uid)
  );
  const revisions = keepers.map((keeper) =>
    isDeployment ? ofReplicaSet(keeper) : ofControllerRevision(keeper)
  )
    .toSorted((left, right) => right.number - left.number);
  const own = withoutHash(fieldsOf(fieldsOf(workload["spec"])["template"]));
  const current = isDeployment
    ? revisions.find(({ template }) => jsonEqual(template, own))
    : revisions.find((revision) => isRevisionOf(revision, workload)) ?? revisions[0];
  return {
    target: { ...target, uid: workload.metadata.uid ?? target.uid },
    workload,
    revisions: revisions.map((revision) => ({ ...revision, isCurrent: revision === current })),
  };
}

const replicaSets = { name: "replicasets", kind: "ReplicaSet" };
const controllerRevisions = { name: "controllerrevisions", kind: "ControllerRevision" };
export const revisionAnnotation = "deployment.kubernetes.io/revision";
const changeCauseAnnotation = "kubernetes.io/change-cause";
export const hashLabel = "pod-template-hash";

function deploymentOf(replicaSet: KubeObject, target: Target, discovery: Discovery | undefined): Target {
  const owner = replicaSet.metadata.ownerReferences?.find(({ controller }) => controller);
  const resource = discovery?.resources.find(({ name, group }) => name === "deployments" && group === "apps");
  if (owner?.kind !== "Deployment" || !resource) {
    throw new Error(`ReplicaSet ${target.name} belongs to no Deployment: it has no history`);
  }
  return { resource, namespace: target.namespace, name: owner.name, uid: owner.uid };
}

function ofReplicaSet(keeper: KubeObject): Revision {
  const template = withoutHash(fieldsOf(fieldsOf(keeper["spec"])["template"]));
  return { ...kept(keeper, Number(keeper.metadata.annotations?.[revisionAnnotation] ?? 0)), template };
}

function ofControllerRevision(keeper: KubeObject): Revision {
  const data = fieldsOf(keeper["data"]);
  const { $patch: _, ...template } = fieldsOf(fieldsOf(data["spec"])["template"]);
  return { ...kept(keeper, Number(keeper["revision"] ?? 0)), template };
}

function kept(keeper: KubeObject, number: number): Omit<Revision, "template"> {
  return {
    number,
    keeper,
    changeCause: keeper.metadata.annotations?.[changeCauseAnnotation] ?? "",
    isCurrent: false,
  };
}

/** A stateful set names its revision; a daemon set's is the one that has its template. */
function isRevisionOf({ keeper, template }: Revision, workload: KubeObject): boolean {
  const status = fieldsOf(workload["status"]);
  const named = status["updateRevision"];
  if (typeof named === "string") return named === keeper.metadata.name;
  return jsonEqual(template, fieldsOf(fieldsOf(workload["spec"])["template"]));
}

/** The label that tells the pods of replica sets apart is no part of the template that people write. */
export function withoutHash(template: JsonObject): JsonObject {
  const metadata = fieldsOf(template["metadata"]);
  const { [hashLabel]: _, ...labels } = fieldsOf(metadata["labels"]);
  return { ...template, metadata: { ...metadata, labels } };
}

/** `nginx:1.25, sidecar:2`. */
export function imagesOf({ template }: Revision): string {
  const containers = fieldsOf(template["spec"])["containers"];
  return (Array.isArray(containers) ? containers : []).map((container) =>
    `${fieldsOf(container)["image"] ?? ""}`
  )
    .join(", ");
}

export function fieldsOf(value: unknown): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? value as Record<string, Json>
    : {};
}
