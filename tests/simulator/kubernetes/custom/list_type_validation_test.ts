import assert from "node:assert/strict";
import type { CustomSchema } from "../../../../src/simulator/kubernetes/custom/custom_schema.ts";
import { listTypeErrors } from "../../../../src/simulator/kubernetes/custom/list_type_validation.ts";
import { texts } from "./sample_definition.ts";

const item: CustomSchema = { type: "object", required: ["k"], properties: { k: { type: "string" } } };
const map = { type: "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["k"] } as const;
const keyed: CustomSchema = { ...map, "x-kubernetes-list-map-keys": ["k"], items: item };
const cases: [what: string, schema: CustomSchema, errors: string[]][] = [
  ["a map", keyed, []],
  ["a list type without a list", { type: "object", "x-kubernetes-list-type": "set" }, [
    's.type: Invalid value: "object": must be array if x-kubernetes-list-type is specified',
  ]],
  ["a set of objects", { type: "array", "x-kubernetes-list-type": "set", items: { type: "object" } }, [
    "s.items.x-kubernetes-map-type: Invalid value: null: must be atomic as item of a list with x-kubernetes-list-type=set",
  ]],
  ["keys without a map", { type: "array", "x-kubernetes-list-map-keys": ["k"] }, [
    "s.x-kubernetes-list-type: Required value: must be map if x-kubernetes-list-map-keys is non-empty",
  ]],
  ["a map without keys", { type: "array", "x-kubernetes-list-type": "map", items: item }, [
    "s.x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map",
  ]],
  ["an unknown key", { ...keyed, "x-kubernetes-list-map-keys": ["z"] }, [
    's.x-kubernetes-list-map-keys: Invalid value: ["z"]: entries must all be names of item properties',
  ]],
  ["an optional key", { ...keyed, items: { type: "object", properties: { k: { type: "string" } } } }, [
    "s.items.properties[k].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a " +
    "default or be a required property",
  ]],
  ["a map type without a map", { type: "string", "x-kubernetes-map-type": "atomic" }, [
    's.type: Invalid value: "string": must be object if x-kubernetes-map-type is specified',
  ]],
];

for (const [what, schema, errors] of cases) {
  Deno.test(`list types: ${what}`, () => assert.deepEqual(texts(listTypeErrors(schema, "s")), errors));
}
