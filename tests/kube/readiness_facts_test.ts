import assert from "node:assert/strict";
import type { KubeObject } from "../../src/kube/object.ts";
import {
  conditionsOf,
  current,
  failed,
  inProgress,
  numberAt,
  textAt,
} from "../../src/kube/readiness_facts.ts";

const object = {
  metadata: {},
  status: { replicas: 2, phase: "Running", conditions: [{ type: "Ready", status: "True" }, null] },
} as unknown as KubeObject;

Deno.test("fields are read by their paths; what is not there has the value that is given", () => {
  assert.equal(numberAt(object, "status.replicas", 0), 2);
  assert.equal(numberAt(object, "status.phase", -1), -1);
  assert.equal(numberAt(object, "status.phase.more", -1), -1);
  assert.equal(textAt(object, "status.phase"), "Running");
  assert.equal(textAt(object, "spec.type", "ClusterIP"), "ClusterIP");
});

Deno.test("conditions have every field, and what is none is passed over", () => {
  assert.deepEqual(conditionsOf(object), [{ type: "Ready", status: "True", reason: "", message: "" }]);
  assert.deepEqual(conditionsOf({ metadata: {} }), []);
});

Deno.test("the words for a state", () => {
  assert.deepEqual([inProgress("a"), current("b"), failed("c")].map(({ state }) => state), [
    "InProgress",
    "Current",
    "Failed",
  ]);
});
