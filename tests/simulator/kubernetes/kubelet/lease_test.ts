import assert from "node:assert/strict";
import type { ILease } from "kubernetes-models/coordination.k8s.io/v1/Lease";
import {
  LEASE_NAMESPACE,
  RENEWAL_MS,
  renewLease,
} from "../../../../src/simulator/kubernetes/kubelet/lease.ts";
import { SmallWorld } from "../small_world.ts";

Deno.test("a node holds a lease that it renews every ten seconds", () => {
  const world = new SmallWorld();
  const { registry, queue } = world.world;
  const lease = () =>
    registry.get(
      registry.kind("leases", "coordination.k8s.io"),
      LEASE_NAMESPACE,
      "eli01",
    ) as unknown as ILease;
  const before = lease().spec!;
  assert.deepEqual([before.holderIdentity, before.leaseDurationSeconds], ["eli01", 40]);
  assert.match(String(before.renewTime), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  world.world.advance(RENEWAL_MS);
  assert.equal(
    Date.parse(String(lease().spec!.renewTime)) - Date.parse(String(before.renewTime)),
    RENEWAL_MS,
  );
  const node = registry.get(registry.kind("nodes"), undefined, "eli02");
  renewLease(registry, { ...node, metadata: { ...node.metadata, name: "new" } }, queue.now());
  const names = registry.list(registry.kind("leases", "coordination.k8s.io")).map(({ metadata }) =>
    metadata.name
  );
  assert.ok(["eli01", "eli02", "new"].every((name) => names.includes(name)));
});
