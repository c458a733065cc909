import assert from "node:assert/strict";
import type { OpenApiSchema } from "../../../../src/kube/openapi.ts";
import { swaggerDocument, type SwaggerSchema } from "../../../../src/simulator/kubernetes/http/openapi_v2.ts";

const CASES: [name: string, v3: OpenApiSchema, v2: SwaggerSchema][] = [
  ["a plain type", { type: "string", format: "date-time" }, { type: "string", format: "date-time" }],
  [
    "a reference with a description and a default",
    { description: "d", default: {}, allOf: [{ $ref: "#/components/schemas/a.B" }] },
    { description: "d", $ref: "#/definitions/a.B" },
  ],
  [
    "inside of lists and maps",
    {
      type: "object",
      properties: { a: { type: "array", items: { $ref: "#/components/schemas/a.B" } } },
      additionalProperties: { type: "string" },
    },
    {
      type: "object",
      properties: { a: { type: "array", items: { $ref: "#/definitions/a.B" } } },
      additionalProperties: { type: "string" },
    },
  ],
  [
    "a choice is left out",
    { format: "int-or-string", oneOf: [{ type: "integer" }, { type: "string" }] },
    { format: "int-or-string" },
  ],
];

for (const [name, v3, v2] of CASES) {
  Deno.test(`OpenAPI v2: ${name}`, () => {
    assert.deepEqual(swaggerDocument("v1.36.0", { x: v3 }).definitions, { x: v2 });
  });
}

Deno.test("OpenAPI v2: the document names its release, and definitions are in order", () => {
  const { swagger, info, definitions } = swaggerDocument("v1.36.0", { b: {}, a: {} });
  assert.deepEqual([swagger, info.version, Object.keys(definitions)], ["2.0", "1.36", ["a", "b"]]);
});
