import assert from "node:assert/strict";
import { givenColumnPlace, surplusPlace } from "../../../../src/simulator/images/sql/places.ts";
import { tokensOf } from "../../../../src/simulator/images/sql/sql_text.ts";

for (
  const [sql, place] of [
    ["insert into t (a, b) values (b)", 18],
    ["update t set b = 1", 13],
    ["select b from t", undefined],
  ] as const
) {
  Deno.test(`the place of b in ${sql}`, () =>
    assert.equal(givenColumnPlace(tokensOf(sql, "standard"), "b"), place));
}

for (
  const [sql, isMore, place] of [
    ["insert into t (a) values (1, 2)", true, 29],
    ["insert into t (a, b) values (1)", false, 18],
  ] as const
) {
  Deno.test(`what is too much in ${sql}`, () =>
    assert.equal(
      surplusPlace(tokensOf(sql, "standard"), { isMore, values: isMore ? 2 : 1, columns: isMore ? 1 : 2 }),
      place,
    ));
}
