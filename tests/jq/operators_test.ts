import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ['1 + null, "a" + "b", [1] + [2], {"a":1} + {"a":2}', "null", '1 "ab" [1,2] {"a":2}'],
    ["{} + 1", "null", "error: object ({}) and number (1) cannot be added"],
    ["[1,2,1,3] - [1]", "null", "[2,3]"],
    ['{"a":{"b":1}} * {"a":{"c":2}}', "null", '{"a":{"b":1,"c":2}}'],
    ['"ab" * 2, "ab" * 0', "null", '"abab" null'],
    ['"a,b" / ","', "null", '["a","b"]'],
    ["1 / 0", "null", "error: number (1) and number (0) cannot be divided because the divisor is zero"],
    ["5 % 3, -5 % 3, 5 % -3, 5.9 % 3", "null", "2 -2 2 2"],
    [
      "5 % 0",
      "null",
      "error: number (5) and number (0) cannot be divided (remainder) because the divisor is zero",
    ],
    ['1 < "a", [] < {}, null < false', "null", "true true true"],
  ] as const
) Deno.test(`jq operators: ${program}`, () => assert.equal(runJq(program, input), expected));
