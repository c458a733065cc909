import assert from "node:assert/strict";
import { isUndoItself, mayPatch, patching, type PatchPlan } from "../../../src/explorer/change/patching.ts";
import { target } from "./test_targets.ts";

function plan(paused: boolean): PatchPlan {
  return {
    title: paused ? "Pause" : "Resume",
    done: "",
    kubectl: "",
    patch: "merge",
    patches: [{ target: target("web"), body: { spec: { paused } } }],
    back: () => plan(!paused),
  };
}

Deno.test("a plan is one patch for each target, and its way back has none", () => {
  const change = patching(plan(true));
  const request = { type: "patch", patch: "merge", body: { spec: { paused: true } } };
  assert.deepEqual(change.writes, [{ target: target("web"), request }]);
  assert.ok(typeof change.undo === "function");
  const back = change.undo([{ write: change.writes[0]!, before: undefined, after: undefined }]);
  assert.ok(typeof back !== "string");
  assert.deepEqual([back.title, back.undo], ["Resume", isUndoItself]);
});

Deno.test("to patch an object is a right of its own", () => {
  assert.deepEqual(mayPatch(target("web")), {
    verb: "patch",
    group: "apps",
    resource: "deployments",
    namespace: "shop",
    name: "web",
  });
});
