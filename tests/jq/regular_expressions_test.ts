import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ['match("b+")', '"abbc"', '{"offset":1,"length":2,"string":"bb","captures":[]}'],
    ['[match("a"; "g").offset]', '"aXa"', "[0,2]"],
    ['test("A"; "i")', '"a"', "true"],
    [
      'capture("(?<x>\\d+)-(?<y>\\w)")',
      '"12-b"',
      "jq: error: Invalid escape at line 1, column 4 (while parsing '\"\\d\"') at <top-level>, line 1:",
    ],
    ['[scan("[a-z]")]', '"a1b"', '["a","b"]'],
    ['[scan("(.)(1)")]', '"a1b1"', '[["a","1"],["b","1"]]'],
    [
      'test("(")',
      '"a"',
      "error: ( (at offset 0) is not a valid regex: unterminated group",
    ],
    ['test("a"; "q")', '"a"', "error: q is not a valid modifier string"],
    ['test("a")', "1", "error: number (1) cannot be matched, as it is not a string"],
    ['[match("(a)|b"; "g").captures[0].string]', '"ab"', '["a",null]'],
    ['test("^(a+)+$")', `"${"a".repeat(40)}b"`, "false"],
    ['test("a b"; "x")', '"ab"', "true"],
  ] as const
) Deno.test(`jq regular expressions: ${program}`, () => assert.equal(runJq(program, input), expected));
