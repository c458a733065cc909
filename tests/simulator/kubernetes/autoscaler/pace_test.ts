import assert from "node:assert/strict";
import type { IHorizontalPodAutoscalerSpec } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscalerSpec";
import { AutoscalerPace } from "../../../../src/simulator/kubernetes/autoscaler/pace.ts";

type Spec = IHorizontalPodAutoscalerSpec;
type Rules = NonNullable<NonNullable<Spec["behavior"]>["scaleUp"]>;

const scaleTargetRef = { kind: "Deployment", name: "d" };
const plain: Spec = { scaleTargetRef, minReplicas: 2, maxReplicas: 20 };
const pods = (value: number, periodSeconds = 60) => ({ type: "Pods", value, periodSeconds });
const percent = (value: number, periodSeconds = 60) => ({ type: "Percent", value, periodSeconds });
const paced = (up: Rules, down: Rules = { policies: [percent(100, 15)] }): Spec => ({
  ...plain,
  behavior: { scaleUp: up, scaleDown: { selectPolicy: "Max", stabilizationWindowSeconds: 0, ...down } },
});

const single: [
  what: string,
  spec: Spec,
  current: number,
  desired: number,
  replicas: number,
  reason: string,
][] = [
  ["within bounds", plain, 3, 5, 5, "DesiredWithinRange"],
  ["too many", plain, 15, 25, 20, "TooManyReplicas"],
  ["too few", plain, 2, 1, 2, "TooFewReplicas"],
  ["too fast", plain, 3, 9, 6, "ScaleUpLimit"],
  ["at least four", plain, 1, 9, 4, "ScaleUpLimit"],
  ["two at a time", paced({ policies: [pods(2)] }), 3, 9, 5, "ScaleUpLimit"],
  [
    "the larger change",
    paced({ selectPolicy: "Max", policies: [pods(2), percent(100)] }),
    4,
    9,
    8,
    "ScaleUpLimit",
  ],
  [
    "the smaller change",
    paced({ selectPolicy: "Min", policies: [pods(2), percent(100)] }),
    4,
    9,
    6,
    "ScaleUpLimit",
  ],
  ["not at all", paced({ selectPolicy: "Disabled", policies: [pods(2)] }), 4, 9, 4, "ScaleUpLimit"],
  ["slowly down", paced({ policies: [pods(1)] }, { policies: [percent(10)] }), 10, 3, 9, "ScaleDownLimit"],
];

for (const [what, spec, current, desired, replicas, reason] of single) {
  Deno.test(`from ${current} to ${desired}: ${what}`, () => {
    const result = new AutoscalerPace().normalize(spec, current, desired, 0);
    assert.deepEqual([result.replicas, result.limited.reason], [replicas, reason]);
    assert.equal(result.limited.isLimited, reason !== "DesiredWithinRange");
  });
}

Deno.test("down only to what has been called for during five minutes", () => {
  const pace = new AutoscalerPace();
  pace.begin(8, 0);
  const at = (seconds: number) => pace.normalize(plain, 8, 3, seconds * 1000);
  assert.deepEqual([at(15).replicas, at(15).able.reason], [8, "ScaleDownStabilized"]);
  assert.equal(at(300).replicas, 8);
  assert.deepEqual([at(301).replicas, at(301).able.reason], [3, "ReadyForNewScale"]);
});

Deno.test("a window for going up takes the lowest advice in it", () => {
  const pace = new AutoscalerPace();
  const spec = paced({ stabilizationWindowSeconds: 60, policies: [percent(900)] });
  pace.begin(2, 0);
  const { replicas, able } = pace.normalize(spec, 2, 6, 30_000);
  assert.deepEqual([replicas, able.reason], [2, "ScaleUpStabilized"]);
  assert.equal(pace.normalize(spec, 2, 6, 61_000).replicas, 6);
});

Deno.test("what was done within the period counts", () => {
  const pace = new AutoscalerPace();
  const spec = paced({ policies: [pods(2)] });
  pace.scaled(spec, 3, 5, 0);
  assert.equal(pace.normalize(spec, 5, 9, 30_000).replicas, 5);
  assert.equal(pace.normalize(spec, 5, 9, 61_000).replicas, 7);
});
