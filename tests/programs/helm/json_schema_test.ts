import assert from "node:assert/strict";
import type { Json } from "../../../src/kube/object.ts";
import { schemaProblems } from "../../../src/programs/helm/json_schema.ts";

/** A schema, a value, and what is wrong. */
const CASES: [schema: Json, value: Json, problems: string[]][] = [
  [{ type: "integer" }, 1.5, ["- at '': got number, want integer"]],
  [{ type: ["string", "null"] }, 4, ["- at '': got number, want null or string"]],
  [{ required: ["a", "b"] }, {}, ["- at '': missing properties 'a', 'b'"]],
  [{ properties: { a: { minLength: 3, pattern: "^x" } } }, { a: "b" }, [
    "- at '/a': validation failed",
    "  - at '/a': minLength: got 1, want 3",
    "  - at '/a': 'b' does not match pattern '^x'",
  ]],
  [{ additionalProperties: false, properties: { a: {} } }, { a: 1, b: 2 }, [
    "- at '': additional properties 'b' not allowed",
  ]],
  [{ items: { type: "string" }, uniqueItems: true }, ["a", "a", 1], [
    "- at '': items at 0 and 1 are equal",
    "- at '/2': got number, want string",
  ]],
  [{ enum: ["A", 2] }, "C", ["- at '': value must be one of 'A', 2"]],
  [{ const: 5 }, 6, ["- at '': value must be 5"]],
  [{ anyOf: [{ type: "string" }, { type: "null" }] }, 1, [
    "- at '': 'anyOf' failed",
    "  - at '': got number, want string",
    "  - at '': got number, want null",
  ]],
  [{ oneOf: [{}, { type: "integer" }] }, 1, ["- at '': 'oneOf' failed, subschemas 0, 1 matched"]],
  [{ not: {} }, 1, ["- at '': 'not' failed"]],
  [{ $ref: "#/$defs/a~1b", $defs: { "a/b": { type: "boolean" } } }, 1, ["- at '': got number, want boolean"]],
  [{ if: { type: "string" }, then: { minLength: 2 }, else: { minimum: 3 } }, 2, [
    "- at '': minimum: got 2, want 3",
  ]],
  [{ dependencies: { a: ["b"] } }, { a: 1 }, ["- at '': properties 'b' required, if 'a' exists"]],
  [{ $ref: "#" }, 1, []],
  [true, 1, []],
];

Deno.test("values are held against schemas, with the messages that Helm prints", () => {
  for (const [schema, value, problems] of CASES) {
    assert.deepEqual(schemaProblems(schema, value), problems, JSON.stringify(schema));
  }
});
