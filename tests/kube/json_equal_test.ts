import assert from "node:assert/strict";
import fc from "fast-check";
import { jsonEqual } from "../../src/kube/json_equal.ts";
import type { Json } from "../../src/kube/object.ts";

const pairs: [left: Json | undefined, right: Json | undefined, equal: boolean][] = [
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, true],
  [{ a: 1 }, { a: 1, b: null }, false],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [null, undefined, false],
  ["1", 1, false],
];
for (const [left, right, equal] of pairs) {
  Deno.test(`${JSON.stringify(left)} is ${equal ? "" : "not "}${JSON.stringify(right)}`, () => {
    assert.equal(jsonEqual(left, right), equal);
    assert.equal(jsonEqual(right, left), equal);
  });
}

Deno.test("a copy is equal", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    assert.ok(jsonEqual(value as Json, JSON.parse(JSON.stringify(value))));
  }));
});
