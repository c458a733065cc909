import assert from "node:assert/strict";
import { StorageWorld } from "./storage_world.ts";

Deno.test("a claim of the default class gets a volume where its first pod runs, and loses it when it goes", () => {
  const world = new StorageWorld();
  world.claim("c");
  world.seconds(2);
  assert.deepEqual(world.volumes(), []);
  world.user("p", "c");
  const [name] = world.volumes();
  assert.equal(world.claimState("c"), `Bound ${name}`);
  assert.equal(world.pod("p")?.status?.phase, "Running");
  const said = world.events("c").map((event) => event.split(":")[0]);
  for (
    const reason of ["WaitForFirstConsumer", "ExternalProvisioning", "Provisioning", "ProvisioningSucceeded"]
  ) {
    assert.ok(said.includes(reason), `${reason} is not in ${said}`);
  }
  const node = world.pod("p")!.spec!.nodeName;
  world.delete("pods", "p", 0);
  world.user("q", "c");
  assert.equal(world.pod("q")!.spec!.nodeName, node);
  world.delete("pods", "q", 0);
  world.delete("persistentvolumeclaims", "c");
  world.seconds(10);
  assert.deepEqual([world.claimState("c"), world.volumes()], [undefined, []]);
});

const refused: [spec: Record<string, unknown>, event: RegExp][] = [
  [{ accessModes: ["ReadWriteMany"] }, /NodePath only supports ReadWriteOnce and ReadWriteOncePod/],
  [{ volumeMode: "Block" }, /rancher.io\/local-path does not support block volume provisioning/],
];
for (const [spec, event] of refused) {
  Deno.test(`a folder cannot be ${JSON.stringify(spec)}`, () => {
    const world = new StorageWorld();
    world.claim("c", spec);
    world.user("p", "c");
    assert.match(world.events("c").join("\n"), event);
    assert.match(world.claimState("c")!, /^Pending/);
  });
}

Deno.test("a class that binds at once names no node, which a folder needs", () => {
  const world = new StorageWorld();
  world.class("now", { provisioner: "rancher.io/local-path" });
  world.claim("c", { storageClassName: "now" });
  world.seconds(10);
  assert.match(world.events("c").join("\n"), /configuration error, no node was specified/);
});
