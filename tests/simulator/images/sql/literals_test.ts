import assert from "node:assert/strict";
import { say, smallSession } from "./small_database.ts";

for (
  const [sql, outcome] of [
    ["select * from t where id = 'x'", 'ERROR:  invalid input syntax for type integer: "x"'],
    ["select * from t where id = '1'", "1,a"],
    ["select * from t where n = 'x'", ""],
    ["select * from t limit -1", "ERROR:  LIMIT must not be negative"],
    ["insert into i (id) values (5)", 'ERROR:  cannot insert a non-DEFAULT value into column "id"'],
    ["insert into i (n) values (5)", "INSERT 0 1"],
  ] as const
) {
  Deno.test(sql, () => {
    const session = smallSession(
      "create table t (id int, n text); insert into t values (1, 'a'); create table i (id int generated always as identity, n int)",
    );
    assert.equal(say(session, sql).split("\n")[0], outcome);
  });
}
