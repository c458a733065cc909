import assert from "node:assert/strict";
import { loadCel } from "../../../../src/simulator/kubernetes/cel/engine.ts";
import type { AdmissionPolicy } from "../../../../src/simulator/kubernetes/policies/admission_policy.ts";
import { PolicyProgram } from "../../../../src/simulator/kubernetes/policies/policy_program.ts";

await loadCel();

const values = { object: { n: 3n }, oldObject: null, request: {}, params: null, namespaceObject: null };
const cases: [what: string, spec: NonNullable<AdmissionPolicy["spec"]>, denials: string[]][] = [
  ["what holds", { validations: [{ expression: "object.n == 3" }] }, []],
  ["what does not", { validations: [{ expression: "object.n == 4" }] }, [
    "Invalid: failed expression: object.n == 4",
  ]],
  ["with a message", { validations: [{ expression: "false", message: "m", reason: "Forbidden" }] }, [
    "Forbidden: m",
  ]],
  ["with a made message", {
    validations: [{ expression: "false", message: "m", messageExpression: "'n ' + string(object.n)" }],
  }, ["Invalid: n 3"]],
  ["with a message that cannot be made", {
    validations: [{ expression: "false", message: "m", messageExpression: "object.x" }],
  }, ["Invalid: m"]],
  ["with variables", {
    variables: [{ name: "a", expression: "object.n + 1" }, { name: "b", expression: "variables.a * 2" }],
    validations: [{ expression: "variables.b == 8" }],
  }, []],
  ["what cannot be evaluated", { validations: [{ expression: "object.x == 1" }] }, [
    "Invalid: expression 'object.x == 1' resulted in error: no such key: x",
  ]],
  ["what cannot be evaluated, and is passed over", {
    failurePolicy: "Ignore",
    validations: [{ expression: "object.x == 1" }, { expression: "false", message: "m" }],
  }, ["Invalid: m"]],
];

for (const [what, spec, denials] of cases) {
  Deno.test(`validations: ${what}`, () => {
    const found = new PolicyProgram({ metadata: {}, spec }).denials(values);
    assert.deepEqual(found.map(({ reason, message }) => `${reason}: ${message}`), denials);
  });
}

Deno.test("conditions decide whether a policy is asked", () => {
  const matches = (expression: string) =>
    new PolicyProgram({ metadata: {}, spec: { matchConditions: [{ name: "c", expression }] } }).matches(
      values,
    );
  assert.deepEqual([matches("object.n > 1"), matches("object.n > 5")], [true, false]);
});
