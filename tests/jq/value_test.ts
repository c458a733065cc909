import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    [
      "sort",
      '[{"b":1},[2],"a",1,null,true,false,{"a":2},"B"]',
      '[null,false,true,1,"B","a",[2],{"a":2},{"b":1}]',
    ],
    [
      "1e1000, -1e1000, 1e17, 1e18, 0.00001, 1.5, 100",
      "null",
      "1.7976931348623157e+308 -1.7976931348623157e+308 1e+17 1e+18 1e-05 1.5 100",
    ],
    ["nan", "null", "null"],
    ["[nan] | sort", "null", "[null]"],
    ['"\\u007f<"', "null", '"\\u007f<"'],
    ['{} + "abcdefghijklmnop"', "null", 'error: object ({}) and string ("abcdefghij...) cannot be added'],
    ['{"b":1,"a":2} | ., keys', "null", '{"b":1,"a":2} ["a","b"]'],
    ['{"a":2,"b":1} == {"b":1,"a":2}', "null", "true"],
    [".x", '"é"', 'error: Cannot index string with string "x"'],
  ] as const
) Deno.test(`jq value: ${program}`, () => assert.equal(runJq(program, input), expected));
