import assert from "node:assert/strict";
import { type Case, evaluate } from "./evaluate.ts";

const cases: Case[] = [
  ['quantity("1Gi").isGreaterThan(quantity("1G"))', true],
  ['quantity("1").isLessThan(quantity("500m"))', false],
  ['quantity("1000m") == quantity("1")', true],
  ['quantity("1").compareTo(quantity("2"))', -1],
  ['quantity("2k").asInteger()', 2000],
  ['quantity("1500m").isInteger()', false],
  ['quantity("1500m").asInteger()', "! cannot convert value to integer"],
  ['quantity("1500m").asApproximateFloat()', 1.5],
  ['string(quantity("1k").add(quantity("500")))', "1500"],
  ['quantity("3").sub(1).asInteger()', 2],
  ['quantity("-1").sign()', -1],
  ['isQuantity("1Zi")', false],
  [
    'quantity("x")',
    "! quantities must match the regular expression \x27^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$\x27",
  ],
];

for (const [expression, value] of cases) {
  Deno.test(expression, () => assert.deepEqual(evaluate(expression), value));
}
