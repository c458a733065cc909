import assert from "node:assert/strict";
import "../../../../src/simulator/kubernetes/controllers/job_state.ts";
import { JobWorld } from "./job_world.ts";

const done = ["SuccessCriteriaMet CompletionsReached", "Complete CompletionsReached"];
const failed = (reason: string) => [`FailureTarget ${reason}`, `Failed ${reason}`];
const fail42 = {
  podFailurePolicy: { rules: [{ action: "FailJob", onExitCodes: { operator: "In", values: [42] } }] },
};
const indexed = { completions: 3, parallelism: 3, completionMode: "Indexed" };
const not1 = "test $JOB_COMPLETION_INDEX != 1";

const endings: [what: string, script: string, spec: Record<string, unknown>, expected: string[]][] = [
  ["succeeds", "true", {}, done],
  ["succeeds three times", "true", { completions: 3, parallelism: 2 }, done],
  ["has all its indexes", "true", indexed, done],
  ["fails too often", "exit 1", { backoffLimit: 1 }, failed("BackoffLimitExceeded")],
  [
    "is restarted too often",
    "exit 1",
    { backoffLimit: 2, restartPolicy: "OnFailure" },
    failed("BackoffLimitExceeded"),
  ],
  ["takes too long", "sleep 9999", { activeDeadlineSeconds: 20 }, failed("DeadlineExceeded")],
  ["fails in a way that ends it", "exit 42", fail42, failed("PodFailurePolicy")],
  ["has an index that fails", not1, { ...indexed, backoffLimitPerIndex: 0 }, failed("FailedIndexes")],
  [
    "has too many of them",
    "test $JOB_COMPLETION_INDEX = 1 && sleep 9999; false",
    { ...indexed, backoffLimitPerIndex: 0, maxFailedIndexes: 1 },
    failed("MaxFailedIndexesExceeded"),
  ],
  [
    "has the index that matters",
    "test $JOB_COMPLETION_INDEX = 0 || sleep 9999",
    { ...indexed, successPolicy: { rules: [{ succeededIndexes: "0" }] } },
    ["SuccessCriteriaMet SuccessPolicy", "Complete SuccessPolicy"],
  ],
];

for (const [what, script, spec, expected] of endings) {
  Deno.test(`a job that ${what} ends with ${expected.at(-1)}`, () => {
    const world = new JobWorld();
    world.job("j", script, spec);
    world.seconds(120);
    assert.deepEqual(world.conditions("j"), expected);
    assert.deepEqual(world.podsOf("j").flatMap((pod) => pod.metadata.finalizers ?? []), []);
    assert.equal(world.status("j").terminating, 0);
  });
}
