import assert from "node:assert/strict";
import type { Json } from "../../../../src/kube/object.ts";
import type { CustomSchema } from "../../../../src/simulator/kubernetes/custom/custom_schema.ts";
import { duplicateErrors } from "../../../../src/simulator/kubernetes/custom/list_uniqueness.ts";
import { texts } from "./sample_definition.ts";

const set: CustomSchema = { properties: { l: { "x-kubernetes-list-type": "set" } } };
const keyed = (...keys: string[]): CustomSchema => ({
  properties: { l: { "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": keys } },
});
const cases: [what: string, schema: CustomSchema, list: Json, errors: string[]][] = [
  ["a set", set, ["a", "b"], []],
  ["a set, twice and thrice", set, ["a", "a", "a"], ['l[1]: Duplicate value: "a"']],
  ["objects are the same in any order of keys", set, [{ a: 1, b: 2 }, { b: 2, a: 1 }], [
    'l[1]: Duplicate value: {"b":2,"a":1}',
  ]],
  ["a number is no text", set, [1, "1"], []],
  ["a map", keyed("name"), [{ name: "a", x: 1 }, { name: "a", x: 2 }], [
    'l[1]: Duplicate value: {"name":"a"}',
  ]],
  ["a map by two keys", keyed("a", "b"), [{ a: 1, b: 1 }, { a: 1, b: 2 }, { a: 1, b: 2 }], [
    'l[2]: Duplicate value: {"a":1,"b":2}',
  ]],
  ["a map without its key", keyed("name"), [{}, {}], ["l[1]: Duplicate value: {}"]],
  ["a map of something else", keyed("name"), ["a"], [
    'l[0]: Invalid value: "a": must be an object for an array of list-type map',
  ]],
];

for (const [what, schema, list, errors] of cases) {
  Deno.test(`nothing twice: ${what}`, () => {
    assert.deepEqual(texts(duplicateErrors({ l: list }, schema)), errors);
  });
}
