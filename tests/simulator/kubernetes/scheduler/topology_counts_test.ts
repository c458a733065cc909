import assert from "node:assert/strict";
import { NodeState } from "../../../../src/simulator/kubernetes/scheduler/node_state.ts";
import { TopologyCounts } from "../../../../src/simulator/kubernetes/scheduler/topology_counts.ts";
import { sampleNode } from "./sample_placement.ts";

Deno.test("numbers are kept by domain, and nodes without the label are in none", () => {
  const [a, b, c] = [["a", "x"], ["b", "x"], ["c", ""]].map(([name, zone]) => {
    const state = new NodeState(name!);
    state.describe(sampleNode(name!, zone ? { zone } : {}));
    return state;
  }) as [NodeState, NodeState, NodeState];
  const counts = new TopologyCounts();
  counts.add("zone", a, 2);
  counts.add("zone", c, 5);
  counts.add("kubernetes.io/hostname", b, 1);
  assert.deepEqual([a, b, c].map((state) => counts.at("zone", state)), [2, 2, 0]);
  assert.deepEqual([a, b, c].map((state) => counts.sumAt(state)), [2, 3, 0]);
  assert.deepEqual([a, b, c].map((state) => counts.isAnyAt(state)), [true, true, false]);
  counts.add("zone", b, -2);
  counts.add("kubernetes.io/hostname", b, -1);
  assert.equal(counts.isEmpty, true);
});
