import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ["$given", "null", '"from outside"'],
    ["$nope", "null", "jq: error: $nope is not defined at <top-level>, line 1:"],
    ["nope(1)", "null", "jq: error: nope/1 is not defined at <top-level>, line 1:"],
    ["break $x", "null", "jq: error: $*label-x is not defined at <top-level>, line 1:"],
    ["label $out | 1, break $out, 2", "null", "1"],
    ["def f: f; 1", "null", "1"],
    [".[0] | .a", "5", "error: Cannot index number with number"],
  ] as const
) Deno.test(`jq program: ${program}`, () => assert.equal(runJq(program, input), expected));
