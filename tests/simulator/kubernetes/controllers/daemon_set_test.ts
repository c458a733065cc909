import assert from "node:assert/strict";
import { HASH_LABEL } from "../../../../src/simulator/kubernetes/controllers/daemon_set.ts";
import { DaemonSetWorld } from "./daemon_set_world.ts";

Deno.test("a pod a node, also on nodes that come later; the status counts them", () => {
  const world = new DaemonSetWorld(["a", "b"]);
  world.settle(3);
  assert.deepEqual(world.status(), {
    currentNumberScheduled: 2,
    numberMisscheduled: 0,
    desiredNumberScheduled: 2,
    numberReady: 2,
    observedGeneration: 1,
    updatedNumberScheduled: 2,
    numberAvailable: 2,
  });
  world.addNode("c");
  world.queue.advance(100);
  assert.deepEqual(world.places(), ["a=nginx:1", "b=nginx:1", "c=nginx:1"]);
  const [pod] = world.pods();
  assert.equal(pod!.metadata.labels?.["pod-template-generation"], "1");
  const [revision] = world.list<{ metadata?: unknown }>("controllerrevisions", "apps");
  assert.equal(revision!.metadata.labels?.[HASH_LABEL], pod!.metadata.labels?.[HASH_LABEL]);
  assert.equal(revision!.metadata.name, `d-${pod!.metadata.labels?.[HASH_LABEL]}`);
});

Deno.test("heartbeats of nodes are no work", () => {
  const world = new DaemonSetWorld(["a"]);
  world.settle(3);
  const [node] = world.list<{ metadata?: unknown; status?: object }>("nodes");
  const ran = world.queue.advance(1000);
  world.registry.update(world.registry.kind("nodes"), { ...node!, status: { ...node!.status, x: 1 } }, {
    subresource: "status",
  });
  assert.ok(world.queue.advance(1000) <= ran + 3);
});
