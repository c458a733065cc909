import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ['.a, .["a"], ."a", .a?', '{"a":1}', "1 1 1 1"],
    [".a?", "[1]", ""],
    [".a", "[1]", 'error: Cannot index array with string "a"'],
    ["[.[]?]", "1", "[]"],
    [".[]", "1", "error: Cannot iterate over number (1)"],
    ["{(1,2|tostring): (3,4)}", "null", '{"1":3} {"1":4} {"2":3} {"2":4}'],
    ['"\\(1,2) \\(3,4)"', "null", '"1 3" "2 3" "1 4" "2 4"'],
    ["[foreach .[] as $x (0; . + $x; [$x, .])]", "[1,2]", "[[1,1],[2,3]]"],
    ["reduce empty as $x (3; 4)", "null", "3"],
    ["try error({a: 1}) catch .a", "null", "1"],
    [".a |= . + 1", '{"a":1}', '{"a":2}'],
    [".[] |= empty", "[1,2]", "[]"],
    [".a += 1, .a -= 1, .a *= 5, .b //= 7", '{"a":3}', '{"a":4} {"a":2} {"a":15} {"a":3,"b":7}'],
    ["(.a, .b) = (1, 2)", "{}", '{"a":1,"b":1} {"a":2,"b":2}'],
    ["(1 | .) = 2", "null", "error: Invalid path expression with result 1"],
    ['[.[] | tojson] | join("-")', "[1,null]", '"1-null"'],
  ] as const
) Deno.test(`jq expressions: ${program}`, () => assert.equal(runJq(program, input), expected));
