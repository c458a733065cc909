/** On which nodes a DaemonSet's pods belong. Source: pkg/controller/daemon/daemon_controller.go, NodeShouldRunDaemonPod. */
import type { IDaemonSet } from "kubernetes-models/apps/v1/DaemonSet";
import type { INode } from "kubernetes-models/v1/Node";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { IToleration } from "kubernetes-models/v1/Toleration";
import type { Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { matchesNode, tolerates } from "../scheduler/node_filters.ts";

export type DaemonSet = Stored<IDaemonSet> & StoredObject;
export type Node = Stored<INode> & StoredObject;

export interface Belonging {
  /** A pod is to be made there. */
  runs: boolean;
  /** One that is there may stay: a taint that only keeps new pods away does not end it. */
  stays: boolean;
}

/** Nodes are asked again and again; what was found out holds as long as node and template are the same objects. */
const known = new WeakMap<object, WeakMap<object, Belonging>>();

export function belongingOf(set: DaemonSet, node: Node): Belonging {
  const template = set.spec!.template;
  let byNode = known.get(template);
  if (!byNode) known.set(template, byNode = new WeakMap());
  let found = byNode.get(node);
  if (!found) byNode.set(node, found = findBelonging(template.spec ?? { containers: [] }, node));
  return found;
}

/** The template's specification for a pod on one node: bound by affinity to its name, tolerating the node's troubles. */
export function daemonPodSpec(spec: IPodSpec, nodeName: string): IPodSpec {
  const required = {
    nodeSelectorTerms: [{
      matchFields: [{ key: "metadata.name", operator: "In" as const, values: [nodeName] }],
    }],
  };
  const nodeAffinity = {
    ...spec.affinity?.nodeAffinity,
    requiredDuringSchedulingIgnoredDuringExecution: required,
  };
  return { ...spec, affinity: { ...spec.affinity, nodeAffinity }, tolerations: tolerationsOf(spec) };
}

const TOLERATED: readonly IToleration[] = [
  ["not-ready", "NoExecute"],
  ["unreachable", "NoExecute"],
  ["disk-pressure", "NoSchedule"],
  ["memory-pressure", "NoSchedule"],
  ["pid-pressure", "NoSchedule"],
  ["unschedulable", "NoSchedule"],
  ["network-unavailable", "NoSchedule"],
].map(([name, effect]) => ({
  key: `node.kubernetes.io/${name}`,
  operator: "Exists" as const,
  effect: effect as "NoExecute" | "NoSchedule",
}));

/** Pods on the node's own network do not mind that it has no other. */
function tolerationsOf(spec: IPodSpec): IToleration[] {
  const added = TOLERATED.filter(({ key }) => spec.hostNetwork || !key!.endsWith("network-unavailable"));
  const isSame = (a: IToleration, b: IToleration) =>
    a.key === b.key && a.effect === b.effect && a.operator === b.operator &&
    (a.value ?? "") === (b.value ?? "");
  const others = (spec.tolerations ?? []).filter((own) =>
    !added.some((toleration) => isSame(own, toleration))
  );
  return [...others, ...added];
}

function findBelonging(spec: IPodSpec, node: Node): Belonging {
  if (spec.nodeName && spec.nodeName !== node.metadata.name) return { runs: false, stays: false };
  if (!matchesNode({ apiVersion: "v1", kind: "Pod", spec }, node)) return { runs: false, stays: false };
  const tolerations = tolerationsOf(spec);
  const untolerated = (node.spec?.taints ?? []).filter((taint) =>
    taint.effect !== "PreferNoSchedule" && !tolerations.some((toleration) => tolerates(toleration, taint))
  );
  if (untolerated.length === 0) return { runs: true, stays: true };
  return { runs: false, stays: untolerated.every(({ effect }) => effect !== "NoExecute") };
}
