import assert from "node:assert/strict";
import type { IJobSpec } from "kubernetes-models/batch/v1/JobSpec";
import {
  validateFailurePolicy,
  validateSuccessPolicy,
} from "../../../../src/simulator/kubernetes/kinds/job_policy_validation.ts";
import { texts } from "./kind_world.ts";

const template = { spec: { containers: [{ name: "c", image: "x" }] } };
// Rules as writers send them, wrong ones too.
const spec = (more: object) => ({ template, completions: 5, ...more }) as unknown as IJobSpec;

const failures: [rule: object, expected: string[]][] = [
  [{ action: "FailJob", onExitCodes: { operator: "In", values: [1, 2] } }, []],
  [{ onExitCodes: { operator: "In", values: [1] } }, [
    'f.rules[0].action: Required value: valid values: ["Count" "FailIndex" "FailJob" "Ignore"]',
  ]],
  [{ action: "FailIndex", onPodConditions: [{ type: "Ready", status: "True" }] }, [
    'f.rules[0].action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set',
  ]],
  [{ action: "Count", onExitCodes: { operator: "In", values: [2, 0, 2], containerName: "x" } }, [
    'f.rules[0].onExitCodes.containerName: Invalid value: "x": ' +
    "must be one of the container or initContainer names in the pod template",
    "f.rules[0].onExitCodes.values[1]: Invalid value: 0: must not be 0 for the In operator",
    "f.rules[0].onExitCodes.values[2]: Duplicate value: 2",
    "f.rules[0].onExitCodes.values: Invalid value: [2,0,2]: must be ordered",
  ]],
  [{ action: "Count" }, [
    "f.rules[0]: Invalid value: specifying one of OnExitCodes and OnPodConditions is required",
  ]],
];

for (const [rule, expected] of failures) {
  Deno.test(`failure rule ${JSON.stringify(rule)}`, () => {
    assert.deepEqual(
      texts(validateFailurePolicy(spec({ podFailurePolicy: { rules: [rule] } }), "f")),
      expected,
    );
  });
}

const successes: [rule: object, expected: string[]][] = [
  [{ succeededIndexes: "0,2-4", succeededCount: 4 }, []],
  [{}, ["s.rules[0]: Required value: at least one of succeededCount or succeededIndexes must be specified"]],
  [{ succeededIndexes: "0,5" }, [
    's.rules[0].succeededIndexes: Invalid value: "0,5": error parsing succeededIndexes: too large index: "5"',
  ]],
  [{ succeededIndexes: "3,1" }, [
    's.rules[0].succeededIndexes: Invalid value: "3,1": ' +
    "error parsing succeededIndexes: non-increasing order, previous: 3, current: 1",
  ]],
  [{ succeededIndexes: "0-1", succeededCount: 3 }, [
    "s.rules[0].succeededCount: Invalid value: 3: " +
    "must be less than or equal to 2 (the number of indexes in the specified succeededIndexes field)",
  ]],
  [{ succeededCount: 6 }, [
    "s.rules[0].succeededCount: Invalid value: 6: must be less than or equal to 5 (the number of specified completions)",
  ]],
];

for (const [rule, expected] of successes) {
  Deno.test(`success rule ${JSON.stringify(rule)}`, () => {
    assert.deepEqual(texts(validateSuccessPolicy(spec({ successPolicy: { rules: [rule] } }), "s")), expected);
  });
}
