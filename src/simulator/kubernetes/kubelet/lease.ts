/** The lease by which a node says every ten seconds that it is alive. Source: pkg/kubelet, component-helpers/lease. */
import type { ILease } from "kubernetes-models/coordination.k8s.io/v1/Lease";
import type { Registry, StoredObject } from "../registry.ts";

export const LEASE_NAMESPACE = "kube-node-lease";
/** A quarter of the time for which it holds. */
export const RENEWAL_MS = 10_000;
const DURATION_SECONDS = 40;
const KUBELET = { fieldManager: "kubelet" } as const;

/** Makes it where there is none. Nothing where leases are not served, or have no namespace. */
export function renewLease(registry: Registry, node: StoredObject, nowMs: number): void {
  const kind = registry.kinds.find(({ plural }) => plural === "leases");
  const namespaces = registry.kinds.find(({ plural, group }) => plural === "namespaces" && group === "");
  if (!kind || !namespaces || !registry.find(namespaces, undefined, LEASE_NAMESPACE)) return;
  const { name, uid } = node.metadata;
  const renewTime = new Date(nowMs).toISOString().replace(/Z$/, "000Z");
  const known = registry.find(kind, LEASE_NAMESPACE, name) as (StoredObject & ILease) | undefined;
  if (known) {
    registry.update(kind, { ...known, spec: { ...known.spec, renewTime } }, KUBELET);
    return;
  }
  registry.create(kind, {
    apiVersion: "coordination.k8s.io/v1",
    kind: "Lease",
    metadata: {
      name,
      namespace: LEASE_NAMESPACE,
      ownerReferences: [{ apiVersion: "v1", kind: "Node", name, uid }],
    },
    spec: { holderIdentity: name, leaseDurationSeconds: DURATION_SECONDS, renewTime },
  }, KUBELET);
}
