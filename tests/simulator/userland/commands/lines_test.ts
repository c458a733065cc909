import assert from "node:assert/strict";
import { linesOf, splitLines } from "../../../../src/simulator/userland/commands/lines.ts";

for (
  const [text, lines] of [
    ["", []],
    ["a", ["a"]],
    ["a\n", ["a"]],
    ["a\n\nb", ["a", "", "b"]],
    ["\n", [""]],
  ] as const
) {
  Deno.test(`lines of ${JSON.stringify(text)}`, () => {
    assert.deepEqual(splitLines(text), lines);
    assert.deepEqual([...linesOf(text)].map((line) => line.text), lines);
  });
}

Deno.test("lines: the last one may lack its newline", () => {
  assert.deepEqual([...linesOf("a\nb")].map(({ isEnded }) => isEnded), [true, false]);
});
