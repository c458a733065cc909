/**
 * Notices that a node is silent: its lease is not renewed, so nobody knows how it is. Source: pkg/controller/
 * nodelifecycle, pkg/controller/util/node.
 */
import type { ILease } from "kubernetes-models/coordination.k8s.io/v1/Lease";
import type { INode } from "kubernetes-models/v1/Node";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Stored } from "../../../kube/object.ts";
import { LEASE_NAMESPACE } from "../kubelet/lease.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext, MANAGER_STATUS, tell, timeText } from "./controller.ts";
import { WorkQueue } from "./work_queue.ts";

type Node = Stored<INode> & StoredObject;
type Pod = Stored<IPod> & StoredObject;

/** How long a node may be silent (--node-monitor-grace-period, 50 seconds since 1.32). */
const GRACE_MS = 50_000;
const MONITORED: readonly string[] = ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"];
const COMPONENT = "node-controller";

export function startNodeMonitor(context: ControllerContext): void {
  const { registry, informers, queue } = context;
  if (!registry.kinds.some(({ plural }) => plural === "leases")) return;
  const leases = informers.of<ILease>("leases", "coordination.k8s.io");
  const pods = informers.of<IPod>("pods");
  pods.addIndex("node", (pod) => pod.spec?.nodeName || undefined);
  const work = new WorkQueue(queue, {
    delayMs: GRACE_MS,
    work: (name) => {
      const lease = leases.get(LEASE_NAMESPACE, name);
      const node = registry.find(registry.kind("nodes"), undefined, name) as Node | undefined;
      if (!lease || !node) return;
      const silentMs = queue.now() - Date.parse(lease.spec?.renewTime ?? lease.metadata.creationTimestamp);
      if (silentMs < GRACE_MS) return work.add(name, GRACE_MS - silentMs);
      if (!markUnknown(context, node)) return;
      for (const pod of pods.indexed("node", name)) markNotReady(context, pod);
    },
  });
  // One look at a time: who renews is looked at again when that would run out.
  leases.onChange(({ type, object }) => {
    if (type !== "DELETED" && object.metadata.namespace === LEASE_NAMESPACE) work.add(object.metadata.name);
  });
}

/** False when that is known already. */
function markUnknown({ registry, queue }: ControllerContext, node: Node): boolean {
  const ready = node.status?.conditions?.find(({ type }) => type === "Ready");
  if (!ready || ready.status === "Unknown") return false;
  const lastTransitionTime = timeText(queue.now());
  const conditions = node.status!.conditions!.map((condition) =>
    MONITORED.includes(condition.type)
      ? {
        ...condition,
        status: "Unknown",
        lastTransitionTime,
        reason: "NodeStatusUnknown",
        message: "Kubelet stopped posting node status.",
      }
      : condition
  );
  registry.update(
    registry.kind("nodes"),
    { ...node, status: { ...node.status, conditions } },
    MANAGER_STATUS,
  );
  const message = `Node ${node.metadata.name} status is now: NodeNotReady`;
  tell(registry, { regarding: node, type: "Normal", reason: "NodeNotReady", message, component: COMPONENT });
  return true;
}

function markNotReady({ registry, queue }: ControllerContext, { metadata }: Pod): void {
  const kind = registry.kind("pods");
  const pod = registry.find(kind, metadata.namespace, metadata.name) as Pod | undefined;
  if (!pod?.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True")) return;
  const lastTransitionTime = timeText(queue.now());
  const conditions = pod.status.conditions.map((condition) =>
    condition.type === "Ready" ? { ...condition, status: "False", lastTransitionTime } : condition
  );
  registry.update(kind, { ...pod, status: { ...pod.status, conditions } }, MANAGER_STATUS);
  const message = "Node is not ready";
  tell(registry, { regarding: pod, type: "Warning", reason: "NodeNotReady", message, component: COMPONENT });
}
