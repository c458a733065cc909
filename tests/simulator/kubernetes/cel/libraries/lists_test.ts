import assert from "node:assert/strict";
import { type Case, evaluate } from "./evaluate.ts";

const cases: Case[] = [
  ["[1, 2].sum()", 3],
  ["[1.5, 2.5].sum()", 4],
  ["[3, 1, 2].min()", 1],
  ['["a", "c"].max()', "c"],
  ["[].min()", "! min called on empty list"],
  ["[1, 2, 2].isSorted()", true],
  ["[2, 1].isSorted()", false],
  ["[1, 2, 1].indexOf(1)", 0],
  ["[1, 2, 1].lastIndexOf(1)", 2],
  ["[1, 2].indexOf(3)", -1],
  ["[1, 2, 3].slice(1, 2)", [2]],
  ["[1].slice(0, 2)", "! cannot slice(0, 2), list is length 1"],
  ["[1, 2, 1].distinct()", [1, 2]],
  ["[2, 1].sort()", [1, 2]],
  ["[1, 2].reverse()", [2, 1]],
  ["[[1], [2]].flatten()", [1, 2]],
  ["sets.contains([1, 2], [2])", true],
  ["sets.equivalent([1, 2, 2], [2, 1])", true],
  ["sets.intersects([1], [2])", false],
];

for (const [expression, value] of cases) {
  Deno.test(expression, () => assert.deepEqual(evaluate(expression), value));
}
