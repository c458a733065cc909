import assert from "node:assert/strict";
import { StorageWorld } from "../controllers/storage_world.ts";
import { condition } from "../small_world.ts";

const waiting: [what: string, prepare: (world: StorageWorld) => void, expected: string][] = [
  ["a claim that is not there", () => {}, 'persistentvolumeclaim "c" not found. not found'],
  [
    "a claim that should be bound",
    (world) => world.claim("c", { storageClassName: "" }),
    "pod has unbound immediate PersistentVolumeClaims. not found",
  ],
  [
    "nothing to bind, and nobody to make it",
    (world) => {
      world.class("manual", {
        provisioner: "kubernetes.io/no-provisioner",
        volumeBindingMode: "WaitForFirstConsumer",
      });
      world.claim("c", { storageClassName: "manual" });
    },
    "2 node(s) didn't find available persistent volumes to bind. no new claims to deallocate, preemption: " +
    "0/2 nodes are available: 2 Preemption is not helpful for scheduling.",
  ],
];
for (const [what, prepare, expected] of waiting) {
  Deno.test(`a pod waits for its volume: ${what}`, () => {
    const world = new StorageWorld();
    prepare(world);
    world.user("p", "c");
    assert.equal(
      condition(world.pod("p")!, "PodScheduled"),
      `False Unschedulable 0/2 nodes are available: ${expected}`,
    );
  });
}

Deno.test("a claim for one pod alone is for the first, until that is gone", () => {
  const world = new StorageWorld();
  world.claim("c", { accessModes: ["ReadWriteOncePod"] });
  world.user("first", "c");
  world.user("second", "c");
  assert.match(
    condition(world.pod("second")!, "PodScheduled")!,
    /2 node\(s\) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod/,
  );
  world.delete("pods", "first", 0);
  world.seconds(20);
  assert.equal(world.pod("second")?.status?.phase, "Running");
});

Deno.test("a pod goes where the volume is that suits its claim", () => {
  const world = new StorageWorld();
  world.class("manual", {
    provisioner: "kubernetes.io/no-provisioner",
    volumeBindingMode: "WaitForFirstConsumer",
  });
  const values = ["eli02"];
  const matchExpressions = [{ key: "kubernetes.io/hostname", operator: "In", values }];
  const nodeAffinity = { required: { nodeSelectorTerms: [{ matchExpressions }] } };
  world.volume("v", {
    hostPath: undefined,
    local: { path: "/mnt" },
    nodeAffinity,
    storageClassName: "manual",
  });
  world.claim("c", { storageClassName: "manual" });
  world.user("p", "c");
  assert.equal(world.pod("p")!.spec!.nodeName, "eli02");
  assert.equal(world.claimState("c"), "Bound v");
});
