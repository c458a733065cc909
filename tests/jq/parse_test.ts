import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ["1 + 2 * 3 - 4 / 2", "null", "5"],
    ["1 - 1 - 1", "null", "-1"],
    ['.a.b[0]."c"', '{"a":{"b":[{"c":1}]}}', "1"],
    [". as [$a, {b: $c}] | $a + $c", '[1,{"b":2}]', "3"],
    ["def f(x; $y): x + $y; f(1; 2)", "null", "3"],
    ['try error("x") catch .', "null", '"x"'],
    ["reduce .[] as $x (0; . + $x)", "[1,2]", "3"],
    ["[.[1:], .[:1], .[-1:]]", "[1,2,3]", "[[2,3],[1],[3]]"],
    ['"\\(1 + 1) and \\("in\\("n")er")"', "null", '"2 and inner"'],
    [
      "1 |",
      "null",
      "jq: error: syntax error, unexpected $end (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
    [
      ".a[",
      "null",
      "jq: error: syntax error, unexpected $end (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
    [
      "if 1 then 2",
      "null",
      "jq: error: syntax error, unexpected $end (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
    [
      "1 == 1 == 1",
      "null",
      "jq: error: syntax error, unexpected == (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
    [
      "{a: 1",
      "null",
      "jq: error: syntax error, unexpected $end (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
    ["# only a comment", "5", "5"],
  ] as const
) Deno.test(`jq parse: ${program}`, () => assert.equal(runJq(program, input), expected));
