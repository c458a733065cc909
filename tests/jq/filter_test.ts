import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ["path(1)", "null", "error: Invalid path expression with result 1"],
    ["[path(..)]", '{"a":[1]}', '[[],["a"],["a",0]]'],
    ["path(.a | map(.b))", '{"a":[]}', "error: Invalid path expression with result []"],
    ["halt_error", '"bye"', 'halt 5 "bye"'],
    ["halt", "null", "halt 0 null"],
    ["{a: 1} | halt_error(3)", "null", 'halt 3 {"a":1}'],
    ["path(first(.a, .b))", "null", '["a"]'],
    ['try (label $x | error("e")) catch .', "null", '"e"'],
    ["[label $f | .[] | if . > 1 then break $f else . end]", "[1,2,1]", "[1]"],
  ] as const
) Deno.test(`jq filter: ${program}`, () => assert.equal(runJq(program, input), expected));
