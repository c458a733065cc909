import assert from "node:assert/strict";
import { StorageWorld } from "./storage_world.ts";

const cases: [what: string, volume: Record<string, unknown>, expected: string | undefined, event: RegExp][] =
  [
    ["kept", {}, "Released default/c", /^$/],
    [
      "scrubbed",
      { persistentVolumeReclaimPolicy: "Recycle" },
      "Available",
      /^VolumeRecycled: Volume recycled$/,
    ],
    ["deleted", { persistentVolumeReclaimPolicy: "Delete" }, undefined, /^$/],
    [
      "not deleted, where it is not under /tmp",
      { persistentVolumeReclaimPolicy: "Delete", hostPath: { path: "/srv" } },
      "Failed default/c",
      /^VolumeFailedDelete: host_path deleter only supports \/tmp\/.\+ but received provided \/srv$/,
    ],
  ];
for (const [what, spec, expected, event] of cases) {
  Deno.test(`a volume whose claim is gone is ${what}`, () => {
    const world = new StorageWorld();
    world.volume("v", spec);
    world.claim("c", { storageClassName: "" });
    world.seconds(1);
    world.world.persistentFiles.of("v").write("/note", "hello");
    world.delete("persistentvolumeclaims", "c");
    world.seconds(10);
    assert.equal(world.volumeState("v"), expected);
    assert.match(world.events("v")[0] ?? "", event);
    const kept = world.world.persistentFiles.of("v").read("/note");
    assert.equal(kept, expected === "Available" || expected === undefined ? undefined : "hello");
  });
}
