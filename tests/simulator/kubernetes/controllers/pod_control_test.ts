import assert from "node:assert/strict";
import { PodControl } from "../../../../src/simulator/kubernetes/controllers/pod_control.ts";
import { StatusError } from "../../../../src/simulator/kubernetes/status_error.ts";
import { deployment, TestCluster } from "./cluster.ts";

const owner = { apiVersion: "apps/v1", kind: "Deployment", component: "test-controller" };

Deno.test("pods are made until the first is refused, and all of it is told", () => {
  const world = new TestCluster([]);
  const set = world.create("deployments", "apps", deployment("d", 1));
  const control = new PodControl(world, owner);
  const pod = () =>
    control.podOf(set, {
      metadata: { labels: { a: "b" } },
      spec: { containers: [{ name: "c", image: "x" }] },
    });
  assert.equal(control.createAll(set, [pod(), pod(), pod()]), undefined);
  const refused = {
    ...pod(),
    spec: { containers: [{ name: "c", image: "x" }], serviceAccountName: "nobody" },
  };
  assert.ok(control.createAll(set, [pod(), refused, pod(), pod()]) instanceof StatusError);
  // The refused one is in the second batch, and what came before it stays.
  assert.equal(world.pods().length, 4);
  const [first] = world.pods();
  control.delete(set, first!);
  control.delete(set, first!);
  const told = world.events().map((event) => event.split(":")[0]);
  assert.deepEqual(told.filter((reason) => reason === "SuccessfulDelete").length, 1);
  assert.ok(told.includes("FailedCreate"));
});
