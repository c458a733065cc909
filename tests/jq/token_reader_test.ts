import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    [
      ")",
      "null",
      "jq: error: syntax error, unexpected ')', expecting $end (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
    [
      ". as x",
      "null",
      "jq: error: syntax error, unexpected IDENT, expecting '$' or '[' or '{' (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
    [
      "def",
      "null",
      "jq: error: syntax error, unexpected $end, expecting IDENT (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
    [
      '"\\(1',
      "null",
      "jq: error: syntax error, unexpected QQSTRING_START (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
    [".a .b", '{"a":{"b":1}}', "1"],
    [
      "1 2",
      "null",
      "jq: error: syntax error, unexpected LITERAL, expecting $end (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
    [
      "and",
      "null",
      "jq: error: syntax error, unexpected and, expecting $end (Unix shell quoting issues?) at <top-level>, line 1:",
    ],
    ["$__loc__", "null", '{"file":"<top-level>","line":1}'],
  ] as const
) Deno.test(`jq token reader: ${program}`, () => assert.equal(runJq(program, input), expected));
