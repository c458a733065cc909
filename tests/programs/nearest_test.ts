import assert from "node:assert/strict";
import fc from "fast-check";
import { editDistance, nearest } from "../../src/programs/nearest.ts";

const commands = ["get", "describe", "delete", "explain", "config", "version"];

const cases: [string, string[]][] = [
  ["gte", ["get"]],
  ["exp", ["explain"]],
  ["dekete", ["delete"]],
  ["GET", ["get"]],
  ["frobnicate", []],
];

for (const [word, expected] of cases) {
  Deno.test(`nearest to ${word}`, () => assert.deepEqual(nearest(word, commands), expected));
}

Deno.test("edit distance is a distance", () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(fc.property(word, word, word, (a, b, c) => {
    assert.equal(editDistance(a, a), 0);
    assert.equal(editDistance(a, b), editDistance(b, a));
    assert.ok(editDistance(a, c) <= editDistance(a, b) + editDistance(b, c));
  }));
});
