import assert from "node:assert/strict";
import { podDisruptionBudget } from "../../../../src/simulator/kubernetes/kinds/pod_disruption_budget.ts";
import { create, texts, update } from "./kind_world.ts";

const budget = (spec: object) => ({ metadata: { name: "b" }, spec });
const selector = { matchLabels: { app: "web" } };

const refused: [what: string, spec: object, expected: string[]][] = [
  ["both bounds", { minAvailable: 1, maxUnavailable: "10%", selector }, [
    'spec: Invalid value: {"MinAvailable":1,"Selector":{"matchLabels":{"app":"web"}},"MaxUnavailable":"10%",' +
    '"UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set',
  ]],
  ["more than all", { maxUnavailable: "120%" }, [
    'spec.maxUnavailable: Invalid value: "120%": must not be greater than 100%',
  ]],
  ["less than none", { minAvailable: -2 }, [
    "spec.minAvailable: Invalid value: -2: must be greater than or equal to 0",
  ]],
  ["an unknown policy", { minAvailable: 1, unhealthyPodEvictionPolicy: "Never" }, [
    'spec.unhealthyPodEvictionPolicy: Unsupported value: "Never": ' +
    'supported values: "AlwaysAllow", "IfHealthyBudget"',
  ]],
  ["a broken selector", { selector: { matchExpressions: [{ key: "a", operator: "Like" }] } }, [
    'spec.selector.matchExpressions[0].operator: Invalid value: "Like": not a valid selector operator',
  ]],
];

for (const [what, spec, expected] of refused) {
  Deno.test(`a budget is refused: ${what}`, () => {
    assert.deepEqual(texts(create(podDisruptionBudget, budget(spec)).errors), expected);
  });
}

Deno.test("a new budget allows nothing; what it says may change", () => {
  const { object, errors } = create(podDisruptionBudget, budget({ minAvailable: 1, selector }));
  assert.deepEqual(errors, []);
  assert.deepEqual(object.status, {
    disruptionsAllowed: 0,
    currentHealthy: 0,
    desiredHealthy: 0,
    expectedPods: 0,
  });
  const changed = update(podDisruptionBudget, budget({ minAvailable: 1, selector }), (it) => {
    it.spec = { maxUnavailable: 1, selector };
  });
  assert.deepEqual(changed.errors, []);
});
