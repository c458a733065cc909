import assert from "node:assert/strict";
import { changedLines } from "../../../src/explorer/text/changed_lines.ts";

const lines = (text: string) => text === "" ? [] : text.split(" ").map((word) => ({ text: word, spans: [] }));

const changes: [before: string, after: string, changed: number[]][] = [
  ["a b c", "a b c", []],
  ["a b c", "a x c", [1]],
  ["a b c", "a b x y c", [2, 3]],
  ["a b c", "a c", []],
  ["a b c d", "a c b2 d", [2]],
  ["", "a b", [0, 1]],
  ["a a b", "a a a c", [2, 3]],
];

for (const [before, after, changed] of changes) {
  Deno.test(`from "${before}" to "${after}" lines ${changed} are new`, () =>
    assert.deepEqual([...changedLines(lines(before), lines(after))], changed));
}
