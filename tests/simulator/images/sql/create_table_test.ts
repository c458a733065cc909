import assert from "node:assert/strict";
import { sqliteText, tableOf } from "../../../../src/simulator/images/sql/create_table.ts";
import { POSTGRES } from "../../../../src/simulator/images/sql/postgres_dialect.ts";
import { tokensOf } from "../../../../src/simulator/images/sql/sql_text.ts";

const made = (text: string) => tableOf("t", tokensOf(text, "standard"), POSTGRES, []);

Deno.test("keys, checks and defaults of columns and of the table", () => {
  const table = made(
    "id serial primary key, a int not null default 3, b text unique, check (a > 1), unique (a, b)",
  );
  assert.deepEqual(table.keys.map(({ name }) => name), ["t_pkey", "t_b_key", "t_a_b_key"]);
  assert.deepEqual(table.columns.map(({ isNotNull, defaultShown }) => [isNotNull, defaultShown]), [
    [true, "nextval('t_id_seq'::regclass)"],
    [true, "3"],
    [false, undefined],
  ]);
  assert.deepEqual(table.checks.map(({ name, shown }) => `${name} ${shown}`), ["t_check a > 1"]);
  assert.match(
    sqliteText(table, false)[0]!,
    /^CREATE TABLE "t" \("id" INT NOT NULL DEFAULT \(nextval\('t_id_seq'\)\)/,
  );
});

for (
  const [text, problem] of [
    ["id int, id int", { kind: "exists", what: "column", name: "id", table: "t" }],
    ["id nope", { kind: "no-type", name: "nope" }],
    ["id int references u", { kind: "no-table", name: "u" }],
    ["id int, primary key (x)", { kind: "no-column", name: "x", table: "t" }],
    ["id int[]", { kind: "refused", text: "arrays" }],
    ["id int wrong", { kind: "syntax", near: "wrong" }],
  ] as const
) {
  Deno.test(`create table t (${text}) is refused`, () => assert.throws(() => made(text), { problem }));
}
