import assert from "node:assert/strict";
import { startReplicationControllers } from "../../../../src/simulator/kubernetes/controllers/replication_controller.ts";
import { TestCluster } from "./cluster.ts";

Deno.test("a ReplicationController keeps its number of pods", () => {
  const world = new TestCluster([startReplicationControllers]);
  world.create("replicationcontrollers", "", {
    apiVersion: "v1",
    kind: "ReplicationController",
    metadata: { name: "rc", namespace: "default" },
    spec: {
      replicas: 2,
      template: { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "c", image: "nginx" }] } },
    },
  });
  world.queue.advance(500);
  assert.equal(world.pods()[0]!.metadata.ownerReferences?.[0]?.kind, "ReplicationController");
  world.registry.delete(world.registry.kind("pods"), "default", world.pods()[0]!.metadata.name);
  world.queue.advance(500);
  assert.equal(world.pods().length, 2);
  const [controller] = world.list<{ metadata?: unknown; status?: object }>("replicationcontrollers");
  assert.deepEqual(controller!.status, { replicas: 2, fullyLabeledReplicas: 2, observedGeneration: 1 });
});
