import assert from "node:assert/strict";
import {
  firstPending,
  formatIndexes,
  parseIndexes,
} from "../../../../src/simulator/kubernetes/controllers/job_indexes.ts";

const texts: [text: string, completions: number, indexes: number[], written?: string][] = [
  ["", 5, []],
  ["0", 5, [0]],
  ["0,1", 5, [0, 1]],
  ["0-2,4", 5, [0, 1, 2, 4]],
  ["1,x,3", 5, [1, 3], "1,3"],
  ["2-9", 4, [2, 3], "2,3"],
];

for (const [text, completions, indexes, written = text] of texts) {
  Deno.test(`indexes "${text}" of ${completions}`, () => {
    const parsed = parseIndexes(text, completions);
    assert.deepEqual([...parsed], indexes);
    assert.equal(formatIndexes(parsed), written);
  });
}

Deno.test("the lowest free indexes come first", () => {
  assert.deepEqual(firstPending(new Set([0, 2]), 2, 5), [1, 3]);
  assert.deepEqual(firstPending(new Set([0, 2]), 9, 4), [1, 3]);
});
