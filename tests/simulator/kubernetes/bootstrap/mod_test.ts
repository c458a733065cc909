import assert from "node:assert/strict";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { bootstrapCluster } from "../../../../src/simulator/kubernetes/bootstrap/mod.ts";
import { NewCluster } from "../../../../src/simulator/kubernetes/bootstrap/new_cluster.ts";
import { RbacWorld } from "../rbac/rbac_world.ts";

Deno.test("the same seed makes the same cluster", () => {
  const made = () => {
    const { registry, queue } = new RbacWorld();
    bootstrapCluster(new NewCluster(registry, queue, new Random(7)));
    return JSON.stringify(registry.kinds.map((kind) => registry.list(kind)));
  };
  assert.equal(made(), made());
});
