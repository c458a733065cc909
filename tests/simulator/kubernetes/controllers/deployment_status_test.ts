import assert from "node:assert/strict";
import type { Deployment } from "../../../../src/simulator/kubernetes/controllers/deployment_replica_sets.ts";
import {
  condition,
  countedStatus,
  isComplete,
  setCondition,
  untilDeadline,
} from "../../../../src/simulator/kubernetes/controllers/deployment_status.ts";
import { deployment } from "./cluster.ts";

const web = deployment("web", 2, { progressDeadlineSeconds: 600 }) as unknown as Deployment;

Deno.test("zero counts are absent, and a rollout without pods is not available", () => {
  const status = countedStatus({ deployment: web, sets: [], current: undefined, nowMs: 0 });
  assert.deepEqual(Object.keys(status), ["observedGeneration", "terminatingReplicas", "conditions"]);
  assert.equal(status.conditions![0]!.reason, "MinimumReplicasUnavailable");
  assert.equal(isComplete(web, status), false);
});

Deno.test("a condition keeps its transition time while its status stays", () => {
  const status = { conditions: [condition("A", "True", "Old", "", 0)] };
  setCondition(status, condition("A", "True", "Old", "other words", 5000));
  assert.equal(status.conditions[0]!.message, "");
  setCondition(status, condition("A", "True", "New", "", 5000));
  assert.deepEqual([status.conditions[0]!.lastTransitionTime, status.conditions[0]!.lastUpdateTime], [
    "1970-01-01T00:00:00Z",
    "1970-01-01T00:00:05Z",
  ]);
  setCondition(status, condition("A", "False", "New", "", 9000));
  assert.equal(status.conditions[0]!.lastTransitionTime, "1970-01-01T00:00:09Z");
});

Deno.test("the deadline runs from the last sign of progress", () => {
  const status = { conditions: [condition("Progressing", "True", "ReplicaSetUpdated", "", 0)] };
  assert.equal(untilDeadline(web, status, 100_000), 501_000);
  assert.equal(untilDeadline(web, { conditions: [] }, 0), undefined);
});
