import assert from "node:assert/strict";
import { loadCel } from "../../../../src/simulator/kubernetes/cel/engine.ts";
import type {
  AdmissionPolicy,
  PolicyBinding,
} from "../../../../src/simulator/kubernetes/policies/admission_policy.ts";
import {
  bindingErrors,
  policyErrors,
} from "../../../../src/simulator/kubernetes/policies/policy_validation.ts";
import { texts } from "../custom/sample_definition.ts";

await loadCel();

const resourceRules = [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }];
const matchPolicy = "Equivalent";
const spec = {
  failurePolicy: "Fail",
  matchConstraints: { matchPolicy, resourceRules },
  validations: [{ expression: "true" }],
};
const policies: [what: string, more: AdmissionPolicy["spec"], errors: string[]][] = [
  ["all right", {}, []],
  ["nothing to check", { validations: [] }, [
    "spec.validations: Required value: validations or auditAnnotations must contain at least one item",
    "spec.auditAnnotations: Required value: validations or auditAnnotations must contain at least one item",
  ]],
  ["nothing to match", { matchConstraints: { matchPolicy } }, [
    "spec.matchConstraints.resourceRules: Required value",
  ]],
  ["no truth", { validations: [{ expression: "1" }] }, [
    'spec.validations[0].expression: Invalid value: "1": must evaluate to bool',
  ]],
  ["an unknown name", { validations: [{ expression: "foo" }] }, [
    'spec.validations[0].expression: Invalid value: "foo": compilation failed: ERROR: <input>:1:1: undeclared ' +
    "reference to 'foo' (in container '')\n | foo\n | ^",
  ]],
  ["an unknown reason", { validations: [{ expression: "true", reason: "Because" }] }, [
    'spec.validations[0].reason: Unsupported value: "Because": supported values: "Forbidden", "Invalid", ' +
    '"RequestEntityTooLarge", "Unauthorized"',
  ]],
  ["a variable's name", { variables: [{ name: "a-b", expression: "1" }] }, [
    'spec.variables[0].name: Invalid value: "a-b": must be a valid CEL identifier',
  ]],
];

for (const [what, more, errors] of policies) {
  Deno.test(`a policy: ${what}`, () => {
    assert.deepEqual(texts(policyErrors({ metadata: {}, spec: { ...spec, ...more } })), errors);
  });
}

const bindings: [what: string, spec: PolicyBinding["spec"], errors: RegExp[]][] = [
  ["all right", { policyName: "p", validationActions: ["Deny"] }, []],
  ["nothing", {}, [/^spec.policyName: Required value$/, /at least one validation action is required$/]],
  ["denied and warned of", { policyName: "p", validationActions: ["Deny", "Warn"] }, [
    /must not contain both Deny and/,
  ]],
  ["an unknown action", { policyName: "p", validationActions: ["Shout"] }, [
    /^spec.validationActions\[0\]: Unsupported value: "Shout": supported values: "Audit", "Deny", "Warn"$/,
  ]],
  ["parameters of no name", { policyName: "p", validationActions: ["Audit"], paramRef: {} }, [
    /^spec.paramRef: Required value: one of name or selector must be specified$/,
    /^spec.paramRef.parameterNotFoundAction: Required value$/,
  ]],
];

for (const [what, spec, errors] of bindings) {
  Deno.test(`a binding: ${what}`, () => {
    const found = texts(bindingErrors({ metadata: {}, ...(spec ? { spec } : {}) }));
    assert.equal(found.length, errors.length, found.join("\n"));
    errors.forEach((error, index) => assert.match(found[index]!, error));
  });
}
