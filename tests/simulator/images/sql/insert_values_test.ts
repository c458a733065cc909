import assert from "node:assert/strict";
import { withDefaults } from "../../../../src/simulator/images/sql/insert_values.ts";
import { tokensOf } from "../../../../src/simulator/images/sql/sql_text.ts";
import { smallSession } from "./small_database.ts";

const { tables } = smallSession("create table t (id serial primary key, n int default 7, x text)").live;
const shown = (sql: string, isMysql = false) =>
  withDefaults(tokensOf(sql, isMysql ? "mysql" : "standard"), tables, isMysql).map(({ text }) => text).join(
    " ",
  );

for (
  const [sql, text] of [
    [
      "insert into t values (default, default, 'a')",
      "insert into t values ( nextval('t_id_seq') , 7 , 'a' )",
    ],
    ["insert into t values (1)", 'insert into t ( "id" ) values ( 1 )'],
    ["insert into t (x) values (default), ('b')", "insert into t ( x ) values ( null ) , ( 'b' )"],
    ["select 1", "select 1"],
  ] as const
) {
  Deno.test(`${sql} becomes ${text}`, () => assert.equal(shown(sql), text));
}

Deno.test("MySQL's own numbers come from NULL, and its rows have to be whole", () =>
  assert.equal(shown("insert into t values (default)", true), "insert into t values ( null )"));
