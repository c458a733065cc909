import assert from "node:assert/strict";
import { type Case, evaluate } from "./evaluate.ts";

const cases: Case[] = [
  ["[1, 2, 3].exists(x, x > 2)", true],
  ['{"a": 1}.?b.orValue(2)', 2],
  ["optional.of(1).hasValue()", true],
  ['duration("1h") > duration("30m")', true],
  ['timestamp("2026-01-01T00:00:00Z").getFullYear()', 2026],
  ['"a,b".split(",")', ["a", "b"]],
  ['"A".lowerAscii()', "a"],
];

for (const [expression, value] of cases) {
  Deno.test(expression, () => assert.deepEqual(evaluate(expression), value));
}
