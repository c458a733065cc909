import assert from "node:assert/strict";
import { AutoscalerStatus } from "../../../../src/simulator/kubernetes/autoscaler/status.ts";

Deno.test("a condition keeps its time while its state stays", () => {
  const first = new AutoscalerStatus(undefined, 0);
  first.setCondition("AbleToScale", "True", "A", "a");
  const second = new AutoscalerStatus(first.value, 60_000);
  second.setCondition("AbleToScale", "True", "B", "b");
  second.setCondition("ScalingActive", "False", "C", "c");
  assert.deepEqual(second.value.conditions, [
    {
      type: "AbleToScale",
      status: "True",
      lastTransitionTime: "1970-01-01T00:00:00Z",
      reason: "B",
      message: "b",
    },
    {
      type: "ScalingActive",
      status: "False",
      lastTransitionTime: "1970-01-01T00:01:00Z",
      reason: "C",
      message: "c",
    },
  ]);
});

Deno.test("only what has changed has to be written", () => {
  const first = new AutoscalerStatus(undefined, 0);
  first.setReplicas(2, 4, null, true);
  assert.equal(first.hasChanged, true);
  assert.deepEqual(first.value, {
    lastScaleTime: "1970-01-01T00:00:00Z",
    currentReplicas: 2,
    desiredReplicas: 4,
    currentMetrics: null,
  });
  const second = new AutoscalerStatus(first.value, 60_000);
  second.setReplicas(2, 4, null);
  assert.equal(second.hasChanged, false);
});
