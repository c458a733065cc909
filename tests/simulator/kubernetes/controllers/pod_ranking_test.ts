import assert from "node:assert/strict";
import type { IPod } from "kubernetes-models/v1/Pod";
import {
  isActive,
  isReady,
  rankForDeletion,
} from "../../../../src/simulator/kubernetes/controllers/pod_ranking.ts";

interface Traits {
  node?: string;
  phase?: string;
  /** Minute of the hour in which it became ready. */
  ready?: number;
  cost?: number;
  restarts?: number;
  created?: number;
}

const at = (minute: number) => `2026-11-22T11:${String(minute).padStart(2, "0")}:00Z`;

function pod(
  name: string,
  { node = "n", phase = "Running", ready, cost, restarts = 0, created = 0 }: Traits,
): IPod {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      uid: name,
      creationTimestamp: at(created) as unknown as never,
      ...(cost === undefined
        ? {}
        : { annotations: { "controller.kubernetes.io/pod-deletion-cost": String(cost) } }),
    },
    spec: { containers: [], ...(node ? { nodeName: node } : {}) },
    status: {
      phase: phase as "Running",
      conditions: ready === undefined
        ? []
        : [{ type: "Ready", status: "True", lastTransitionTime: at(ready) }],
      containerStatuses: [{ name: "c", image: "", imageID: "", ready: true, restartCount: restarts }],
    },
  };
}

// The first of each pair goes before the second.
const PAIRS: [why: string, Traits, Traits][] = [
  ["without a node", { node: "" }, {}],
  ["pending", { phase: "Pending" }, { phase: "Unknown" }],
  ["unknown", { phase: "Unknown" }, { phase: "Running" }],
  ["not ready", {}, { ready: 1 }],
  ["cheaper", { ready: 1, cost: -5 }, { ready: 9 }],
  ["ready more recently", { ready: 9 }, { ready: 1 }],
  ["restarted more often", { ready: 1, restarts: 3 }, { ready: 1 }],
  ["younger", { ready: 9, created: 5 }, { ready: 9, created: 1 }],
];

for (const [why, first, second] of PAIRS) {
  Deno.test(`deleted first: ${why}`, () => {
    const [a, b] = [pod("x", first), pod("a", second)];
    const names = (pods: IPod[]) => rankForDeletion(pods, []).map(({ metadata }) => metadata!.name);
    assert.deepEqual(names([a, b]), ["x", "a"]);
    assert.deepEqual(names([b, a]), ["x", "a"]);
  });
}

Deno.test("deleted first: on a node that holds more of them", () => {
  const pods = [
    pod("a", { ready: 1, node: "n1" }),
    pod("b", { ready: 1, node: "n2" }),
    pod("c", { ready: 1, node: "n2" }),
  ];
  assert.equal(rankForDeletion(pods, pods).at(-1)!.metadata!.name, "a");
});

Deno.test("active and ready", () => {
  assert.equal(isActive(pod("a", {})), true);
  assert.equal(isActive(pod("a", { phase: "Succeeded" })), false);
  assert.equal(isReady(pod("a", { ready: 1 })), true);
  assert.equal(isReady(pod("a", {})), false);
});
