import assert from "node:assert/strict";
import type { CustomSchema } from "../../../../src/simulator/kubernetes/custom/custom_schema.ts";
import { loadPatterns } from "../../../../src/simulator/kubernetes/go_pattern.ts";
import { schemaErrors } from "../../../../src/simulator/kubernetes/custom/schema_validation.ts";
import { texts } from "./sample_definition.ts";

await loadPatterns();

const inSpec = (spec: CustomSchema): CustomSchema => ({ type: "object", properties: { spec } });
const AT = "s.properties[spec]";
const cases: [what: string, schema: CustomSchema, hasStatus: boolean, errors: string[]][] = [
  ["nothing wrong", { type: "object" }, true, []],
  ["an unknown type", inSpec({ type: "text" }), false, [
    `${AT}.type: Unsupported value: "text": supported values: "array", "boolean", "integer", "number", "object", "string"`,
  ]],
  ["unique items", inSpec({ type: "array", items: { type: "string" }, uniqueItems: true }), false, [
    `${AT}.uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic`,
  ]],
  [
    "properties and free keys",
    inSpec({
      type: "object",
      properties: { a: { type: "string" } },
      additionalProperties: { type: "string" },
    }),
    false,
    [`${AT}.additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive`],
  ],
  ["nullable at the root", { type: "object", nullable: true }, false, [
    "s.nullable: Forbidden: nullable cannot be true at the root",
  ]],
  ["a default of the wrong type", inSpec({ type: "string", default: 1 }), false, [
    `${AT}.default: Invalid value: "integer":  in body must be of type string: "integer"`,
  ]],
  ["a default with unknown fields", inSpec({ type: "object", default: { a: 1 } }), false, [
    `${AT}.default: Invalid value: {"a":1}: must not have unknown fields`,
  ]],
  [
    "a default in metadata",
    { type: "object", properties: { metadata: { type: "object", default: {} } } },
    false,
    [
      "s.properties[metadata].default: Forbidden: must not be set in top-level metadata",
    ],
  ],
  ["references", inSpec({ type: "object", $ref: "#/x" }), false, [
    `${AT}.$ref: Forbidden: $ref is not supported`,
  ]],
  ["preserving nothing", inSpec({ type: "object", "x-kubernetes-preserve-unknown-fields": false }), false, [
    `${AT}.x-kubernetes-preserve-unknown-fields: Invalid value: false: must be true or undefined`,
  ]],
];

for (const [what, schema, hasStatus, errors] of cases) {
  Deno.test(`a schema: ${what}`, () => assert.deepEqual(texts(schemaErrors(schema, "s", hasStatus)), errors));
}

Deno.test("with a status sub-resource the root has only certain fields", () => {
  const [error] = texts(schemaErrors({ type: "object", minProperties: 1 }, "s", true));
  assert.match(
    error!,
    /only \[Description Type .*\] fields are allowed at the root of the schema if the status/,
  );
  assert.deepEqual(schemaErrors({ type: "object", minProperties: 1 }, "s", false), []);
});
