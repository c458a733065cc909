/** Ends pods that do not stand their node's taints, when their time is up. Source: pkg/controller/tainteviction. */
import type { INode } from "kubernetes-models/v1/Node";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { ITaint } from "kubernetes-models/v1/Taint";
import type { Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { tolerates } from "../scheduler/node_filters.ts";
import { type ControllerContext, MANAGER_STATUS, tell, timeText } from "./controller.ts";
import { cacheKey, type Informer } from "./informer.ts";
import { WorkQueue } from "./work_queue.ts";

type Node = Stored<INode> & StoredObject;
type Pod = Stored<IPod> & StoredObject;

const DELAY_MS = 50;

export function startTaintEviction(context: ControllerContext): void {
  new TaintEviction(context);
}

class TaintEviction {
  readonly #context: ControllerContext;
  readonly #nodes: Informer<Node>;
  readonly #pods: Informer<Pod>;
  readonly #work: WorkQueue;
  /** Pods that are to go when their time is up, by uid: since when. */
  readonly #doomed = new Map<string, number>();

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#nodes = context.informers.of<INode>("nodes");
    this.#pods = context.informers.of<IPod>("pods");
    this.#pods.addIndex("node", (pod) => pod.spec?.nodeName || undefined);
    this.#work = new WorkQueue(context.queue, { delayMs: DELAY_MS, work: (key) => this.#look(key) });
    this.#nodes.onChange(({ type, object, old }) => {
      if (type !== "DELETED") this.#nodeChanged(object, old);
    });
    this.#pods.onChange(({ type, object, old }) => {
      if (type === "DELETED") this.#doomed.delete(object.metadata.uid);
      else if (!old?.spec?.nodeName) this.#add(object);
    });
  }

  #nodeChanged(node: Node, old: Node | undefined): void {
    if (JSON.stringify(old?.spec?.taints) === JSON.stringify(node.spec?.taints)) return;
    const pods = this.#pods.indexed("node", node.metadata.name);
    if (noExecute(node).length > 0) return pods.forEach((pod) => this.#add(pod));
    for (const pod of pods) {
      const isSpared = this.#doomed.delete(pod.metadata.uid) && !pod.metadata.deletionTimestamp;
      if (isSpared) sayEviction(this.#context, pod, "Cancelling deletion of Pod");
    }
  }

  /** Nothing of it is needed where the node has no such taint: most pods are there. */
  #add(pod: Pod): void {
    const node = pod.spec?.nodeName ? this.#nodes.get(undefined, pod.spec.nodeName) : undefined;
    if (node && noExecute(node).length > 0) {
      this.#work.add(cacheKey(pod.metadata.namespace, pod.metadata.name));
    }
  }

  #look(key: string): void {
    const [namespace, name] = key.split("/");
    const pod = this.#pods.get(namespace, name!);
    const node = pod?.spec?.nodeName ? this.#nodes.get(undefined, pod.spec.nodeName) : undefined;
    if (!pod || !node) return;
    const now = this.#context.queue.now();
    const { uid } = pod.metadata;
    const since = this.#doomed.get(uid) ?? now;
    const untilMs = since + tolerationMs(pod, node);
    if (untilMs === Infinity) return;
    if (untilMs > now) {
      this.#doomed.set(uid, since);
      return this.#work.add(key, untilMs - now);
    }
    this.#doomed.delete(uid);
    evict(this.#context, pod);
  }
}

function noExecute(node: Node): ITaint[] {
  return (node.spec?.taints ?? []).filter(({ effect }) => effect === "NoExecute");
}

/** How long the pod stands the node's taints; Infinity: for ever. */
function tolerationMs(pod: Pod, node: Node): number {
  if (pod.metadata.deletionTimestamp) return Infinity;
  let least = Infinity;
  for (const taint of noExecute(node)) {
    const matching = (pod.spec?.tolerations ?? []).filter((toleration) => tolerates(toleration, taint));
    if (matching.length === 0) return 0;
    const seconds = matching.map(({ tolerationSeconds }) => Math.max(0, tolerationSeconds ?? Infinity));
    least = Math.min(least, ...seconds);
  }
  return least * 1000;
}

function evict(context: ControllerContext, pod: Pod): void {
  const { registry, queue } = context;
  const kind = registry.kind("pods");
  const { namespace, name, uid } = pod.metadata;
  sayEviction(context, pod, "Marking for deletion Pod");
  const current = registry.find(kind, namespace, name) as Pod | undefined;
  if (current?.metadata.uid !== uid) return;
  const conditions = (current.status?.conditions ?? []).filter(({ type }) => type !== "DisruptionTarget");
  const condition = {
    type: "DisruptionTarget",
    observedGeneration: current.metadata.generation ?? 1,
    status: "True",
    lastProbeTime: null,
    lastTransitionTime: timeText(queue.now()),
    reason: "DeletionByTaintManager",
    message: "Taint manager: deleting due to NoExecute taint",
  };
  const status = { ...current.status, conditions: [...conditions, condition] };
  registry.update(kind, { ...current, status }, MANAGER_STATUS);
  registry.delete(kind, namespace, name, { preconditions: { uid } });
}

function sayEviction({ registry }: ControllerContext, pod: Pod, what: string): void {
  const { namespace, name } = pod.metadata;
  tell(registry, {
    regarding: pod,
    type: "Normal",
    reason: "TaintManagerEviction",
    message: `${what} ${namespace}/${name}`,
    component: "taint-eviction-controller",
  });
}
