import assert from "node:assert/strict";
import fc from "fast-check";
import type { Json } from "../../../../src/kube/object.ts";
import type { CustomSchema } from "../../../../src/simulator/kubernetes/custom/custom_schema.ts";
import { applyDefaults } from "../../../../src/simulator/kubernetes/custom/defaulting.ts";
import { arbitraryObject, arbitrarySchema, SEED } from "./arbitrary_schema.ts";

const image: CustomSchema = { type: "string", default: "nginx" };
const cases: [what: string, schema: CustomSchema, value: Json, result: Json][] = [
  ["what is absent", { properties: { image } }, {}, { image: "nginx" }],
  ["not what is there", { properties: { image } }, { image: "" }, { image: "" }],
  ["not in what is absent", { properties: { spec: { properties: { image } } } }, {}, {}],
  ["in a default", { properties: { spec: { default: {}, properties: { image } } } }, {}, {
    spec: { image: "nginx" },
  }],
  ["null that may not be", { properties: { image } }, { image: null }, { image: "nginx" }],
  ["not null that may be", { properties: { image: { ...image, nullable: true } } }, { image: null }, {
    image: null,
  }],
  ["null without a default goes", { properties: { a: { type: "string" } } }, { a: null }, {}],
  ["null of an unknown field stays", {}, { a: null }, { a: null }],
  ["items", { items: { properties: { image } } }, [{}, { image: "x" }], [{ image: "nginx" }, { image: "x" }]],
  ["values of free keys", { additionalProperties: { properties: { image } } }, { a: {} }, {
    a: { image: "nginx" },
  }],
];

for (const [what, schema, value, result] of cases) {
  Deno.test(`defaults: ${what}`, () => {
    applyDefaults(value, schema);
    assert.deepEqual(value, result);
  });
}

Deno.test("each object gets a default of its own", () => {
  const schema = { properties: { a: { default: { b: [] } } } };
  const [one, two]: Record<string, Json>[] = [{}, {}];
  applyDefaults(one!, schema);
  applyDefaults(two!, schema);
  assert.notEqual(one!.a, two!.a);
});

Deno.test(`defaults are filled in once and for all (seed ${SEED})`, () => {
  fc.assert(
    fc.property(arbitrarySchema, arbitraryObject, (schema, given) => {
      const object = JSON.parse(JSON.stringify(given));
      applyDefaults(object, schema);
      const once = structuredClone(object);
      applyDefaults(object, schema);
      assert.deepEqual(object, once);
    }),
    { seed: SEED, numRuns: 500 },
  );
});
