import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    [". as [$a, [$b]] | [$b, $a]", "[1,[2]]", "[2,1]"],
    [". as {a: $x, $b} | [$x, $b]", '{"a":1,"b":2}', "[1,2]"],
    ['. as {"a": $x} ?// [$x] | $x', "[1]", "1"],
    [". as {$b: [$c]} | [$b, $c]", '{"b":[1]}', "[[1],1]"],
    ['. as {("a","b"): $x} | $x', '{"a":1,"b":2}', "1 2"],
    [
      ". as [] | 1",
      "null",
      "jq: error: syntax error, unexpected ']', expecting '$' or '[' or '{' (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
    [
      ". as 1 | 1",
      "null",
      "jq: error: syntax error, unexpected LITERAL, expecting '$' or '[' or '{' (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
  ] as const
) Deno.test(`jq parse patterns: ${program}`, () => assert.equal(runJq(program, input), expected));
