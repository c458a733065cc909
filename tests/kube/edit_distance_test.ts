import assert from "node:assert/strict";
import fc from "fast-check";
import { editDistance } from "../../src/kube/edit_distance.ts";

const distances: [string, string, number][] = [
  ["kitten", "sitting", 3],
  ["ab", "ba", 1],
  ["gte", "get", 1],
  ["", "pods", 4],
  ["pods", "pods", 0],
];

for (const [one, other, distance] of distances) {
  Deno.test(`from "${one}" to "${other}" it is ${distance}`, () =>
    assert.equal(editDistance(one, other), distance));
}

Deno.test("the way is as long in both directions, and no longer than the longer word", () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(fc.property(word, word, (one, other) => {
    const distance = editDistance(one, other);
    assert.equal(distance, editDistance(other, one));
    assert.ok(distance <= Math.max(one.length, other.length));
    assert.equal(distance === 0, one === other);
  }));
});
