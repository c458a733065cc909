import assert from "node:assert/strict";
import { StorageWorld } from "./storage_world.ts";

Deno.test("a pod's ephemeral volume has a claim that is made for it and goes with it", () => {
  const world = new StorageWorld();
  const spec = { accessModes: ["ReadWriteOnce" as const], resources: { requests: { storage: "1Gi" } } };
  const volumes = [{ name: "scratch", ephemeral: { volumeClaimTemplate: { spec } } }];
  world.run("p", { image: "nginx" }, { volumes });
  assert.match(world.claimState("p-scratch")!, /^Bound/);
  assert.equal(world.pod("p")?.status?.phase, "Running");
  world.delete("pods", "p", 0);
  world.seconds(10);
  assert.equal(world.claimState("p-scratch"), undefined);
});
