import assert from "node:assert/strict";
import { patternOf } from "../../../../../src/simulator/userland/commands/awk/pattern.ts";

const CASES: [pattern: string, text: string, found: string | undefined][] = [
  ["a+b?", "xaab", "aab"],
  ["[[:digit:]]{2}", "a123", "12"],
  ["[^]x]", "]xa", "a"],
  ["[a\\]b]+", "x]b", "]b"],
  ["^\\/usr\\.", "/usr.", "/usr."],
  ["*a", "*a", "*a"],
  ["a{", "a{", "a{"],
  ["(one|two)$", "a two", "two"],
  ["\\101", "A", "A"],
  ["a.c", "a\nc", "a\nc"],
  ["a**", "aa", "aa"],
  ["x", "y", undefined],
];

for (const [pattern, text, found] of CASES) {
  Deno.test(`/${pattern}/ in ${JSON.stringify(text)}`, () => {
    const matcher = patternOf(pattern);
    matcher.lastIndex = 0;
    assert.equal(matcher.exec(text)?.[0], found);
  });
}

Deno.test("an open bracket is said", () => assert.throws(() => patternOf("(a"), /missing '\)'\)\n\(a$/));
