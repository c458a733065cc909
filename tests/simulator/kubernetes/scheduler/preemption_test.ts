import assert from "node:assert/strict";
import type { IPodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { Placement } from "../../../../src/simulator/kubernetes/scheduler/placement.ts";
import { preempt } from "../../../../src/simulator/kubernetes/scheduler/preemption.ts";
import { sampleNode, samplePlacement, type SamplePod } from "./sample_placement.ts";
import { sampleFacts } from "./sample_placement.ts";

const pod = (name: string, priority: number, cpu: string, more: Partial<SamplePod> = {}): SamplePod => ({
  name,
  requests: { cpu },
  ...more,
  spec: { ...more.spec, priority },
});

/** `node: victims`, or why there are none. */
function result(
  placed: Record<string, SamplePod[]>,
  preemptor: SamplePod,
  budgets: IPodDisruptionBudget[] = [],
): string {
  const { cluster, sources } = samplePlacement([sampleNode("a"), sampleNode("b")], placed);
  const placement = new Placement(sampleFacts(preemptor), sources);
  const { refusals } = placement.search(0);
  const found = preempt(placement, refusals, { nodes: 2, budgets, random: new Random(1) });
  const left = cluster.nodes.map(({ pods }) => pods.size);
  assert.deepEqual(left, Object.values(placed).map((pods) => pods.length), "nothing is left as it was");
  if ("message" in found) return found.message;
  return `${found.candidate.state.name}: ${found.candidate.victims.map(({ uid }) => uid).join(" ")}`;
}

const NONE = "0/2 nodes are available: 2 No preemption victims found for incoming pod.";
const budget: IPodDisruptionBudget = {
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name: "b", namespace: "default" },
  spec: { selector: { matchLabels: { app: "web" } } },
  status: { disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 1, expectedPods: 1 },
};

const cases: [
  what: string,
  placed: Record<string, SamplePod[]>,
  preemptor: SamplePod,
  budgets: IPodDisruptionBudget[],
  expected: string,
][] = [
  ["nobody matters less", { a: [pod("x", 0, "4")], b: [pod("y", 0, "4")] }, pod("p", 0, "1"), [], NONE],
  [
    "the least important goes",
    { a: [pod("x", 5, "4")], b: [pod("y", 1, "4")] },
    pod("p", 9, "1"),
    [],
    "b: y",
  ],
  [
    "no more than have to",
    { a: [pod("x", 5, "2"), pod("y", 1, "2")], b: [pod("z", 9, "4")] },
    pod("p", 9, "1"),
    [],
    "a: y",
  ],
  [
    "even all of them would not be enough",
    { a: [pod("x", 20, "2"), pod("y", 1, "2")], b: [pod("z", 9, "4")] },
    pod("p", 9, "3"),
    [],
    "0/2 nodes are available: 1 Insufficient cpu, 1 No preemption victims found for incoming pod.",
  ],
  [
    "not those that a budget keeps",
    { a: [pod("x", 1, "4", { labels: { app: "web" } })], b: [pod("y", 5, "4")] },
    pod("p", 9, "1"),
    [budget],
    "b: y",
  ],
  [
    "unless there is no other way",
    { a: [pod("x", 1, "4", { labels: { app: "web" } })], b: [pod("y", 9, "4")] },
    pod("p", 9, "1"),
    [budget],
    "a: x",
  ],
  [
    "a pod that does not",
    { a: [pod("x", 1, "4")], b: [pod("y", 1, "4")] },
    pod("p", 9, "1", { spec: { preemptionPolicy: "Never" } }),
    [],
    "not eligible due to preemptionPolicy=Never.",
  ],
];
for (const [what, placed, preemptor, budgets, expected] of cases) {
  Deno.test(`preemption: ${what}`, () => assert.equal(result(placed, preemptor, budgets), expected));
}

Deno.test("who waits for victims to go takes no others", () => {
  const conditions = [{ type: "DisruptionTarget", status: "True", reason: "PreemptionByScheduler" }];
  const ending = pod("x", 1, "4", { isEnding: true, status: { conditions } as never });
  const waiting = pod("p", 9, "1", { status: { nominatedNodeName: "a" } });
  assert.equal(
    result({ a: [ending], b: [pod("y", 1, "4")] }, waiting),
    "not eligible due to a terminating pod on the nominated node.",
  );
});
