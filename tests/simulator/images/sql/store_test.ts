import assert from "node:assert/strict";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { Session } from "../../../../src/simulator/images/sql/session.ts";
import { say, smallStore } from "./small_database.ts";

Deno.test("what is committed stands in files, and is read from them again", () => {
  const files = new FileTree({ "/data/": "", "/data/PG_VERSION": "17\n" });
  const session = new Session(smallStore(files));
  say(session, "create table t (id serial primary key, n numeric(5,2)); insert into t (n) values (1), (2.5)");
  say(session, "create view v as select n from t; begin; delete from t");
  assert.deepEqual(files.list("/data"), ["PG_VERSION", "t.table", "v.table"]);
  const again = new Session(smallStore(files));
  assert.equal(say(again, "insert into t (n) values (3) returning id"), "3");
  assert.equal(say(again, "select * from v"), "1.00;2.50;3.00");
  say(again, "drop view v; drop table t");
  assert.deepEqual(files.list("/data"), ["PG_VERSION"]);
});
