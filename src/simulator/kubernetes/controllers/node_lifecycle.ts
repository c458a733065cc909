/** Taints nodes by their conditions. Source: pkg/controller/nodelifecycle. */
import type { INode } from "kubernetes-models/v1/Node";
import type { ITaint } from "kubernetes-models/v1/Taint";
import type { Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext, MANAGER, timeText } from "./controller.ts";
import { WorkQueue } from "./work_queue.ts";

type Node = Stored<INode> & StoredObject;

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
  nodes.onChange(({ type, object }) => {
    if (type !== "DELETED") tainting.add(object.metadata.name);
  });
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
