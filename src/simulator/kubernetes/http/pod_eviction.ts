/** POST pods/NAME/eviction. Source: pkg/registry/core/pod/storage/eviction.go. */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Stored } from "../../../kube/object.ts";
import { isReady } from "../controllers/pod_ranking.ts";
import { budgetsOf, sparesUnready, spend } from "../disruption/budget.ts";
import { copyOf } from "../json_value.ts";
import type { AnyKind } from "../kind.ts";
import { timestamp } from "../object_form.ts";
import { badRequest, conflict } from "../refusals.ts";
import type { DeleteOptions, StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import type { Answer } from "./answer.ts";
import type { ApiContext, ResourceRequest } from "./api_context.ts";
import { checkedOptions } from "./delete_objects.ts";
import { created } from "./pod_actions.ts";
import { readObject } from "./request_body.ts";
import { parseWriteQuery } from "./write_options.ts";

const EVICTION = { group: "policy", version: "v1", kind: "Eviction" };

type Pod = Stored<IPod> & StoredObject;

/** Deletes the pod unless a disruption budget forbids it. */
export async function evictPod(context: ApiContext, request: ResourceRequest): Promise<Answer> {
  const { kind, path } = request;
  const query = parseWriteQuery(request.request, "CreateOptions");
  const { object } = await readObject(context, request.request, EVICTION, "Ignore");
  if (object.metadata.name !== path.name) {
    throw badRequest("name in URL does not match name in Eviction object");
  }
  const given = checkedOptions((object.deleteOptions ?? {}) as Parameters<typeof checkedOptions>[0]);
  const options = { ...given, user: request.request.user, dryRun: query.dryRun || given.dryRun === true };
  const pod = context.registry.get(kind, path.namespace, path.name!) as unknown as Pod;
  if (!isBeyondBudgets(pod)) askBudgets(context, pod, options.dryRun);
  checkPreconditions(pod, options);
  if (!options.dryRun) markEvicted(context, kind, pod);
  const { resourceVersion: _, ...preconditions } = options.preconditions ?? {};
  context.registry.remove(kind, path.namespace, path.name!, { ...options, preconditions });
  return created(request.pretty);
}

/** It does not serve anybody yet, or any more. */
function isBeyondBudgets({ metadata, status }: Pod): boolean {
  return metadata.deletionTimestamp !== undefined ||
    ["Pending", "Succeeded", "Failed"].includes(status?.phase ?? "");
}

/** @throws {StatusError} 429, 500 */
function askBudgets({ registry, queue }: ApiContext, pod: Pod, dryRun: boolean): void {
  const found = budgetsOf(registry, pod);
  const [budget, second] = found?.budgets ?? [];
  if (second) {
    const text =
      "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.";
    throw new StatusError(500, "", text);
  }
  if (!budget || (!isReady(pod) && sparesUnready(budget))) return;
  const status = spend(budget, pod.metadata.name, queue.now());
  const options = { subresource: "status", fieldManager: "kube-apiserver", dryRun } as const;
  registry.update(found!.kind, { ...budget, status }, options);
}

function checkPreconditions({ metadata }: Pod, { preconditions = {} }: DeleteOptions): void {
  const { uid, resourceVersion } = preconditions;
  const named = { group: "", kind: "Pod", plural: "Pod" };
  if (uid && uid !== metadata.uid) {
    const why = `the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). ` +
      "The object might have been deleted and then recreated";
    throw conflict(named, metadata.name, why);
  }
  if (resourceVersion && resourceVersion !== metadata.resourceVersion) {
    const why =
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion ` +
      `in record (${metadata.resourceVersion}). The object might have been modified`;
    throw conflict(named, metadata.name, why);
  }
}

/** The pod says why it goes. */
function markEvicted({ registry, queue }: ApiContext, kind: AnyKind, pod: Pod): void {
  const evicted = copyOf(pod);
  const conditions = (evicted.status?.conditions ?? []).filter(({ type }) => type !== "DisruptionTarget");
  const known = pod.status?.conditions?.find(({ type }) => type === "DisruptionTarget");
  conditions.push(
    {
      type: "DisruptionTarget",
      ...(evicted.metadata.generation === undefined
        ? {}
        : { observedGeneration: evicted.metadata.generation }),
      status: "True",
      lastProbeTime: null,
      lastTransitionTime: known?.status === "True" ? known.lastTransitionTime : timestamp(queue.now()),
      reason: "EvictionByEvictionAPI",
      message: "Eviction API: evicting",
    } as unknown as (typeof conditions)[number],
  );
  evicted.status = { ...evicted.status, conditions };
  registry.update(kind, evicted, { subresource: "status", fieldManager: "kube-apiserver" });
}
