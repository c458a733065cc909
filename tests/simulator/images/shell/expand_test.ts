import assert from "node:assert/strict";
import { calculate, globMatcher } from "../../../../src/simulator/images/shell/expand.ts";

for (
  const [text, value] of [["1+2*3", 7], ["(1+2)*3", 9], ["x-1", 9], ["7/2", 3], ["7%4", 3], ["2<3", 1], [
    "1==2",
    0,
  ], [
    "-3+1",
    -2,
  ]] as const
) {
  Deno.test(`$((${text})) is ${value}`, () => assert.equal(calculate(text, () => 10), value));
}

for (
  const [pattern, text, expected] of [
    ["*.t?t", "a.txt", true],
    ["*.t?t", "a.text", false],
    ["[!a]*", "abc", false],
    ["[a-c]x", "bx", true],
    ["[z-a]", "[z-a]", true],
    ["a.b", "axb", false],
  ] as const
) {
  Deno.test(`${pattern} and ${text}`, () => assert.equal(globMatcher(pattern)(text), expected));
}
