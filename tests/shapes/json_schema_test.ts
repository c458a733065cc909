import assert from "node:assert/strict";
import { schemaOf } from "../../src/shapes/json_schema.ts";
import {
  anything,
  either,
  integer,
  list,
  map,
  named,
  record,
  type Shape,
  text,
  variant,
} from "../../src/shapes/shape.ts";

const check: Shape = named("check", () =>
  variant("a check", {
    all: record({ all: { shape: list(check), title: "All of them" } }, ["all"]),
    equals: record({ equals: { shape: anything, title: "The value" } }, ["equals"]),
  }));

const cases: [name: string, shape: Shape, schema: Record<string, unknown>][] = [
  ["a number within bounds", integer(1, 5), { type: "integer", minimum: 1, maximum: 5 }],
  ["names of the user's own", map(integer()), {
    type: "object",
    additionalProperties: { type: "integer" },
  }],
  ["either of two", either(list(text), text), {
    anyOf: [{ type: "array", items: { type: ["string", "number"] } }, { type: ["string", "number"] }],
  }],
  ["a shape that contains itself", check, {
    $ref: "#/$defs/check",
    $defs: {
      check: {
        description: "a check",
        oneOf: [
          {
            type: "object",
            additionalProperties: false,
            properties: {
              all: { type: "array", items: { $ref: "#/$defs/check" }, description: "All of them" },
            },
            required: ["all"],
          },
          {
            type: "object",
            additionalProperties: false,
            properties: { equals: { description: "The value" } },
            required: ["equals"],
          },
        ],
      },
    },
  }],
];

for (const [name, shape, schema] of cases) {
  Deno.test(`schema of ${name}`, () => {
    assert.deepEqual(schemaOf(shape, "T"), {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "T",
      ...schema,
    });
  });
}
