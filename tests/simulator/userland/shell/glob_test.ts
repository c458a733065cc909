import assert from "node:assert/strict";
import { globMatcher } from "../../../../src/simulator/userland/shell/glob.ts";

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
