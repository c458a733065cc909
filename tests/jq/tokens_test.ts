import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ["1e3, .5, 1.", "null", "1000 0.5 1"],
    ['"\\u00e9\\n\\ud83d\\ude00"', "null", '"é\\n😀"'],
    [".foo_1 # comment", '{"foo_1":1}', "1"],
    [
      '"abc',
      "null",
      "jq: error: syntax error, unexpected $end, expecting QQSTRING_TEXT or QQSTRING_INTERP_START or QQSTRING_END (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
    [
      "1 & 2",
      "null",
      "jq: error: syntax error, unexpected INVALID_CHARACTER, expecting $end (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
    ['@base64 "a\\(.)"', '"b"', '"aYg=="'],
    ["..", "[1]", "[1] 1"],
    ["$ given", "null", '"from outside"'],
  ] as const
) Deno.test(`jq tokens: ${program}`, () => assert.equal(runJq(program, input), expected));
