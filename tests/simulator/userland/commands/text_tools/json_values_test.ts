import assert from "node:assert/strict";
import { readValues } from "../../../../../src/simulator/userland/commands/text_tools/json_values.ts";

for (
  const [text, values, problem] of [
    ["", [], undefined],
    ["1 2\n3", [1, 2, 3], undefined],
    ['{"a":"}"}[1]"x"null', [{ a: "}" }, [1], "x", null], undefined],
    ['"a\\"b"', ['a"b'], undefined],
    ['1 {"a":', [1], "Unfinished JSON term at line 1, column 7"],
    ["nope", [], "Invalid numeric literal at line 1, column 4"],
    ['{"a" 1}', [], "Expected separator between values at line 1, column 7"],
  ] as const
) {
  Deno.test(`json values: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(readValues(text), problem === undefined ? { values } : { values, problem });
  });
}
