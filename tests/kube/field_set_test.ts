import assert from "node:assert/strict";
import fc from "fast-check";
import {
  difference,
  differenceBelow,
  type FieldSet,
  fieldSetOf,
  formatFieldsV1,
  formatPaths,
  intersection,
  isEmptyFieldSet,
  parseFieldsV1,
  union,
} from "../../src/kube/field_set.ts";
import { fixtureJson, fixtureNames, hasFixtures } from "../fixtures.ts";

const element = fc.constantFrom("f:a", "f:b", 'k:{"name":"x"}', 'v:"y"', "i:0");
const path = fc.array(element, { minLength: 1, maxLength: 4 });
const set = fc.array(path, { maxLength: 8 }).map(fieldSetOf);
const text = (fields: FieldSet) => JSON.stringify(formatFieldsV1(fields));

Deno.test("what is written reads as the same set", () => {
  fc.assert(fc.property(set, (fields) => {
    assert.equal(text(parseFieldsV1(formatFieldsV1(fields))), text(fields));
  }));
});

Deno.test("sets follow the laws of sets", () => {
  fc.assert(fc.property(set, set, set, (a, b, c) => {
    assert.equal(text(union(a, b)), text(union(b, a)));
    assert.equal(text(union(a, union(b, c))), text(union(union(a, b), c)));
    assert.equal(text(intersection(a, b)), text(intersection(b, a)));
    assert.equal(text(union(difference(a, b), intersection(a, b))), text(a));
    assert.ok(isEmptyFieldSet(intersection(difference(a, b), b)));
    assert.ok(isEmptyFieldSet(difference(a, a)));
    assert.equal(text(intersection(a, union(a, b))), text(a));
  }));
});

Deno.test("a difference takes the path alone, or all that is below it", () => {
  const fields = fieldSetOf([["f:a"], ["f:a", "f:b"], ["f:c"]]);
  const taken = fieldSetOf([["f:a"]]);
  assert.deepEqual(formatPaths(difference(fields, taken)), [".c", ".a.b"]);
  assert.deepEqual(formatPaths(differenceBelow(fields, taken)), [".c"]);
});

Deno.test("fields come in the server's order", () => {
  const fields = fieldSetOf([["f:b"], ["f:a", 'k:{"port":443}'], ["f:a", 'k:{"port":80}'], ["f:a", "f:z"], [
    "f:a",
  ]]);
  assert.equal(
    text(fields),
    '{"f:a":{".":{},"f:z":{},"k:{\\"port\\":80}":{},"k:{\\"port\\":443}":{}},"f:b":{}}',
  );
});

for (const name of fixtureNames("objects").filter((name) => /^[^.]+(\.k8s\.io)?_v\w+\.json$/.test(name))) {
  Deno.test({
    name: `recorded FieldsV1 reads and writes as it was: ${name}`,
    ignore: !hasFixtures,
    fn() {
      for (const { fieldsV1 } of fixtureJson(`objects/${name}`).metadata?.managedFields ?? []) {
        assert.equal(JSON.stringify(formatFieldsV1(parseFieldsV1(fieldsV1))), JSON.stringify(fieldsV1));
      }
    },
  });
}
