import assert from "node:assert/strict";
import type { Json } from "../../../../src/kube/object.ts";
import { loadCel } from "../../../../src/simulator/kubernetes/cel/engine.ts";
import type {
  CustomSchema,
  ValidationRule,
} from "../../../../src/simulator/kubernetes/custom/custom_schema.ts";
import { hasRules, ruleErrors } from "../../../../src/simulator/kubernetes/custom/rule_validation.ts";
import { texts } from "./sample_definition.ts";

await loadCel();

function inSpec(rule: ValidationRule, more: CustomSchema = {}): CustomSchema {
  const size: CustomSchema = { type: "integer" };
  const spec = {
    type: "object",
    properties: { size, ...more.properties },
    "x-kubernetes-validations": [rule],
  };
  return { type: "object", properties: { spec } };
}

const cases: [what: string, schema: CustomSchema, value: Json, old: Json | undefined, errors: string[]][] = [
  ["a rule that holds", inSpec({ rule: "self.size > 1" }), { spec: { size: 2 } }, undefined, []],
  ["one that does not", inSpec({ rule: "self.size > 1" }), { spec: { size: 1 } }, undefined, [
    'spec: Invalid value: "object": failed rule: self.size > 1',
  ]],
  ["its message", inSpec({ rule: "false", message: " no " }), { spec: {} }, undefined, [
    'spec: Invalid value: "object": no',
  ]],
  [
    "a made message",
    inSpec({ rule: "false", messageExpression: "'size ' + string(self.size)" }),
    {
      spec: { size: 1 },
    },
    undefined,
    ['spec: Invalid value: "object": size 1'],
  ],
  [
    "a message that cannot be made",
    inSpec({ rule: "false", message: "m", messageExpression: "string(self.size)" }),
    {
      spec: {},
    },
    undefined,
    ['spec: Invalid value: "object": m'],
  ],
  [
    "a reason and a place",
    inSpec({ rule: "false", reason: "FieldValueForbidden", fieldPath: ".size", message: "m" }),
    {
      spec: {},
    },
    undefined,
    ["spec.size: Forbidden: m"],
  ],
  ["what cannot be evaluated", inSpec({ rule: "self.size > 1" }), { spec: {} }, undefined, [
    'spec: Invalid value: "object": no such key: size evaluating rule: self.size > 1',
  ]],
  [
    "a transition has no rule for new objects",
    inSpec({ rule: "oldSelf.size == self.size" }),
    {
      spec: { size: 1 },
    },
    undefined,
    [],
  ],
  ["a transition", inSpec({ rule: "oldSelf.size == self.size" }), { spec: { size: 1 } }, {
    spec: { size: 2 },
  }, [
    'spec: Invalid value: "object": failed rule: oldSelf.size == self.size',
  ]],
  [
    "an optional old value",
    inSpec({ rule: "oldSelf.hasValue() || self.size == 1", optionalOldSelf: true }),
    {
      spec: { size: 2 },
    },
    undefined,
    [
      'spec: Invalid value: "object": failed rule: oldSelf.hasValue() || self.size == 1',
    ],
  ],
  ["what stays as it was may break a new rule", inSpec({ rule: "self.size > 5" }), {
    spec: { size: 1 },
    x: 1,
  }, {
    spec: { size: 1 },
  }, []],
];

for (const [what, schema, value, old, errors] of cases) {
  Deno.test(`rules: ${what}`, () => assert.deepEqual(texts(ruleErrors(value, old, schema)), errors));
}

Deno.test("a scalar is shown, and the name of an object can be asked for", () => {
  const schema = {
    type: "object",
    "x-kubernetes-validations": [{ rule: "self.metadata.name == 'a'" }],
    properties: {
      l: { type: "array", items: { type: "string", "x-kubernetes-validations": [{ rule: "self != 'x'" }] } },
    },
  };
  assert.equal(hasRules(schema), true);
  assert.deepEqual(texts(ruleErrors({ metadata: { name: "b" }, l: ["x"] }, undefined, schema)), [
    "<nil>: Invalid value: \"object\": failed rule: self.metadata.name == 'a'",
    "l[0]: Invalid value: \"x\": failed rule: self != 'x'",
  ]);
});
