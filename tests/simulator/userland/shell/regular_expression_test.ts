import assert from "node:assert/strict";
import { extendedExpression } from "../../../../src/simulator/userland/shell/regular_expression.ts";

for (
  const [source, text, matches] of [
    ["^[[:alpha:]]+$", "abc", true],
    ["a{2}", "aa", true],
    ["a\\.b", "axb", false],
    ["[]x]", "]", true],
    ["{", "{", true],
    ["(a|b)c", "bc", true],
    ["^(a+)+$", `${"a".repeat(40)}b`, false],
  ] as const
) {
  Deno.test(`${source} and ${text}`, () => assert.equal(extendedExpression(source)!.test(text), matches));
}

Deno.test("what is no expression is undefined", () => assert.equal(extendedExpression("("), undefined));
