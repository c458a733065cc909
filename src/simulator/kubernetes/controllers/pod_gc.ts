/** Removes pods that nobody will end: their node is gone, or they ended without one. Source: pkg/controller/podgc. */
import type { INode } from "kubernetes-models/v1/Node";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import type { ControllerContext } from "./controller.ts";
import { cacheKey } from "./informer.ts";
import { WorkQueue } from "./work_queue.ts";

/** A node may come back within this time (quarantineTime). */
const QUARANTINE_MS = 40_000;
/** Pods that have ended and are kept all the same (--terminated-pod-gc-threshold). */
const MAX_ENDED = 12_500;

type Pod = Stored<IPod> & StoredObject;

export function startPodGc(context: ControllerContext): void {
  const nodes = context.informers.of<INode>("nodes");
  const pods = context.informers.of<IPod>("pods");
  pods.addIndex("node", (pod) => pod.spec?.nodeName || undefined);
  pods.addIndex("ended", (pod) => hasEnded(pod) ? "yes" : undefined);
  const work = new WorkQueue(context.queue, {
    delayMs: QUARANTINE_MS,
    work: (key) => {
      const [namespace, name] = key.split("/");
      const pod = pods.get(namespace, name!);
      if (!pod) return;
      const node = pod.spec?.nodeName;
      const isLost = node
        ? nodes.get(undefined, node) === undefined
        : pod.metadata.deletionTimestamp !== undefined;
      const isTooMany = hasEnded(pod) && pods.indexed("ended", "yes").length > MAX_ENDED;
      if (isLost || isTooMany) remove(context, pod);
    },
  });
  const enqueue = (pod: Pod) => work.add(cacheKey(pod.metadata.namespace, pod.metadata.name));
  nodes.onChange(({ type, object }) => {
    if (type === "DELETED") pods.indexed("node", object.metadata.name).forEach(enqueue);
  });
  pods.onChange(({ type, object }) => {
    if (type === "DELETED") return;
    const node = object.spec?.nodeName;
    if (
      (node && !nodes.get(undefined, node)) || (!node && object.metadata.deletionTimestamp) ||
      hasEnded(object)
    ) {
      enqueue(object);
    }
  });
}

function hasEnded(pod: Pod): boolean {
  return pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed";
}

function remove(context: ControllerContext, pod: Pod): void {
  const { namespace, name, uid } = pod.metadata;
  const kind = context.registry.kind("pods");
  context.registry.delete(kind, namespace, name, { gracePeriodSeconds: 0, preconditions: { uid } });
}
