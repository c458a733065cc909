import assert from "node:assert/strict";
import type { INode } from "kubernetes-models/v1/Node";
import { nodeScores } from "../../../../src/simulator/kubernetes/scheduler/node_scores.ts";
import { sampleFacts, sampleNode, samplePlacement, type SamplePod } from "./sample_placement.ts";

const large = { names: ["nginx:latest"], sizeBytes: 2 ** 30 };
const status = sampleNode("x").status!;
const preferredZone = {
  affinity: {
    nodeAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [{
        weight: 1,
        preference: { matchExpressions: [{ key: "zone", operator: "In" as const, values: ["y"] }] },
      }],
    },
  },
};

// Of two nodes, the one that suits the pod better.
const cases: [what: string, b: INode, onA: SamplePod[], pod: SamplePod][] = [
  ["the one with less on it", sampleNode("b"), [{ name: "x", requests: { cpu: "2" } }], { name: "p" }],
  ["the one it prefers", sampleNode("b", { zone: "y" }), [], { name: "p", spec: preferredZone }],
  ["the one that has the image", sampleNode("b", {}, { status: { ...status, images: [large] } }), [], {
    name: "p",
  }],
];
for (const [what, b, onA, pod] of cases) {
  Deno.test(`a pod goes to ${what}`, () => {
    const { cluster, sources } = samplePlacement([sampleNode("a"), b], { a: onA });
    const [scoreA, scoreB] = nodeScores(sampleFacts(pod), cluster.nodes, {
      ...sources,
      usualSelector: undefined,
    });
    assert.ok(scoreB! > scoreA!, `${scoreA} ${scoreB}`);
  });
}

Deno.test("a taint that it would rather not meet costs more than an empty node is worth", () => {
  const tainted = sampleNode("b", {}, { spec: { taints: [{ key: "a", effect: "PreferNoSchedule" }] } });
  const { cluster, sources } = samplePlacement([sampleNode("a"), tainted], {
    a: [{ name: "x", requests: { cpu: "2" } }],
  });
  const score = (pod: SamplePod) =>
    nodeScores(sampleFacts(pod), cluster.nodes, { ...sources, usualSelector: undefined });
  const [a, b] = score({ name: "p" });
  assert.ok(a! > b!);
  const [c, d] = score({ name: "p", spec: { tolerations: [{ key: "a", operator: "Exists" }] } });
  assert.ok(c! < d!);
});
