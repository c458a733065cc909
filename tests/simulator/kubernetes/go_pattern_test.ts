import assert from "node:assert/strict";
import {
  loadPatterns,
  matchesPattern,
  patternProblem,
} from "../../../src/simulator/kubernetes/go_pattern.ts";

await loadPatterns();

const cases: [pattern: string, text: string, matches: boolean][] = [
  ["^[a-z]+$", "abc", true],
  ["^[a-z]+$", "Abc", false],
  ["(?i)^[a-z]+$", "Abc", true],
  ["^[[:alpha:]]+\\z", "abc", true],
  ["b", "abc", true],
  ["(", "(", false],
];

for (const [pattern, text, matches] of cases) {
  Deno.test(`${pattern} ${matches ? "matches" : "does not match"} ${text}`, () => {
    assert.equal(matchesPattern(pattern, text), matches);
  });
}

Deno.test("what is wrong with a pattern is said in Go's words", () => {
  assert.equal(patternProblem("(a"), "error parsing regexp: missing closing ): `(a`");
  assert.equal(patternProblem("a"), undefined);
});

Deno.test("no text makes a pattern slow", () => {
  assert.equal(matchesPattern("^(a+)+$", "a".repeat(2000) + "b"), false);
});
