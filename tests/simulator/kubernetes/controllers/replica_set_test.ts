import assert from "node:assert/strict";
import { startReplicaSets } from "../../../../src/simulator/kubernetes/controllers/replica_set.ts";
import { TestCluster } from "./cluster.ts";

function cluster(replicas: number, extra: Record<string, unknown> = {}): TestCluster {
  const world = new TestCluster([startReplicaSets]);
  world.create("replicasets", "apps", {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: { name: "web", namespace: "default" },
    spec: {
      replicas,
      selector: { matchLabels: { app: "web" } },
      template: {
        metadata: { labels: { app: "web" } },
        spec: { containers: [{ name: "c", image: "nginx" }] },
      },
      ...extra,
    },
  });
  world.queue.advance(500);
  return world;
}

Deno.test("a ReplicaSet makes its pods, counts them and tells it", () => {
  const world = cluster(3);
  assert.equal(world.pods().length, 3);
  assert.equal(world.pods()[0]!.metadata.ownerReferences?.[0]?.kind, "ReplicaSet");
  assert.deepEqual(world.sets()[0]!.status, {
    replicas: 3,
    fullyLabeledReplicas: 3,
    terminatingReplicas: 0,
    observedGeneration: 1,
  });
  assert.equal(
    world.events().filter((event) => event.startsWith("SuccessfulCreate: Created pod: web-")).length,
    3,
  );
});

Deno.test("a lost pod is replaced, and a superfluous one goes: the one that is not ready", () => {
  const world = cluster(3);
  const [first, second, third] = world.pods();
  world.setReady(first!);
  world.setReady(second!);
  world.queue.advance(100);
  world.patch("replicasets", "apps", "web", { spec: { replicas: 2 } });
  world.queue.advance(500);
  assert.deepEqual(world.pods().map((pod) => pod.metadata.name), [
    first!.metadata.name,
    second!.metadata.name,
  ]);
  assert.ok(world.events().includes(`SuccessfulDelete: Deleted pod: ${third!.metadata.name}`));
  world.registry.delete(world.registry.kind("pods"), "default", first!.metadata.name);
  world.queue.advance(500);
  assert.equal(world.pods().length, 2);
});

Deno.test("a pod whose label is taken off is released, and one that fits is adopted", () => {
  const world = cluster(1);
  const [pod] = world.pods();
  world.patch("pods", "", pod!.metadata.name, { metadata: { labels: { app: "other" } } });
  world.queue.advance(500);
  assert.equal(world.pods().length, 2);
  assert.deepEqual(
    world.pods().find((it) => it.metadata.name === pod!.metadata.name)!.metadata.ownerReferences ?? [],
    [],
  );
  world.patch("pods", "", pod!.metadata.name, { metadata: { labels: { app: "web" } } });
  world.queue.advance(500);
  assert.equal(world.pods().length, 1);
});

Deno.test("available is who has been ready for minReadySeconds", () => {
  const world = cluster(1, { minReadySeconds: 10 });
  world.setReady(world.pods()[0]!);
  world.queue.advance(5000);
  assert.deepEqual([world.sets()[0]!.status?.readyReplicas, world.sets()[0]!.status?.availableReplicas], [
    1,
    undefined,
  ]);
  world.queue.advance(10_000);
  assert.equal(world.sets()[0]!.status?.availableReplicas, 1);
});

Deno.test("what the server refuses is a condition and an event", () => {
  const world = cluster(2, {
    template: {
      metadata: { labels: { app: "web" } },
      spec: { serviceAccountName: "nobody", containers: [{ name: "c", image: "nginx" }] },
    },
  });
  assert.equal(world.sets()[0]!.status?.conditions?.[0]?.reason, "FailedCreate");
  assert.match(
    world.events().join(),
    /FailedCreate: Error creating: pods "web-.*" is forbidden: error looking up service account/,
  );
});
