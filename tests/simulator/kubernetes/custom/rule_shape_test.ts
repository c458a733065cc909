import assert from "node:assert/strict";
import type { ValidationRule } from "../../../../src/simulator/kubernetes/custom/custom_schema.ts";
import { ruleShapeErrors } from "../../../../src/simulator/kubernetes/custom/rule_shape.ts";
import { texts } from "./sample_definition.ts";

const cases: [rule: ValidationRule, errors: string[]][] = [
  [{ rule: "true" }, []],
  [{ rule: " " }, ["rule: Required value: rule is not specified"]],
  [{ rule: "true", message: " " }, ['message: Invalid value: " ": must be non-empty if specified']],
  [{ rule: "true ||\nfalse" }, [
    "message: Required value: message must be specified if rule contains line breaks",
  ]],
  [{ rule: "true", reason: "Other" }, [
    'reason: Unsupported value: "Other": supported values: "FieldValueDuplicate", "FieldValueForbidden", ' +
    '"FieldValueInvalid", "FieldValueRequired"',
  ]],
  [{ rule: "true", fieldPath: ".nothing" }, ['fieldPath: Invalid value: ".nothing": must be a valid path']],
  [{ rule: "true", messageExpression: " " }, [
    "messageExpression: Required value: messageExpression must be non-empty if specified",
  ]],
];

for (const [rule, errors] of cases) {
  Deno.test(`rule ${JSON.stringify(rule)}`, () => {
    const found = texts(ruleShapeErrors({ "x-kubernetes-validations": [rule] }, "s"));
    assert.deepEqual(found.map((text) => text.replace("s.x-kubernetes-validations[0].", "")), errors);
  });
}
