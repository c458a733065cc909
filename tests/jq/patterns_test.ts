import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    [". as [$a] | $a", "null", "null"],
    [". as [$a] | $a", "{}", "error: Cannot index object with number"],
    [". as {a: $x} | $x", "[1]", 'error: Cannot index array with string "a"'],
    ["[.[] as [$a] ?// $a | $a]", "[[1],2]", "[1,2]"],
    ["[. as [$a] ?// $b | [$a, $b]]", "[3]", "[[3,null]]"],
    ["[.[] as {a: $x, b: [$y]} | $x + $y]", '[{"a":1,"b":[2]}]', "[3]"],
  ] as const
) Deno.test(`jq patterns: ${program}`, () => assert.equal(runJq(program, input), expected));
