/**
 * Taints nodes by their conditions and evicts what does not tolerate it. Source: pkg/controller/nodelifecycle,
 * tainteviction.
 */
import type { INode } from "kubernetes-models/v1/Node";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { ITaint } from "kubernetes-models/v1/Taint";
import type { Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext, MANAGER, tell, timeText } from "./controller.ts";
import { cacheKey } from "./informer.ts";
import { tolerates } from "../scheduler/node_filters.ts";
import { WorkQueue } from "./work_queue.ts";

type Node = Stored<INode> & StoredObject;
type Pod = Stored<IPod> & StoredObject;

const DELAY_MS = 50;

/** Condition and status to the taints that they bring. */
const TAINTS: readonly [type: string, status: string, key: string, effects: readonly ITaint["effect"][]][] = [
  ["Ready", "False", "node.kubernetes.io/not-ready", ["NoSchedule", "NoExecute"]],
  ["Ready", "Unknown", "node.kubernetes.io/unreachable", ["NoSchedule", "NoExecute"]],
  ["MemoryPressure", "True", "node.kubernetes.io/memory-pressure", ["NoSchedule"]],
  ["DiskPressure", "True", "node.kubernetes.io/disk-pressure", ["NoSchedule"]],
  ["PIDPressure", "True", "node.kubernetes.io/pid-pressure", ["NoSchedule"]],
  ["NetworkUnavailable", "True", "node.kubernetes.io/network-unavailable", ["NoSchedule"]],
];
const UNSCHEDULABLE = "node.kubernetes.io/unschedulable";

export function startNodeLifecycle(context: ControllerContext): void {
  const { registry, informers } = context;
  const nodes = informers.of<INode>("nodes");
  const pods = informers.of<IPod>("pods");
  pods.addIndex("node", (pod) => pod.spec?.nodeName || undefined);
  const tainting = new WorkQueue(context.queue, {
    delayMs: DELAY_MS,
    work: (name) => {
      const node = nodes.get(undefined, name);
      if (!node) return;
      const taints = wantedTaints(node, timeText(context.queue.now()));
      if (JSON.stringify(taints) === JSON.stringify(node.spec?.taints ?? [])) return;
      const { taints: _old, ...spec } = node.spec ?? {};
      registry.update(nodes.kind, { ...node, spec: taints.length > 0 ? { ...spec, taints } : spec }, MANAGER);
    },
  });
  const eviction = new WorkQueue(context.queue, {
    delayMs: DELAY_MS,
    work: (key) => {
      const [namespace, name] = key.split("/");
      const pod = pods.get(namespace, name!);
      const node = pod?.spec?.nodeName ? nodes.get(undefined, pod.spec.nodeName) : undefined;
      if (pod && node) evict(context, eviction, pod, node);
    },
  });
  nodes.onChange(({ type, object, old }) => {
    if (type === "DELETED") return;
    tainting.add(object.metadata.name);
    if (
      !noExecute(object).length || JSON.stringify(old?.spec?.taints) === JSON.stringify(object.spec?.taints)
    ) return;
    for (const pod of pods.indexed("node", object.metadata.name)) {
      eviction.add(cacheKey(pod.metadata.namespace, pod.metadata.name));
    }
  });
  pods.onChange(({ object, old }) => {
    const node = object.spec?.nodeName ? nodes.get(undefined, object.spec.nodeName) : undefined;
    if (node && !old?.spec?.nodeName && noExecute(node).length > 0) {
      eviction.add(cacheKey(object.metadata.namespace, object.metadata.name));
    }
  });
}

function noExecute(node: Node): ITaint[] {
  return (node.spec?.taints ?? []).filter(({ effect }) => effect === "NoExecute");
}

/** The node's taints with those that follow from its state put right; others stay in their places. */
function wantedTaints(node: Node, time: string): ITaint[] {
  const managed = new Set([...TAINTS.map(([, , key]) => key), UNSCHEDULABLE]);
  const present = node.spec?.taints ?? [];
  const wanted = TAINTS.flatMap(([type, status, key, effects]) =>
    node.status?.conditions?.some((condition) => condition.type === type && condition.status === status)
      ? effects.map((effect): ITaint => ({ key, effect }))
      : []
  );
  if (node.spec?.unschedulable) wanted.push({ key: UNSCHEDULABLE, effect: "NoSchedule" });
  const same = (a: ITaint) => (b: ITaint) => a.key === b.key && a.effect === b.effect;
  const kept = present.filter((taint) => !managed.has(taint.key) || wanted.some(same(taint)));
  const added = wanted.filter((taint) => !present.some(same(taint)));
  return [...kept, ...added.map((taint) => ({ ...taint, timeAdded: time }))];
}

function evict(context: ControllerContext, eviction: WorkQueue, pod: Pod, node: Node): void {
  if (pod.metadata.deletionTimestamp) return;
  let untilMs = Infinity;
  for (const taint of noExecute(node)) {
    const matching = (pod.spec?.tolerations ?? []).filter((toleration) => tolerates(toleration, taint));
    if (matching.length === 0) untilMs = 0;
    const seconds = matching.map(({ tolerationSeconds }) => tolerationSeconds ?? Infinity);
    const since = Date.parse(taint.timeAdded ?? "") || context.queue.now();
    untilMs = Math.min(untilMs, since + Math.min(...seconds) * 1000);
  }
  const { namespace, name, uid } = pod.metadata;
  const now = context.queue.now();
  if (untilMs > now) {
    if (untilMs < Infinity) eviction.add(cacheKey(namespace, name), untilMs - now);
    return;
  }
  const message = `Marking for deletion Pod ${namespace}/${name}`;
  const component = "taint-eviction-controller";
  tell(context.registry, {
    regarding: pod,
    type: "Normal",
    reason: "TaintManagerEviction",
    message,
    component,
  });
  context.registry.delete(context.registry.kind("pods"), namespace, name, { preconditions: { uid } });
}
