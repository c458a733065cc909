import assert from "node:assert/strict";
import fc from "fast-check";
import type { JsonObject } from "../../../../src/kube/object.ts";
import type { CustomSchema } from "../../../../src/simulator/kubernetes/custom/custom_schema.ts";
import { prune } from "../../../../src/simulator/kubernetes/custom/prune.ts";
import { arbitraryObject, arbitrarySchema, SEED } from "./arbitrary_schema.ts";

const text: CustomSchema = { type: "string" };
const cases: [what: string, schema: CustomSchema, object: JsonObject, left: JsonObject, gone: string[]][] = [
  ["unknown fields go", { properties: { a: text } }, { a: "1", b: 2 }, { a: "1" }, ["b"]],
  [
    "metadata stays as it is",
    {},
    { metadata: { x: 1 }, kind: "K", b: 1 },
    { metadata: { x: 1 }, kind: "K" },
    ["b"],
  ],
  [
    "in lists, by place",
    { properties: { l: { items: { properties: { a: text } } } } },
    { l: [{ a: "1" }, { b: 1 }] },
    { l: [{ a: "1" }, {}] },
    ["l[1].b"],
  ],
  [
    "what is to be kept is kept, and pruned where it is known",
    {
      properties: {
        s: { "x-kubernetes-preserve-unknown-fields": true, properties: { a: { properties: {} } } },
      },
    },
    { s: { a: { gone: 1 }, kept: { x: 1 } } },
    { s: { a: {}, kept: { x: 1 } } },
    ["s.a.gone"],
  ],
  ["free keys stay", { properties: { m: { additionalProperties: text } } }, { m: { a: "1" } }, {
    m: { a: "1" },
  }, []],
  [
    "of additionalProperties: true the keys stay, not what is in objects",
    { properties: { m: { additionalProperties: true } } },
    { m: { a: 1, b: { c: 1 } } },
    { m: { a: 1, b: {} } },
    ["m.b.c"],
  ],
  [
    "an embedded object keeps its metadata",
    { properties: { o: { "x-kubernetes-embedded-resource": true, properties: { spec: text } } } },
    { o: { apiVersion: "v1", kind: "X", metadata: { name: "n" }, other: 1 } },
    { o: { apiVersion: "v1", kind: "X", metadata: { name: "n" } } },
    ["o.other"],
  ],
];

for (const [what, schema, object, left, gone] of cases) {
  Deno.test(`pruning: ${what}`, () => {
    assert.deepEqual(prune(object, schema), gone);
    assert.deepEqual(object, left);
  });
}

Deno.test(`pruning twice prunes nothing more (seed ${SEED})`, () => {
  fc.assert(
    fc.property(arbitrarySchema, arbitraryObject, (schema, given) => {
      const object = JSON.parse(JSON.stringify(given));
      prune(object, schema);
      const once = structuredClone(object);
      assert.deepEqual(prune(object, schema), []);
      assert.deepEqual(object, once);
    }),
    { seed: SEED, numRuns: 500 },
  );
});
