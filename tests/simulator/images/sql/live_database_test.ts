import assert from "node:assert/strict";
import { allStatements } from "../../../../src/simulator/images/sql/sql_text.ts";
import { emptyLive, say, smallSession } from "./small_database.ts";

Deno.test("a result's columns have names and kinds", () => {
  const result = emptyLive().query(
    allStatements("select 1 as a, 'x' as b, 1 > 0 as c, count(*)", "standard")[0]!,
  );
  assert.deepEqual(result.kind === "rows" && result.columns, [
    { name: "a", kind: "integer" },
    { name: "b", kind: "text" },
    { name: "c", kind: "boolean" },
    { name: "count", kind: "integer" },
  ]);
});

Deno.test("a dump is all that is needed to have the same again", () => {
  const session = smallSession(
    "create table t (id serial primary key, big bigint); insert into t (big) values (9223372036854775807)",
  );
  const dump = session.live.dump();
  const other = emptyLive();
  other.restore(JSON.parse(JSON.stringify(dump)));
  assert.deepEqual(other.dump(), dump);
  assert.equal(say(session, "select big from t"), "9223372036854775807");
});

Deno.test("a number that was given is not given again, whatever became of its row", () =>
  assert.equal(
    say(
      smallSession("create table t (id serial primary key, n int unique)"),
      "insert into t (n) values (1); insert into t (n) values (1); insert into t (n) values (2) returning id",
    ),
    "3",
  ));
