import assert from "node:assert/strict";
import { float64Of, int64Of, textsOf } from "../../../src/go_template/functions/conversion.ts";
import { GoNumber, type GoValue } from "../../../src/go_template/value.ts";

Deno.test("whole numbers and floats are made of anything", () => {
  const cases: [GoValue, bigint, number][] = [
    [3.9, 3n, 3.9],
    [7n, 7n, 7],
    [new GoNumber("int64", -2n), -2n, -2],
    ["12.0", 12n, 12],
    ["0x1f", 31n, 0],
    ["x", 0n, 0],
    [true, 1n, 1],
    [null, 0n, 0],
  ];
  for (const [value, integer, float] of cases) {
    assert.deepEqual([int64Of(value), float64Of(value)], [integer, float]);
  }
});

Deno.test("a list of texts is without what is nil", () => {
  assert.deepEqual(textsOf([1, null, "a", true]), ["1", "a", "true"]);
  assert.deepEqual(textsOf("a"), ["a"]);
  assert.deepEqual(textsOf(null), []);
});
