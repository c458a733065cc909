import assert from "node:assert/strict";
import "../../../../src/simulator/kubernetes/controllers/stateful_set.ts";
import { StatefulSetWorld } from "./stateful_set_world.ts";

Deno.test("pods come one after another, each when the one before is ready, and the status counts them", () => {
  const world = new StatefulSetWorld();
  world.queue.advance(5000);
  assert.deepEqual(world.names(), ["web-0"]);
  world.settle();
  assert.deepEqual(world.names(), ["web-0", "web-1", "web-2"]);
  const revision = world.status().currentRevision!;
  assert.deepEqual(world.status(), {
    observedGeneration: 1,
    replicas: 3,
    readyReplicas: 3,
    currentReplicas: 3,
    updatedReplicas: 3,
    currentRevision: revision,
    updateRevision: revision,
    collisionCount: 0,
    availableReplicas: 3,
  });
  assert.ok(world.events().includes("SuccessfulCreate: Create Pod web-0 in StatefulSet web successful"));
});

Deno.test("old revisions are kept up to the limit", () => {
  const world = new StatefulSetWorld({ revisionHistoryLimit: 1 });
  for (const image of ["nginx:2", "nginx:3", "nginx:4"]) {
    world.settle();
    world.image(image);
  }
  world.settle(40);
  const revisions = world.list<{ metadata?: unknown; revision: number }>("controllerrevisions", "apps");
  assert.deepEqual(revisions.map(({ revision }) => revision).sort(), [3, 4]);
});

Deno.test("a pod that bears another's name is not taken in", () => {
  const world = new StatefulSetWorld({ replicas: 1 });
  world.create("pods", "", {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "other", namespace: "default", labels: { app: "web" } },
    spec: { containers: [{ name: "c", image: "nginx" }] },
  });
  world.settle();
  assert.deepEqual(world.names(), ["other", "web-0"]);
  assert.equal(
    world.pods().find(({ metadata }) => metadata.name === "other")!.metadata.ownerReferences,
    undefined,
  );
});

Deno.test("with minReadySeconds the next pod waits for the last one's proof", () => {
  const world = new StatefulSetWorld({ replicas: 2, minReadySeconds: 10 });
  world.settle(5);
  assert.deepEqual(world.names(), ["web-0"]);
  world.queue.advance(10_000);
  assert.deepEqual(world.names(), ["web-0", "web-1"]);
});
