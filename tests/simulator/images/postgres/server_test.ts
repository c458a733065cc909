import assert from "node:assert/strict";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { postgres } from "../../../../src/simulator/images/postgres.ts";
import { psqlBox } from "./psql_box.ts";

Deno.test("tables lie in the folder of the data: another server on the same files has them", () => {
  const box = psqlBox();
  box.psql(["-c", "create table t (a int)", "-c", "insert into t values (1), (2)"]);
  const again = psqlBox({}, box.files);
  assert.match(again.server.out, /Skipping initialization/);
  assert.equal(again.psql(["-tAc", "select sum(a) from t"]).out, "3\n");
  assert.match(psqlBox().psql(["-c", "select * from t"]).err, /relation "t" does not exist/);
});

Deno.test("statements in one message are one transaction", () => {
  const { psql } = psqlBox();
  psql(["-c", "create table t (a int)"]);
  assert.equal(psql(["-c", "insert into t values (1); select nope"]).code, 1);
  assert.equal(psql(["-tAc", "select count(*) from t"]).out, "0\n");
});

Deno.test("scripts of the entrypoint's folder are run once; one that fails ends it", () => {
  const files = filesOf(postgres);
  files.write("/docker-entrypoint-initdb.d/1.sql", "create table t (a int);\ninsert into t values (5);\n");
  const box = psqlBox({ POSTGRES_DB: "shop" }, files);
  assert.match(box.server.out, /running \/docker-entrypoint-initdb\.d\/1\.sql\nCREATE TABLE\nINSERT 0 1\n/);
  assert.equal(box.psql(["-d", "shop", "-tAc", "select a from t"]).out, "5\n");
  const wrong = filesOf(postgres);
  wrong.write("/docker-entrypoint-initdb.d/1.sql", "selec;");
  assert.deepEqual([psqlBox({}, wrong).server.code], [3]);
});
