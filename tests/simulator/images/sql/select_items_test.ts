import assert from "node:assert/strict";
import { itemsOf, kindOf, withNames } from "../../../../src/simulator/images/sql/select_items.ts";
import { POSTGRES } from "../../../../src/simulator/images/sql/postgres_dialect.ts";
import { tokensOf } from "../../../../src/simulator/images/sql/sql_text.ts";

const items = (sql: string) => itemsOf(tokensOf(sql, "standard"));

Deno.test("names are given, or seen, or missing", () =>
  assert.deepEqual(
    items("select a, t.b, c as x, count(*) n, *, 1 + 1, a is null from t").map(({ isNamed, alias }) =>
      alias ?? isNamed
    ),
    [true, true, "x", "n", true, false, false],
  ));

Deno.test("what RETURNING lists; an INSERT from a SELECT has no list of its own", () => {
  assert.equal(items("delete from t returning a, b").length, 2);
  assert.equal(items("insert into t select 1, 2").length, 0);
});

Deno.test("columns without a name get one", () =>
  assert.equal(
    withNames(tokensOf("select 1, a from t", "standard"), () => "n").map(({ text }) => text).join(" "),
    'select 1 as "n" , a from t',
  ));

for (
  const [sql, kind] of Object.entries({
    "select a > 1": "boolean",
    "select 1.25": "decimal",
    "select round(a, 1)": "decimal",
    "select case when a > 1 then 2 end": undefined,
    "select a + 1 as n": undefined,
  })
) {
  Deno.test(`${sql} is ${kind ?? "what its values are"}`, () =>
    assert.equal(kindOf(items(sql)[0]!, [], POSTGRES)?.kind, kind));
}
