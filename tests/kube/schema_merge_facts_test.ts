import assert from "node:assert/strict";
import { fieldSetOfObject } from "../../src/kube/field_comparison.ts";
import { formatPaths } from "../../src/kube/field_set.ts";
import { kubernetesMergeFacts } from "../../src/kube/merge_facts.ts";
import type { Json } from "../../src/kube/object.ts";
import type { OpenApiSchema } from "../../src/kube/openapi.ts";
import { schemaMergeFacts } from "../../src/kube/schema_merge_facts.ts";

const item: OpenApiSchema = {
  type: "object",
  properties: { name: { type: "string" }, port: { type: "integer" } },
};
const properties: Record<string, OpenApiSchema> = {
  plain: { type: "array", items: item },
  keyed: {
    type: "array",
    "x-kubernetes-list-type": "map",
    "x-kubernetes-list-map-keys": ["name"],
    items: item,
  },
  set: { type: "array", "x-kubernetes-list-type": "set", items: { type: "string" } },
  map: { type: "object", additionalProperties: { type: "string" } },
  atomic: { type: "object", properties: { a: {} }, "x-kubernetes-map-type": "atomic" },
  free: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
};
const schema: OpenApiSchema = { type: "object", properties: { spec: { type: "object", properties } } };

const paths: [spec: Json, paths: string[]][] = [
  [{ plain: [{ name: "a" }] }, [".spec.plain"]],
  [{ keyed: [{ name: "a", port: 1 }] }, [
    '.spec.keyed[name="a"]',
    '.spec.keyed[name="a"].name',
    '.spec.keyed[name="a"].port',
  ]],
  [{ set: ["a"] }, ['.spec.set[="a"]']],
  [{ map: { a: "1" } }, [".spec.map.a"]],
  [{ atomic: { a: "1" } }, [".spec.atomic"]],
  [{ free: { a: { b: [1] } } }, [".spec.free.a", ".spec.free.a.b"]],
];
for (const [spec, expected] of paths) {
  Deno.test(`a custom resource with ${JSON.stringify(spec)} has the fields of its schema`, () => {
    const facts = schemaMergeFacts(schema, kubernetesMergeFacts);
    assert.deepEqual(formatPaths(fieldSetOfObject({ spec }, facts.definition("CronTab"), facts)), expected);
  });
}

Deno.test("the metadata of a custom resource merges as everybody's", () => {
  const facts = schemaMergeFacts(schema, kubernetesMergeFacts);
  const object = { metadata: { finalizers: ["a"], labels: { b: "c" } } };
  assert.deepEqual(formatPaths(fieldSetOfObject(object, facts.definition(undefined), facts)), [
    '.metadata.finalizers[="a"]',
    ".metadata.labels.b",
  ]);
});
