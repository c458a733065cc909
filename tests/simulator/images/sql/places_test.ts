import assert from "node:assert/strict";
import { givenColumnPlace } from "../../../../src/simulator/images/sql/places.ts";
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
