import assert from "node:assert/strict";
import { type Case, evaluate } from "./evaluate.ts";

const cases: Case[] = [
  ['"abc".charAt(1)', "b"],
  ['"abc".charAt(4)', "! index out of range: 4"],
  ['"a.b.c".replace(".", "-")', "a-b-c"],
  ['"a.b.c".replace(".", "-", 1)', "a-b.c"],
  ['"abc".reverse()', "cba"],
  ['"abc".matches("^[a-c]+$")', true],
  ['"abc".matches("(")', "! error parsing regexp: missing closing ): `(`"],
  ['"a1b2".find("[0-9]")', "1"],
  ['"a1b2".findAll("[0-9]")', ["1", "2"]],
  ['"a1b2".findAll("[0-9]", 1)', ["1"]],
  ['"%s has %d of %.2f".format(["a", 2, 1.5])', "a has 2 of 1.50"],
  ['"%x %X %b %o %%".format([255, 255, 5, 8])', "ff FF 101 10 %"],
  ['"%s".format([[1, "a"]])', "[1, a]"],
  ['"%d".format(["a"])', "! error during formatting: d clause can not be used on this type"],
  ['"%s".format([])', "! index 0 out of range"],
];

for (const [expression, value] of cases) {
  Deno.test(expression, () => assert.deepEqual(evaluate(expression), value));
}
