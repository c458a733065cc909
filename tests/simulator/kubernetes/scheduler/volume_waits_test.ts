import assert from "node:assert/strict";
import { StorageWorld } from "../controllers/storage_world.ts";
import { condition } from "../small_world.ts";

Deno.test("a pod gets its node when its volumes are bound; that takes ten minutes at most", () => {
  const world = new StorageWorld();
  world.class("slow", { volumeBindingMode: "WaitForFirstConsumer" });
  world.claim("c", { storageClassName: "slow" });
  world.user("p", "c");
  assert.equal(world.pod("p")!.spec!.nodeName, undefined);
  const { registry } = world.world;
  const claim = registry.get(registry.kind("persistentvolumeclaims"), "default", "c");
  assert.match(claim.metadata.annotations!["volume.kubernetes.io/selected-node"]!, /^eli0[12]$/);
  world.seconds(600);
  assert.equal(
    condition(world.pod("p")!, "PodScheduled"),
    'False Unschedulable running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded',
  );
});
