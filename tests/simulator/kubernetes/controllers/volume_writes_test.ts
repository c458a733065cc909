import assert from "node:assert/strict";
import { StorageWorld } from "./storage_world.ts";

Deno.test("what is bound carries the marks of who bound it", () => {
  const world = new StorageWorld();
  const { registry } = world.world;
  world.volume("v", { capacity: { storage: "2Gi" } });
  world.claim("c", { storageClassName: "" });
  world.seconds(1);
  const claim = registry.get(registry.kind("persistentvolumeclaims"), "default", "c");
  const volume = registry.get(registry.kind("persistentvolumes"), undefined, "v");
  assert.deepEqual(claim.metadata.annotations, {
    "pv.kubernetes.io/bind-completed": "yes",
    "pv.kubernetes.io/bound-by-controller": "yes",
  });
  assert.deepEqual(claim.status, {
    phase: "Bound",
    accessModes: ["ReadWriteOnce"],
    capacity: { storage: "2Gi" },
  });
  assert.deepEqual(volume.metadata.annotations, { "pv.kubernetes.io/bound-by-controller": "yes" });
  const { uid, kind, apiVersion } = (volume.spec as { claimRef: Record<string, string> }).claimRef;
  assert.deepEqual([uid, kind, apiVersion], [claim.metadata.uid, "PersistentVolumeClaim", "v1"]);
});
