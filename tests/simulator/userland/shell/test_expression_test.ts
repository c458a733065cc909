import assert from "node:assert/strict";
import {
  BASH_WORDING,
  DASH_WORDING,
  evaluateTest,
} from "../../../../src/simulator/userland/shell/test_expression.ts";

const context = {
  unary: (operator: string, text: string) =>
    operator === "-n" ? text !== "" : operator === "-z" ? text === "" : undefined,
  files: () => false,
  wording: BASH_WORDING,
};

for (
  const [words, expected] of [
    [[], false],
    [["x"], true],
    [["!", "x"], false],
    [["a", "=", "a"], true],
    [["(", "x", ")"], true],
    [["1", "-lt", "2", "-a", "2", "-lt", "1"], false],
    [["1", "-gt", "2", "-o", "-n", "x"], true],
    [["=", "=", "="], true],
  ] as const
) {
  Deno.test(`test ${words.join(" ")}`, () => assert.equal(evaluateTest(words, context), expected));
}

Deno.test("each shell words what is no expression", () => {
  assert.throws(() => evaluateTest(["1", "-eq", "a"], context), {
    message: "a: integer expression expected",
  });
  const dash = { ...context, wording: DASH_WORDING };
  assert.throws(() => evaluateTest(["1", "-eq", "a"], dash), { message: "Illegal number: a" });
  assert.throws(() => evaluateTest(["-q", "a"], context), { message: "-q: unary operator expected" });
});
