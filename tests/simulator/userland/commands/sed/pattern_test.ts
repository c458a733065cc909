import assert from "node:assert/strict";
import {
  plainCharacters,
  sedPattern,
  withCharacters,
} from "../../../../../src/simulator/userland/commands/sed/pattern.ts";

const CASES: [pattern: string, isExtended: boolean, text: string, found: string | undefined][] = [
  ["o\\+", false, "foo", "oo"],
  ["a\\|b", false, "xb", "b"],
  ["a|b", false, "a|b", "a|b"],
  ["(a)\\1", true, "xaa", "aa"],
  ["a\\nb", false, "a\nb", "a\nb"],
  ["\\x5e", false, "a^", "^"],
  ["a**", true, "aa", "aa"],
  ["x", false, "y", undefined],
];

for (const [pattern, isExtended, text, found] of CASES) {
  Deno.test(`${pattern} in ${JSON.stringify(text)}`, () => {
    assert.equal(sedPattern(pattern, { isExtended }).exec(text)?.[0], found);
  });
}

Deno.test("characters by their numbers", () => {
  assert.equal(plainCharacters("\\x41\\o102\\d067\\t\\q"), "ABC\t\\q");
  assert.equal(withCharacters("\\x2a"), "\\*");
});
