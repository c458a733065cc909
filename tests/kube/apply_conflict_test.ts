import assert from "node:assert/strict";
import {
  type ApplyConflict,
  applyConflictCauses,
  applyConflictMessage,
} from "../../src/kube/apply_conflict.ts";

const conflict: ApplyConflict = {
  manager: "kubectl-client-side-apply",
  operation: "Update",
  apiVersion: "apps/v1",
  subresource: "",
  field: ".spec.replicas",
};
const applier: ApplyConflict = { ...conflict, manager: "b", operation: "Apply" };
const scale: ApplyConflict = { ...conflict, manager: "kubectl", subresource: "scale" };

const messages: [conflicts: ApplyConflict[], message: string][] = [
  [
    [conflict],
    'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.replicas',
  ],
  [[applier], 'Apply failed with 1 conflict: conflict with "b": .spec.replicas'],
  [
    [applier, { ...applier, field: ".spec.paused" }, scale],
    "Apply failed with 3 conflicts: " +
    'conflicts with "b":\n- .spec.replicas\n- .spec.paused\n' +
    'conflicts with "kubectl" with subresource "scale" using apps/v1:\n- .spec.replicas',
  ],
];
for (const [conflicts, message] of messages) {
  Deno.test(`the server's words: ${message.split(":")[0]} ${conflicts[0]?.manager}`, () => {
    assert.equal(applyConflictMessage(conflicts), message);
  });
}

Deno.test("there is one cause a field", () => {
  assert.deepEqual(applyConflictCauses([scale]), [{
    reason: "FieldManagerConflict",
    message: 'conflict with "kubectl" with subresource "scale" using apps/v1',
    field: ".spec.replicas",
  }]);
});
