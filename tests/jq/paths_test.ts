import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ['getpath(["a",0,"b"])', '{"a":[{"b":1}]}', "1"],
    ['setpath(["a",1]; 5)', "null", '{"a":[null,5]}'],
    ['delpaths([["a"],["b",0]])', '{"a":1,"b":[1,2]}', '{"b":[2]}'],
    ["del(.[1:3])", "[1,2,3,4]", "[1,4]"],
    ['.[2:4] = ["x"]', "[0,1,2,3,4]", '[0,1,"x",4]'],
    [".[-1] = 9", "[1,2]", "[1,9]"],
    [".[-5] = 9", "[1,2]", "error: Out of bounds negative array index"],
    ["keys, keys_unsorted", '{"b":1,"a":2}', '["a","b"] ["b","a"]'],
    ['has("a"), has("b")', '{"a":null}', "true false"],
    ["has(0)", '{"a":null}', "error: Cannot check whether object has a number key"],
    [".[1:]", '"aéb"', '"éb"'],
    ['.["__proto__"] = 1 | keys', "{}", '["__proto__"]'],
    [".[[2]]", "[1,2,1,2]", "[1,3]"],
    [".[400000000] = 1", "null", "error: Array index too large"],
    [".a = 1", "[1]", 'error: Cannot index array with string "a"'],
  ] as const
) Deno.test(`jq paths: ${program}`, () => assert.equal(runJq(program, input), expected));
