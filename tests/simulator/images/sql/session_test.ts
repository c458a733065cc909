import assert from "node:assert/strict";
import { Session } from "../../../../src/simulator/images/sql/session.ts";
import { say, smallSession, smallStore } from "./small_database.ts";

const ROWS = "create table t (id int primary key, n text); insert into t values (1, 'a');";

for (
  const [sql, outcome] of [
    ["begin; insert into t values (2, 'b'); rollback; select count(*) from t", "1"],
    ["begin; insert into t values (2, 'b'); commit; select count(*) from t", "2"],
    [
      "begin; create table u (a int); rollback; select * from u",
      'ERROR:  relation "u" does not exist\nLINE 1:  select * from u\n                       ^',
    ],
    ["begin; savepoint a; delete from t; rollback to a; commit; select n from t", "a"],
    [
      "begin; select 1/0; select 1",
      "ERROR:  current transaction is aborted, commands ignored until end of transaction block",
    ],
    ["begin; select 1/0; commit", "ROLLBACK"],
    ["savepoint a", "ERROR:  SAVEPOINT can only be used in transaction blocks"],
  ] as const
) {
  Deno.test(
    sql,
    () =>
      assert.equal(
        say(smallSession(ROWS), sql),
        outcome.replace("LINE 1:  ", "LINE 1: ").replace(
          "                       ^",
          "                      ^",
        ),
      ),
  );
}

Deno.test("others see what is committed, and one transaction writes at a time", () => {
  const store = smallStore();
  const [one, other] = [new Session(store), new Session(store)];
  say(one, ROWS);
  say(one, "begin; update t set n = 'z'");
  assert.deepEqual([one, other].map((each) => say(each, "select n from t")), ["z", "a"]);
  assert.match(say(other, "delete from t"), /^ERROR: {2}not simulated: another transaction/);
  say(one, "commit");
  assert.equal(say(other, "select n from t"), "z");
});

Deno.test("a client that is gone leaves nothing of its transaction", () => {
  const store = smallStore();
  const one = new Session(store);
  say(one, `${ROWS} begin; delete from t`);
  one.close();
  assert.equal(say(new Session(store), "select count(*) from t"), "1");
});
