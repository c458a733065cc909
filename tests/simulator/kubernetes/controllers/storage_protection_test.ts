import assert from "node:assert/strict";
import { StorageWorld } from "./storage_world.ts";

Deno.test("a claim stays while a pod uses it, and its volume while it is bound", () => {
  const world = new StorageWorld();
  world.volume("v");
  world.claim("c", { storageClassName: "" });
  world.user("p", "c");
  const { registry } = world.world;
  world.delete("persistentvolumeclaims", "c");
  registry.delete(registry.kind("persistentvolumes"), undefined, "v");
  world.seconds(10);
  assert.deepEqual([world.claimState("c"), world.volumeState("v")], ["Bound v", "Bound default/c"]);
  world.delete("pods", "p", 0);
  world.seconds(10);
  assert.deepEqual([world.claimState("c"), world.volumeState("v")], [undefined, undefined]);
});
