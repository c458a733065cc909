import assert from "node:assert/strict";
import { startDeployments } from "../../../../src/simulator/kubernetes/controllers/deployment.ts";
import { startGarbageCollector } from "../../../../src/simulator/kubernetes/controllers/garbage_collector.ts";
import { startReplicaSets } from "../../../../src/simulator/kubernetes/controllers/replica_set.ts";
import { deployment, TestCluster } from "./cluster.ts";

function cluster(): TestCluster {
  const world = new TestCluster([startGarbageCollector, startDeployments, startReplicaSets]);
  world.create("deployments", "apps", deployment("web", 2));
  world.queue.advance(1000);
  return world;
}

const counts = (world: TestCluster) => [
  world.list("deployments", "apps").length,
  world.sets().length,
  world.pods().length,
];

function remove(world: TestCluster, propagationPolicy: "Background" | "Foreground" | "Orphan"): void {
  world.registry.delete(world.registry.kind("deployments", "apps"), "default", "web", { propagationPolicy });
}

Deno.test("in the background, dependents follow their owner", () => {
  const world = cluster();
  remove(world, "Background");
  assert.deepEqual(counts(world), [0, 1, 2]);
  world.queue.advance(1000);
  assert.deepEqual(counts(world), [0, 0, 0]);
});

Deno.test("in the foreground, the owner waits for its dependents", () => {
  const world = cluster();
  const gone: string[] = [];
  for (const kind of ["deployments", "replicasets"]) {
    world.registry.watch(
      world.registry.kind(kind, "apps"),
      ({ type }) => type === "DELETED" && gone.push(kind),
    );
  }
  remove(world, "Foreground");
  assert.deepEqual(counts(world), [1, 1, 2]);
  world.queue.advance(2000);
  assert.deepEqual(counts(world), [0, 0, 0]);
  assert.deepEqual(gone, ["replicasets", "deployments"]);
});

Deno.test("orphans stay and forget their owner", () => {
  const world = cluster();
  remove(world, "Orphan");
  world.queue.advance(1000);
  assert.deepEqual(counts(world), [0, 1, 2]);
  assert.deepEqual(world.sets()[0]!.metadata.ownerReferences ?? [], []);
});

Deno.test("what names an owner that does not exist goes", () => {
  const world = cluster();
  world.create("configmaps", "", {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: {
      name: "lost",
      namespace: "default",
      ownerReferences: [{ apiVersion: "v1", kind: "Pod", name: "x", uid: "gone" }],
    },
  });
  world.queue.advance(1000);
  assert.equal(world.registry.find(world.registry.kind("configmaps"), "default", "lost"), undefined);
});
