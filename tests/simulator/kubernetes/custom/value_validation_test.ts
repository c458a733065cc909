import assert from "node:assert/strict";
import type { Json } from "../../../../src/kube/object.ts";
import type { CustomSchema } from "../../../../src/simulator/kubernetes/custom/custom_schema.ts";
import { loadPatterns } from "../../../../src/simulator/kubernetes/go_pattern.ts";
import { valueErrors } from "../../../../src/simulator/kubernetes/custom/value_validation.ts";
import { texts } from "./sample_definition.ts";

await loadPatterns();

const cases: [schema: CustomSchema, value: Json, errors: string[]][] = [
  [{ type: "string" }, "a", []],
  [{ type: "string" }, 1, ['x: Invalid value: "integer": x in body must be of type string: "integer"']],
  [{ type: "integer" }, 1.5, ['x: Invalid value: "number": x in body must be of type integer: "number"']],
  [{ type: "number" }, 1, []],
  [{ type: "object" }, [], ['x: Invalid value: "array": x in body must be of type object: "array"']],
  [{ type: "string" }, null, ['x: Invalid value: "null": x in body must be of type string: "null"']],
  [{ type: "string", nullable: true }, null, []],
  [{ "x-kubernetes-int-or-string": true }, "a", []],
  [{ "x-kubernetes-int-or-string": true }, 1, []],
  [{ "x-kubernetes-int-or-string": true }, true, [
    'x: Invalid value: "boolean": x in body must be of type integer,string: "boolean"',
  ]],
  [{ type: "string", enum: ["a", "b"] }, "c", ['x: Unsupported value: "c": supported values: "a", "b"']],
  [{ type: "integer", enum: [1, 2] }, 3, ['x: Unsupported value: 3: supported values: "1", "2"']],
  [{ type: "string", maxLength: 1 }, "ab", ["x: Too long: may not be more than 1 bytes"]],
  [{ type: "string", minLength: 1 }, "", ['x: Invalid value: "": x in body should be at least 1 chars long']],
  [{ type: "string", pattern: "^a+$" }, "b", ["x: Invalid value: \"b\": x in body should match '^a+$'"]],
  [{ type: "string", format: "ipv4" }, "1.2.3", [
    'x: Invalid value: "1.2.3": x in body must be of type ipv4: "1.2.3"',
  ]],
  [{ type: "integer", maximum: 3 }, 4, ["x: Invalid value: 4: x in body should be less than or equal to 3"]],
  [{ type: "integer", maximum: 3, exclusiveMaximum: true }, 3, [
    "x: Invalid value: 3: x in body should be less than 3",
  ]],
  [{ type: "integer", minimum: 3 }, 2, [
    "x: Invalid value: 2: x in body should be greater than or equal to 3",
  ]],
  [{ type: "number", multipleOf: 0.1 }, 0.3, []],
  [{ type: "integer", multipleOf: 2 }, 3, ["x: Invalid value: 3: x in body should be a multiple of 2"]],
  [{ type: "integer", format: "int32" }, 2 ** 31, [
    '<nil>: Invalid value: "": Checked value must be of type integer with format int32 in x',
  ]],
  [{ type: "array", maxItems: 1 }, [1, 2], ["x: Too many: 2: must have at most 1 item"]],
  [{ type: "array", minItems: 1 }, [], ["x: Invalid value: 0: x in body should have at least 1 items"]],
  [{ type: "array", items: { type: "string" } }, ["a", 1], [
    'x[1]: Invalid value: "integer": x[1] in body must be of type string: "integer"',
  ]],
  [{ type: "object", required: ["a"] }, {}, ["x.a: Required value"]],
  [{ type: "object", maxProperties: 1 }, { a: 1, b: 2 }, ["x: Too many: 2: must have at most 1 item"]],
  [{ type: "object", additionalProperties: { type: "string" } }, { a: 1 }, [
    'x.a: Invalid value: "integer": x.a in body must be of type string: "integer"',
  ]],
  [{ type: "integer", not: { minimum: 3 } }, 4, [
    '<nil>: Invalid value: "": "x" must not validate the schema (not)',
  ]],
  [{ type: "object", anyOf: [{ required: ["a"] }, { required: ["b"] }] }, {}, [
    '<nil>: Invalid value: "": "x" must validate at least one schema (anyOf)',
    "x.a: Required value",
  ]],
  [{ type: "object", oneOf: [{ required: ["a"] }, { required: ["b"] }] }, { a: 1, b: 1 }, [
    '<nil>: Invalid value: "": "x" must validate one and only one schema (oneOf). Found 2 valid alternatives',
  ]],
  [{ type: "object", allOf: [{ required: ["a"] }] }, {}, [
    "x.a: Required value",
    '<nil>: Invalid value: "": "x" must validate all the schemas (allOf). None validated',
  ]],
];

for (const [schema, value, errors] of cases) {
  Deno.test(`${JSON.stringify(value)} in ${JSON.stringify(schema)}`, () => {
    assert.deepEqual(texts(valueErrors({ x: value }, { properties: { x: schema } })), errors);
  });
}

Deno.test("what was wrong before may stay as it was", () => {
  const schema: CustomSchema = { properties: { a: { maximum: 1 }, b: { maximum: 1 } } };
  const errors = texts(valueErrors({ a: 2, b: 3 }, schema, { a: 2, b: 2 }));
  assert.deepEqual(errors, ["b: Invalid value: 3: b in body should be less than or equal to 1"]);
});

Deno.test("within a field, the message names the rest of the way", () => {
  const errors = texts(
    valueErrors({ replicas: "a" }, { properties: { replicas: { type: "integer" } } }, undefined, "status"),
  );
  assert.deepEqual(errors, [
    'status.replicas: Invalid value: "string": replicas in body must be of type integer: "string"',
  ]);
});
