import assert from "node:assert/strict";
import {
  allowedCondition,
  allowedConditions,
  type BudgetStatus,
  failedConditions,
} from "../../../../src/simulator/kubernetes/disruption/condition.ts";

const status = (disruptionsAllowed: number, conditions: BudgetStatus["conditions"] = []): BudgetStatus => ({
  disruptionsAllowed,
  currentHealthy: 0,
  desiredHealthy: 0,
  expectedPods: 0,
  observedGeneration: 2,
  conditions,
});

Deno.test("a condition keeps its time while its state stays", () => {
  const first = allowedConditions(status(0), 0);
  assert.deepEqual(first, [{
    type: "DisruptionAllowed",
    status: "False",
    observedGeneration: 2,
    lastTransitionTime: "1970-01-01T00:00:00Z",
    reason: "InsufficientPods",
    message: "",
  }]);
  const [failed] = failedConditions(status(0, first), "why", 9000);
  assert.deepEqual([failed!.reason, failed!.message, failed!.lastTransitionTime], [
    "SyncFailed",
    "why",
    "1970-01-01T00:00:00Z",
  ]);
  const allowed = allowedCondition(status(1, allowedConditions(status(1, first), 9000)));
  assert.deepEqual([allowed!.status, allowed!.reason, allowed!.lastTransitionTime], [
    "True",
    "SufficientPods",
    "1970-01-01T00:00:09Z",
  ]);
});
