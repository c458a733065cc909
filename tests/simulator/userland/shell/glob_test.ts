import assert from "node:assert/strict";
import { globMatcher } from "../../../../src/simulator/userland/shell/glob.ts";

for (
  const [pattern, text, expected] of [
    ["*.t?t", "a.txt", true],
    ["*.t?t", "a.text", false],
    ["[!a]*", "abc", false],
    ["[a-c]x", "bx", true],
    ["[z-a]", "[z-a]", false],
    ["[", "[", true],
    ["\\*", "*", true],
    ["[[:digit:]]", "5", true],
    ["a.b", "axb", false],
    ["\\-\\-a=*", "--a=b", true],
    ["[a\\-c]", "-", true],
  ] as const
) {
  Deno.test(`${pattern} and ${text}`, () => assert.equal(globMatcher(pattern)(text), expected));
}

Deno.test("extended patterns choose, repeat and exclude", () => {
  const matches = (pattern: string, text: string) => globMatcher(pattern, { extended: true })(text);
  assert.deepEqual(
    [
      matches("@(a|b)c", "bc"),
      matches("+(ab)", "abab"),
      matches("+(+(a))", `${"a".repeat(40)}b`),
      matches("!(*.txt)", "a.txt"),
      matches("!(*.txt)", "a.md"),
      matches("?(x)y", "y"),
    ],
    [true, true, false, false, true, true],
  );
});
