import assert from "node:assert/strict";
import {
  approvalErrors,
  type Condition,
  conditionErrors,
  hasCondition,
  statusText,
} from "../../../../src/simulator/kubernetes/kinds/certificate_conditions.ts";
import { texts } from "./kind_world.ts";

const is = (type: string, more: Partial<Condition> = {}): Condition => ({ type, status: "True", ...more });

const TEXTS: [conditions: Condition[], certificate: string | undefined, text: string][] = [
  [[], undefined, "Pending"],
  [[is("Approved")], undefined, "Approved"],
  [[is("Approved")], "x", "Approved,Issued"],
  [[is("Denied")], undefined, "Denied"],
  [[is("Approved"), is("Failed")], undefined, "Approved,Failed"],
];

for (const [conditions, certificate, text] of TEXTS) {
  Deno.test(`what has become of it: ${text}`, () => {
    assert.equal(statusText({ conditions, ...(certificate ? { certificate } : {}) }), text);
  });
}

const WRONG: [conditions: Condition[], errors: string[]][] = [
  [[is("Approved")], []],
  [[is("", { status: "" })], [
    "status.conditions[0].type: Required value",
    "status.conditions[0].status: Required value",
  ]],
  [[is("Approved", { status: "False" })], [
    'status.conditions[0].status: Unsupported value: "False": supported values: "True"',
  ]],
  [[is("Approved"), is("Denied")], [
    'status.conditions: Invalid value: "Denied": Approved and Denied conditions are mutually exclusive',
  ]],
  [[is("Failed"), is("Failed")], ['status.conditions[1].type: Duplicate value: "Failed"']],
];

for (const [conditions, errors] of WRONG) {
  Deno.test(`conditions ${conditions.map(({ type, status }) => `${type}=${status}`)}`, () => {
    assert.deepEqual(texts(conditionErrors(conditions)), errors);
  });
}

const CHANGES: [now: Condition[], old: Condition[], mayDecide: boolean, errors: string[]][] = [
  [[is("Approved")], [], true, []],
  [[is("Approved")], [], false, [
    'status.conditions: Forbidden: updates may not add a condition of type "Approved"',
  ]],
  [[], [is("Denied")], true, [
    'status.conditions: Forbidden: updates may not remove a condition of type "Denied"',
  ]],
  [[is("Approved", { reason: "b" })], [is("Approved", { reason: "a" })], false, [
    'status.conditions: Forbidden: updates may not modify a condition of type "Approved"',
  ]],
];

for (const [now, old, mayDecide, errors] of CHANGES) {
  Deno.test(`from ${old.length} to ${now.length} conditions, ${mayDecide ? "by an approval" : "otherwise"}`, () => {
    assert.deepEqual(texts(approvalErrors(now, old, mayDecide)), errors);
  });
}

Deno.test("one of several conditions", () => {
  assert.ok(hasCondition({ conditions: [is("Denied")] }, "Approved", "Denied"));
  assert.ok(!hasCondition(undefined, "Approved"));
});
