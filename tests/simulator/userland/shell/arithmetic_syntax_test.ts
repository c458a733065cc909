import assert from "node:assert/strict";
import { parseArithmetic } from "../../../../src/simulator/userland/shell/arithmetic_syntax.ts";

for (
  const [text, message, token] of [
    ["1 +", "syntax error: operand expected", "+"],
    ["a b", "syntax error in expression", "b"],
    ["(1", "missing `)'", "1"],
    ["1 = 2", "attempted assignment to non-variable", "= 2"],
    ["1 ? 2", "`:' expected for conditional expression", "2"],
  ] as const
) {
  Deno.test(`$((${text})) is none: ${message}`, () => {
    assert.throws(() => parseArithmetic(text), { name: "ArithmeticError", message, token });
  });
}

Deno.test("what binds stronger is deeper", () => {
  const expression = parseArithmetic("1+2*3");
  assert.equal(expression.kind === "binary" && expression.operator, "+");
});
