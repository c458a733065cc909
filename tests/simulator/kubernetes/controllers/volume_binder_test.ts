import assert from "node:assert/strict";
import { StorageWorld } from "./storage_world.ts";

const NO_CLASS = { storageClassName: "" };

Deno.test("a claim without a class gets a free volume without one, and both say so", () => {
  const world = new StorageWorld();
  world.claim("c", NO_CLASS);
  world.seconds(1);
  assert.equal(world.claimState("c"), "Pending");
  assert.deepEqual(world.events("c"), [
    "FailedBinding: no persistent volumes available for this claim and no storage class is set",
  ]);
  world.volume("v");
  world.seconds(1);
  assert.deepEqual([world.claimState("c"), world.volumeState("v")], ["Bound v", "Bound default/c"]);
});

const pending: [what: string, claim: Record<string, unknown>, event: RegExp][] = [
  [
    "a class that is not there",
    { storageClassName: "x" },
    /^ProvisioningFailed: storageclass.storage.k8s.io "x" not found/,
  ],
  [
    "a class that makes nothing",
    { storageClassName: "manual" },
    /^ProvisioningFailed: no volume plugin matched name: kubernetes.io\/no-provisioner/,
  ],
  [
    "a class whose maker is elsewhere",
    { storageClassName: "cloud" },
    /^ExternalProvisioning: Waiting for a volume to be created either by the external provisioner 'example.com\/disk'/,
  ],
  [
    "a class that waits",
    {},
    /^WaitForFirstConsumer: waiting for first consumer to be created before binding/,
  ],
  ["a volume that is not there", { storageClassName: "", volumeName: "v9" }, /^$/],
  [
    "a volume that is too small",
    { storageClassName: "", volumeName: "small" },
    /^VolumeMismatch: Cannot bind to requested volume "small": requested PV is too small/,
  ],
  [
    "a volume of another",
    { storageClassName: "", volumeName: "taken" },
    /^FailedBinding: volume "taken" already bound to a different claim./,
  ],
];
for (const [what, spec, event] of pending) {
  Deno.test(`a claim waits: ${what}`, () => {
    const world = new StorageWorld();
    world.class("manual", { provisioner: "kubernetes.io/no-provisioner" });
    world.class("cloud");
    world.volume("small", { capacity: { storage: "1Mi" } });
    world.volume("taken", { claimRef: { namespace: "default", name: "other" } });
    world.claim("c", spec);
    world.seconds(2);
    assert.match(world.claimState("c")!, /^Pending/);
    assert.match(world.events("c")[0] ?? "", event);
  });
}

Deno.test("a claim may name its volume, and a volume its claim", () => {
  const world = new StorageWorld();
  world.volume("v1");
  world.volume("v2");
  world.volume("v3", { claimRef: { namespace: "default", name: "third" } });
  world.claim("second", { ...NO_CLASS, volumeName: "v2" });
  world.claim("third", NO_CLASS);
  world.seconds(2);
  assert.deepEqual([world.claimState("second"), world.claimState("third")], ["Bound v2", "Bound v3"]);
  assert.equal(world.volumeState("v1"), "Available");
});

Deno.test("a claim whose volume is lost says so", () => {
  const world = new StorageWorld();
  world.volume("v");
  world.claim("c", NO_CLASS);
  world.seconds(1);
  world.patch("persistentvolumes", "v", { metadata: { finalizers: null } });
  world.world.registry.delete(world.world.registry.kind("persistentvolumes"), undefined, "v");
  world.seconds(2);
  assert.match(world.claimState("c")!, /^Lost/);
  assert.match(world.events("c").at(-1)!, /^ClaimLost: Bound claim has lost its PersistentVolume/);
});
