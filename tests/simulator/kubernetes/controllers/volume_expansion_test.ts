import assert from "node:assert/strict";
import { StorageWorld } from "./storage_world.ts";

Deno.test("a claim grows where its class allows it", () => {
  const world = new StorageWorld();
  const more = { provisioner: "rancher.io/local-path", allowVolumeExpansion: true };
  world.class("grows", { ...more, volumeBindingMode: "WaitForFirstConsumer" });
  world.claim("c", { storageClassName: "grows" });
  world.user("p", "c");
  world.patch("persistentvolumeclaims", "c", { spec: { resources: { requests: { storage: "3Gi" } } } });
  world.seconds(5);
  const { registry } = world.world;
  const claim = registry.get(registry.kind("persistentvolumeclaims"), "default", "c");
  const { capacity } = claim.status as { capacity: Record<string, string> };
  assert.deepEqual(capacity, { storage: "3Gi" });
  const said = world.events("c").map((event) => event.split(":")[0]);
  assert.deepEqual(said.slice(-3), ["ExternalExpanding", "Resizing", "VolumeResizeSuccessful"]);
});
