import assert from "node:assert/strict";
import { Fields, textOfField } from "../../../../src/simulator/userland/shell/fields.ts";

for (
  const [separators, text, expected] of [
    [" ", " a  b ", ["a", "b"]],
    [":", "a::b:", ["a", "", "b"]],
    [": ", "a : b", ["a", "b"]],
    [":", ":a", ["", "a"]],
    ["", "a b", ["a b"]],
  ] as const
) {
  Deno.test(`${JSON.stringify(text)} at ${JSON.stringify(separators)}`, () => {
    const fields = new Fields(separators);
    fields.split(text);
    assert.deepEqual(fields.finish().map(textOfField), expected);
  });
}
