import assert from "node:assert/strict";
import type { OpenApiSchema } from "../../src/kube/openapi.ts";
import { fieldSchema } from "../../src/openapi/field_schema.ts";
import { parseType } from "../../src/openapi/type_expression.ts";
import type { ScalarFacts } from "../../src/openapi/validator_facts.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const example = "io.example.v1.Thing";

interface Case {
  definition?: string;
  name?: string;
  type: string;
  isRequired?: boolean;
  description?: string;
  scalar?: ScalarFacts;
  expected: OpenApiSchema;
}

const cases: Case[] = [
  { type: "string", expected: { type: "string" } },
  { type: "string", isRequired: true, expected: { type: "string", default: "" } },
  {
    type: "number",
    scalar: { type: "integer", format: "int32" },
    expected: { type: "integer", format: "int32" },
  },
  { type: '"a" | "b"', expected: { type: "string", enum: ["a", "b"] } },
  {
    type: "Array<string>",
    expected: { type: "array", items: { type: "string", default: "" }, "x-kubernetes-list-type": "atomic" },
  },
  {
    type: "{ [key: string]: string; }",
    scalar: { type: "string", format: "byte" },
    expected: { type: "object", additionalProperties: { type: "string", format: "byte" } },
  },
  { type: "IOther", expected: ref("io.example.v1.Other") },
  { type: "IOther", description: "D.", expected: { description: "D.", allOf: [ref("io.example.v1.Other")] } },
  {
    type: "Array<IOther>",
    expected: {
      type: "array",
      items: { default: {}, allOf: [ref("io.example.v1.Other")] },
      "x-kubernetes-list-type": "atomic",
    },
  },
  {
    type: "{ [key: string]: IQuantity; }",
    expected: { type: "object", additionalProperties: ref("io.example.v1.Quantity") },
  },
  // What merging facts add.
  {
    definition: "io.k8s.api.core.v1.Container",
    name: "env",
    type: "Array<IOther>",
    expected: {
      type: "array",
      items: { default: {}, allOf: [ref("io.example.v1.Other")] },
      "x-kubernetes-list-map-keys": ["name"],
      "x-kubernetes-list-type": "map",
      "x-kubernetes-patch-merge-key": "name",
      "x-kubernetes-patch-strategy": "merge",
    },
  },
  {
    definition: "io.k8s.api.core.v1.ServicePort",
    name: "protocol",
    type: "string",
    expected: { type: "string", default: "TCP" },
  },
];

for (
  const { definition = example, name = "field", type, isRequired = false, description = "", scalar, expected }
    of cases
) {
  Deno.test(`${definition.split(".").at(-1)}.${name}: ${isRequired ? "required " : ""}${type}`, () => {
    const field = { name, description, isRequired, type: parseType(type) };
    const refOf = (reference: string) => `io.example.v1.${reference.slice(1)}`;
    assert.deepEqual(fieldSchema(field, { definition, isRoot: false, scalar, refOf }), expected);
  });
}

Deno.test("a reference to nothing is a mistake in the packages", () => {
  const field = { name: "f", description: "", isRequired: false, type: parseType("IGone") };
  assert.throws(
    () => fieldSchema(field, { definition: example, isRoot: false, refOf: () => undefined }),
    /Cannot find IGone, of which io\.example\.v1\.Thing speaks/,
  );
});
