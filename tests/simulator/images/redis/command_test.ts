import assert from "node:assert/strict";
import {
  decimalNumber,
  matcher,
  numberText,
  pairs,
  part,
  wholeNumber,
} from "../../../../src/simulator/images/redis/command.ts";

const PATTERNS: [pattern: string, text: string, matches: boolean][] = [
  ["*", "", true],
  ["h?llo", "hello", true],
  ["h[ae]llo", "hillo", false],
  ["h[^i]llo", "hillo", false],
  ["a.c", "abc", false],
  ["a\\*c", "a*c", true],
];

for (const [pattern, text, matches] of PATTERNS) {
  Deno.test(`${pattern} and ${text}: ${matches}`, () => assert.equal(matcher(pattern)(text), matches));
}

Deno.test("numbers, parts and pairs", () => {
  assert.equal(wholeNumber("-3"), -3);
  assert.throws(() => wholeNumber("3.5"), /not an integer/);
  assert.equal(decimalNumber("-inf"), -Infinity);
  assert.equal(numberText(Infinity), "inf");
  assert.deepEqual(part(["a", "b", "c"], "-2", "-1"), ["b", "c"]);
  assert.deepEqual(part(["a", "b", "c"], "0", "100"), ["a", "b", "c"]);
  assert.throws(() => pairs(["a"], "mset"), /wrong number of arguments for 'mset'/);
});
