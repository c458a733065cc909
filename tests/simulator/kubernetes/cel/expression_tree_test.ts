import assert from "node:assert/strict";
import { evaluate } from "./libraries/evaluate.ts";

const list = Array.from({ length: 2000 }, (_, index) => BigInt(index));
const LIMIT = "! operation cancelled: actual cost limit exceeded";
const cases: [what: string, expression: string, value: unknown][] = [
  ["one round over a long list", "l.all(a, a >= 0)", true],
  ["every pair of a long list", "l.all(a, l.all(b, a + b >= 0))", LIMIT],
  ["where errors are passed over", "l.exists(a, l.all(b, l.all(c, a + b + c >= 0)))", LIMIT],
  ["lists that are made on the way", "l.map(a, a).filter(a, l.map(b, b).size() > 0).size() > 0", LIMIT],
  ["bound values", "cel.bind(x, l, x.all(a, x.all(b, a + b >= 0)))", LIMIT],
];

for (const [what, expression, value] of cases) {
  Deno.test(`macros take only so many steps: ${what}`, () =>
    assert.deepEqual(evaluate(expression, { l: list }), value));
}

Deno.test("each evaluation has steps of its own", () => {
  for (let time = 0; time < 3; time++) assert.equal(evaluate("l.all(a, a >= 0)", { l: list }), true);
});

Deno.test("matches is Go's, and not slow", () => {
  assert.equal(evaluate("t.matches('^(a+)+$')", { t: "a".repeat(1000) + "b" }), false);
});
