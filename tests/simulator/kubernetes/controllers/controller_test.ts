import assert from "node:assert/strict";
import { tell, timeText } from "../../../../src/simulator/kubernetes/controllers/controller.ts";
import { TestCluster } from "./cluster.ts";

Deno.test("times in objects are whole seconds", () => {
  assert.equal(timeText(Date.UTC(2026, 0, 2, 3, 4, 5, 678)), "2026-01-02T03:04:05Z");
});

Deno.test("an event in a namespace that is ending is dropped", () => {
  const world = new TestCluster([]);
  world.create("namespaces", "", { apiVersion: "v1", kind: "Namespace", metadata: { name: "life" } });
  world.queue.advance(100);
  const regarding = world.create("configmaps", "", {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "m", namespace: "life" },
  });
  world.registry.delete(world.registry.kind("namespaces"), undefined, "life");
  tell(world.registry, { regarding, type: "Normal", reason: "R", message: "m", component: "test" });
  assert.deepEqual(world.events(), []);
});
