import assert from "node:assert/strict";
import { startPodGc } from "../../../../src/simulator/kubernetes/controllers/pod_gc.ts";
import { TestCluster } from "./cluster.ts";

Deno.test("pods of a node that is gone are removed after a while", () => {
  const world = new TestCluster([startPodGc]);
  world.create("nodes", "", { apiVersion: "v1", kind: "Node", metadata: { name: "n" } });
  world.create("pods", "", {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p", namespace: "default" },
    spec: { nodeName: "n", containers: [{ name: "c", image: "nginx" }] },
  });
  world.queue.advance(60_000);
  assert.equal(world.pods().length, 1);
  world.registry.delete(world.registry.kind("nodes"), undefined, "n");
  world.queue.advance(30_000);
  assert.equal(world.pods().length, 1);
  world.queue.advance(15_000);
  assert.equal(world.pods().length, 0);
});
