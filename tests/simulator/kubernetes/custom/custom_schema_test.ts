import assert from "node:assert/strict";
import { schemaOfKey, schemasWithin } from "../../../../src/simulator/kubernetes/custom/custom_schema.ts";

Deno.test("a key's schema is its property's, else that of all free keys", () => {
  const schema = { properties: { a: { type: "string" } }, additionalProperties: { type: "integer" } };
  assert.equal(schemaOfKey(schema, "a")?.type, "string");
  assert.equal(schemaOfKey(schema, "b")?.type, "integer");
  assert.equal(schemaOfKey({ additionalProperties: true }, "b"), undefined);
  assert.equal(schemaOfKey({ properties: {} }, "constructor"), undefined);
});

Deno.test("all schemas within one, alternatives included", () => {
  const schema = {
    title: "root",
    items: { title: "items" },
    properties: { a: { title: "a", anyOf: [{ title: "any" }] } },
    additionalProperties: { title: "free" },
    not: { title: "not" },
  };
  const titles = [...schemasWithin(schema)].map(({ title }) => title);
  assert.deepEqual(titles, ["root", "items", "a", "any", "free", "not"]);
});
