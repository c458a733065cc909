import assert from "node:assert/strict";
import { matchesTerm, podTerms } from "../../../../src/simulator/kubernetes/scheduler/pod_terms.ts";
import { samplePod } from "./sample_placement.ts";

const labelSelector = { matchLabels: { app: "web" } };
const terms = podTerms(samplePod({
  name: "p",
  spec: {
    affinity: {
      podAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "zone", labelSelector }],
        preferredDuringSchedulingIgnoredDuringExecution: [{
          weight: 5,
          podAffinityTerm: { topologyKey: "zone", labelSelector, namespaceSelector: {} },
        }],
      },
    },
  },
}));

Deno.test("terms are read with their weights; equal ones have equal keys", () => {
  assert.deepEqual(
    [terms.required, terms.requiredAnti, terms.preferred, terms.preferredAnti].map((list) => list.length),
    [1, 0, 1, 0],
  );
  assert.equal(terms.preferred[0]!.weight, 5);
  assert.notEqual(terms.required[0]!.key, terms.preferred[0]!.key);
});

const cases: [which: "required" | "preferred", namespace: string, app: string, expected: boolean][] = [
  ["required", "default", "web", true],
  ["required", "default", "db", false],
  ["required", "other", "web", false],
  ["preferred", "other", "web", true],
];
for (const [which, namespace, app, expected] of cases) {
  Deno.test(`the ${which} term on ${app} in ${namespace}: ${expected}`, () => {
    assert.equal(matchesTerm(terms[which][0]!, { namespace, labels: { app } }, () => ({})), expected);
  });
}
