import assert from "node:assert/strict";
import { NodeState } from "../../../../src/simulator/kubernetes/scheduler/node_state.ts";
import { sampleFacts, sampleNode } from "./sample_placement.ts";

Deno.test("what comes and goes is counted", () => {
  const state = new NodeState("n");
  state.describe(sampleNode("n"));
  const pod = sampleFacts({ name: "p", requests: { cpu: "1" } });
  state.add(pod);
  assert.deepEqual([state.requested["cpu"], state.assumedCpu, state.pods.size], [1000, 1000, 1]);
  state.remove(pod);
  state.remove(pod);
  assert.deepEqual([state.requested["cpu"], state.assumedCpu, state.pods.size], [0, 0, 0]);
});

Deno.test("taints are of two sorts, and images have sizes", () => {
  const state = new NodeState("n");
  state.describe(sampleNode("n", {}, {
    spec: { taints: [{ key: "a", effect: "NoExecute" }, { key: "b", effect: "PreferNoSchedule" }] },
    status: { images: [{ names: ["nginx:latest"], sizeBytes: 5 }] },
  }));
  assert.deepEqual([state.hardTaints.map(({ key }) => key), state.softTaints.map(({ key }) => key)], [["a"], [
    "b",
  ]]);
  assert.equal(state.images.get("nginx:latest"), 5);
});
