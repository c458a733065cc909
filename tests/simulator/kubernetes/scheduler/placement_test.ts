import assert from "node:assert/strict";
import { Placement } from "../../../../src/simulator/kubernetes/scheduler/placement.ts";
import { sampleFacts, sampleNode, samplePlacement } from "./sample_placement.ts";

const named = (...names: string[][]) => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{
          matchFields: names.map((values) => ({ key: "metadata.name", operator: "In" as const, values })),
        }],
      },
    },
  },
});

Deno.test("a pod that names its node is not for the others", () => {
  const { look, sources } = samplePlacement([sampleNode("a"), sampleNode("b")]);
  assert.deepEqual(look({ name: "p", spec: named(["b"]) }), {
    a: "node(s) didn't satisfy plugin(s) [NodeAffinity]",
    b: "fits",
  });
  const conflict = new Placement(sampleFacts({ name: "p", spec: named(["a"], ["b"]) }), sources);
  assert.deepEqual(conflict.problem?.reasons, ["pod affinity terms conflict"]);
});

Deno.test("of very many nodes a hundred are enough, and the next search goes on from there", () => {
  const nodes = Array.from({ length: 250 }, (_, index) => sampleNode(`n${index}`));
  const { sources } = samplePlacement(nodes);
  const { fitting, looked } = new Placement(sampleFacts({ name: "p" }), sources).search(200);
  assert.deepEqual([fitting.length, looked, fitting[0]!.name, fitting[99]!.name], [100, 100, "n200", "n49"]);
});

Deno.test("room that was made for another pod is not taken, unless that one matters less", () => {
  const { cluster, sources } = samplePlacement([sampleNode("a")]);
  const other = sampleFacts({ name: "vip", requests: { cpu: "3" }, spec: { priority: 5, containers: [] } });
  const held = { ...other, requests: { cpu: 3000, pods: 1 } };
  const withRoom = { ...sources, nominated: () => [held] };
  const reasons = (priority: number) => {
    const facts = { ...sampleFacts({ name: "p", requests: { cpu: "2" } }), priority };
    return new Placement(facts, withRoom).refusal(cluster.nodes[0]!)?.reasons;
  };
  assert.deepEqual(reasons(0), ["Insufficient cpu"]);
  assert.equal(reasons(10), undefined);
  assert.equal(cluster.nodes[0]!.pods.size, 0);
});

Deno.test("the best node is the least used; among equals chance decides", () => {
  const { cluster, sources } = samplePlacement([sampleNode("a"), sampleNode("b"), sampleNode("c")], {
    b: [{ name: "x", requests: { cpu: "1" } }],
  });
  const placement = new Placement(sampleFacts({ name: "p", requests: { cpu: "1" } }), sources);
  const seen = new Set(Array.from({ length: 20 }, () => placement.best(cluster.nodes).name));
  assert.deepEqual([...seen].sort(), ["a", "c"]);
});
