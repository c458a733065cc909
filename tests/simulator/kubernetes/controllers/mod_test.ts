import assert from "node:assert/strict";
import { startControllers } from "../../../../src/simulator/kubernetes/controllers/mod.ts";
import { deployment, TestCluster } from "./cluster.ts";

Deno.test("all controllers together bring a Deployment to pods and take it away again", () => {
  const world = new TestCluster([(context) => startControllers(context)]);
  world.create("deployments", "apps", deployment("web", 3));
  world.queue.advance(1000);
  assert.equal(world.pods().length, 3);
  world.registry.delete(world.registry.kind("deployments", "apps"), "default", "web");
  world.queue.advance(1000);
  assert.equal(world.pods().length, 0);
});
