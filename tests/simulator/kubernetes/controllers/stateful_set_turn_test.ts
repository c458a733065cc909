import assert from "node:assert/strict";
import "../../../../src/simulator/kubernetes/controllers/stateful_set_turn.ts";
import { StatefulSetWorld } from "./stateful_set_world.ts";

Deno.test("in parallel all come at once", () => {
  const world = new StatefulSetWorld({ podManagementPolicy: "Parallel" });
  assert.deepEqual(world.names(), ["web-0", "web-1", "web-2"]);
});

Deno.test("ordinals may start anywhere", () => {
  const world = new StatefulSetWorld({ replicas: 2, ordinals: { start: 5 } });
  world.settle();
  assert.deepEqual(world.names(), ["web-5", "web-6"]);
});

Deno.test("the highest ordinal goes first, one at a time", () => {
  const world = new StatefulSetWorld();
  world.settle();
  world.change({ replicas: 1 });
  world.settle();
  assert.deepEqual(world.names(), ["web-0"]);
  const deletions = world.events().filter((event) => event.startsWith("SuccessfulDelete"));
  assert.deepEqual(deletions, [
    "SuccessfulDelete: Delete Pod web-2 in StatefulSet web successful",
    "SuccessfulDelete: Delete Pod web-1 in StatefulSet web successful",
  ]);
});

Deno.test("a rolling update goes from the highest ordinal down, and waits for each", () => {
  const world = new StatefulSetWorld();
  world.settle();
  world.image("nginx:2");
  world.queue.advance(1000);
  assert.deepEqual(world.images(), ["web-0=nginx:1", "web-1=nginx:1", "web-2=nginx:2"]);
  assert.notEqual(world.status().currentRevision, world.status().updateRevision);
  world.settle();
  assert.deepEqual(world.images(), ["web-0=nginx:2", "web-1=nginx:2", "web-2=nginx:2"]);
  assert.equal(world.status().currentRevision, world.status().updateRevision);
});

Deno.test("below the partition pods keep their revision, even when they are made anew", () => {
  const world = new StatefulSetWorld({
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 2 } },
  });
  world.settle();
  world.image("nginx:2");
  world.settle();
  world.registry.delete(world.registry.kind("pods"), "default", "web-0");
  world.settle();
  assert.deepEqual(world.images(), ["web-0=nginx:1", "web-1=nginx:1", "web-2=nginx:2"]);
});

Deno.test("several may be unavailable where that is said", () => {
  const rollingUpdate = { partition: 0, maxUnavailable: 2 };
  const world = new StatefulSetWorld({ updateStrategy: { type: "RollingUpdate", rollingUpdate } });
  world.settle();
  world.image("nginx:2");
  const deleted = world.events().filter((event) => event.startsWith("SuccessfulDelete"));
  assert.equal(deleted.length, 2);
  world.settle();
  assert.deepEqual(world.images(), ["web-0=nginx:2", "web-1=nginx:2", "web-2=nginx:2"]);
});

Deno.test("OnDelete leaves pods alone", () => {
  const world = new StatefulSetWorld({ updateStrategy: { type: "OnDelete" } });
  world.settle();
  world.image("nginx:2");
  world.settle();
  assert.equal(world.images()[2], "web-2=nginx:1");
  world.registry.delete(world.registry.kind("pods"), "default", "web-2");
  world.settle();
  assert.equal(world.images()[2], "web-2=nginx:2");
});

Deno.test("a pod that has ended is made anew", () => {
  const world = new StatefulSetWorld({ replicas: 1 });
  world.settle();
  const [pod] = world.pods();
  world.registry.update(
    world.registry.kind("pods"),
    { ...pod!, status: { ...pod!.status, phase: "Failed" } },
    {
      subresource: "status",
    },
  );
  world.settle();
  assert.notEqual(world.pods()[0]!.metadata.uid, pod!.metadata.uid);
});

Deno.test("what the server refuses is told", () => {
  const world = new StatefulSetWorld({
    template: {
      metadata: { labels: { app: "web" } },
      spec: { serviceAccountName: "nobody", containers: [{ name: "c", image: "nginx" }] },
    },
  });
  assert.match(
    world.events().join(),
    /FailedCreate: Create Pod web-0 in StatefulSet web failed error: pods "web-0" is forbidden: error looking up/,
  );
});
