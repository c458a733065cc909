import assert from "node:assert/strict";
import type { IJobSpec } from "kubernetes-models/batch/v1/JobSpec";
import { judgeFailure, judgeSuccess } from "../../../../src/simulator/kubernetes/controllers/job_policies.ts";
import type { Pod } from "../../../../src/simulator/kubernetes/controllers/pod_control.ts";

const pod = {
  metadata: { name: "p", namespace: "n" },
  status: {
    containerStatuses: [{ name: "c", state: { terminated: { exitCode: 42 } } }],
    conditions: [{ type: "DisruptionTarget", status: "True" }],
  },
} as unknown as Pod;

const exit = (operator: string, values: number[], containerName?: string) => ({
  onExitCodes: { operator, values, ...(containerName ? { containerName } : {}) },
});
const failures: [rules: object[], expected: object][] = [
  [[], { counts: true }],
  [[{ action: "Ignore", ...exit("In", [42]) }], { counts: false, action: "Ignore" }],
  [[{ action: "Count", ...exit("NotIn", [42]) }], { counts: true }],
  [[{ action: "FailIndex", ...exit("In", [42], "other") }], { counts: true }],
  [[{ action: "FailIndex", ...exit("NotIn", [1]) }], { counts: true, action: "FailIndex" }],
  [[{ action: "Ignore", ...exit("In", [1]) }, { action: "FailJob", ...exit("In", [42]) }], {
    counts: true,
    action: "FailJob",
    message: "Container c for pod n/p failed with exit code 42 matching FailJob rule at index 1",
  }],
  [[{ action: "FailJob", onPodConditions: [{ type: "DisruptionTarget" }] }], {
    counts: true,
    action: "FailJob",
    message: "Pod n/p has condition DisruptionTarget matching FailJob rule at index 0",
  }],
];

for (const [rules, expected] of failures) {
  Deno.test(`a failure by ${JSON.stringify(rules)}`, () => {
    assert.deepEqual(judgeFailure({ rules } as IJobSpec["podFailurePolicy"], pod), expected);
  });
}

const successes: [rules: object[], succeeded: number[], expected: string | undefined][] = [
  [[{ succeededCount: 2 }], [0, 1], "Matched rules at index 0"],
  [[{ succeededCount: 2 }], [0], undefined],
  [[{ succeededIndexes: "3" }, { succeededIndexes: "0-1" }], [0, 1], "Matched rules at index 1"],
  [[{ succeededIndexes: "0-3", succeededCount: 1 }], [2], "Matched rules at index 0"],
  [[{ succeededIndexes: "0-3", succeededCount: 1 }], [4], undefined],
];

for (const [rules, succeeded, expected] of successes) {
  Deno.test(`success of ${succeeded} by ${JSON.stringify(rules)}`, () => {
    const spec = { completions: 5, successPolicy: { rules } } as unknown as IJobSpec;
    assert.equal(judgeSuccess(spec, new Set(succeeded)), expected);
  });
}
