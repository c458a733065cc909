import assert from "node:assert/strict";
import { ownsLastApplied, takenOver } from "../../src/kube/client_side_owners.ts";
import { lastAppliedAnnotation } from "../../src/kube/last_applied.ts";

const old = {
  manager: "kubectl-client-side-apply",
  operation: "Update",
  apiVersion: "v1",
  fieldsType: "FieldsV1",
  fieldsV1: {
    "f:data": { "f:a": {} },
    "f:metadata": { "f:annotations": { [`f:${lastAppliedAnnotation}`]: {} } },
  },
};
const own = {
  manager: "kubectl",
  operation: "Apply",
  apiVersion: "v1",
  fieldsType: "FieldsV1",
  fieldsV1: { "f:data": { "f:b": {} } },
};
const other = { manager: "me", operation: "Update", apiVersion: "v1", fieldsType: "FieldsV1", fieldsV1: {} };

Deno.test("the new manager owns what both did", () => {
  assert.deepEqual(takenOver([other, old, own], "kubectl"), [
    other,
    { ...own, fieldsV1: { ...old.fieldsV1, "f:data": { "f:a": {}, "f:b": {} } } },
  ]);
});

Deno.test("a manager that owned nothing steps into the old one's place", () => {
  assert.deepEqual(takenOver([old, other], "kubectl"), [
    { ...old, manager: "kubectl", operation: "Apply" },
    other,
  ]);
});

Deno.test("who left no note did not apply in the older way", () => {
  assert.equal(takenOver([{ ...old, fieldsV1: { "f:spec": {} } }, own], "kubectl"), undefined);
});

Deno.test("without the old manager there is nothing to take over", () => {
  assert.equal(takenOver([own, other, { ...old, subresource: "status" }], "kubectl"), undefined);
});

Deno.test("who owns the annotation is known", () => {
  assert.deepEqual([ownsLastApplied([other, old]), ownsLastApplied([own])], [true, false]);
});
