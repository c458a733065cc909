import assert from "node:assert/strict";
import { calculate, globSource } from "../../../../src/simulator/images/shell/expand.ts";

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

Deno.test("a pattern becomes a regular expression", () => {
  assert.equal(globSource("*.t?t[!a]"), ".*\\.t.t[^a]");
});
