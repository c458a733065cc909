import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ['{a, "b", (.c): 3, @base64: 1, $__loc__}', '"x"', 'error: Cannot index string with string "a"'],
    ["{a, b: .a}", '{"a":1}', '{"a":1,"b":1}'],
    ['{"x\\(1)": 2, if: 3}', "null", '{"x1":2,"if":3}'],
    ["{(1,2|tostring): 3}", "null", '{"1":3} {"2":3}'],
    ["1 as $x | {$x}", "null", '{"x":1}'],
    ["{a: 1 | . + 1, b: 2}", "null", '{"a":2,"b":2}'],
    ["{(1): 2}", "null", "error: Cannot use number (1) as object key"],
    [
      "{a b}",
      "null",
      "jq: error: syntax error, unexpected IDENT, expecting '}' (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
  ] as const
) Deno.test(`jq parse objects: ${program}`, () => assert.equal(runJq(program, input), expected));
