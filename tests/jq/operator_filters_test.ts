import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ["[(1,2) + (10,20)]", "null", "[11,12,21,22]"],
    ["-(1,2)", "null", "-1 -2"],
    ['-"a"', "null", 'error: string ("a") cannot be negated'],
    ["(true, false) and (true, false)", "null", "true false false"],
    ["(true, false) or (true, false)", "null", "true true false"],
    [".a // 1", '{"a":false}', "1"],
    ["[(1,null,2) // 3]", "null", "[1,2]"],
    ['(error("x")) // 4', "null", "4"],
    ["if . then 1 else 2 end", "null", "2"],
    ["[if (true, false) then 1 else 2 end]", "null", "[1,2]"],
    ['if . == 1 then "one" elif . == 2 then "two" else "many" end', "2", '"two"'],
    ["if . then 1 end", "false", "false"],
  ] as const
) Deno.test(`jq operator filters: ${program}`, () => assert.equal(runJq(program, input), expected));
