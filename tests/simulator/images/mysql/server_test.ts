import assert from "node:assert/strict";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { mysql } from "../../../../src/simulator/images/mysql.ts";
import { mysqlBox } from "./mysql_box.ts";

Deno.test("tables lie in the folder of the data: another server on the same files has them", () => {
  const box = mysqlBox();
  box.say(
    "create table t (id int auto_increment primary key, n text); insert into t (n) values ('a'), ('b')",
  );
  assert.deepEqual(box.files.list("/var/lib/mysql/shop"), ["t.ibd"]);
  const again = mysqlBox({ files: box.files, env: { MYSQL_ROOT_PASSWORD: "other" } });
  assert.equal(again.say("insert into t (n) values ('c'); select max(id) from t"), "max(id)\n3");
  assert.equal(
    mysqlBox().say("select * from t"),
    "ERROR 1146 (42S02) at line 1: Table 'shop.t' doesn't exist",
  );
});

Deno.test("scripts of the entrypoint's folder are run in the database of the variable", () => {
  const files = filesOf(mysql);
  files.write("/docker-entrypoint-initdb.d/a.sql", "create table t (a int);\ninsert into t values (7);\n");
  assert.equal(mysqlBox({ files }).say("select a from t"), "a\n7");
  const wrong = filesOf(mysql);
  wrong.write("/docker-entrypoint-initdb.d/a.sql", "create table t (a int);\nnope;\n");
  const { server } = mysqlBox({ files: wrong });
  assert.equal(server.code, 1);
  assert.match(server.err, /^ERROR 1064 \(42000\) at line 2: /m);
});

for (
  const [words, shown] of [
    [["-uapp", "-ps", "shop", "-e", "select 1"], "1\n1"],
    [
      ["-uapp", "-ps", "mysql", "-e", "select 1"],
      "ERROR 1044 (42000): Access denied for user 'app'@'%' to database 'mysql'",
    ],
    [["-uroot", "-ppw", "nope", "-e", "select 1"], "ERROR 1049 (42000): Unknown database 'nope'"],
    [["-uroot", "-ppw", "-e", "select * from t"], "ERROR 1046 (3D000) at line 1: No database selected"],
    [
      ["-uroot", "-pno", "-e", "select 1"],
      "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)",
    ],
  ] as const
) {
  Deno.test(`mysql ${words.join(" ")}: ${shown}`, () => {
    const { out, err } = mysqlBox().client(words);
    assert.equal((out + err.replace(/^mysql: \[Warning\].*\n/, "")).trimEnd(), shown);
  });
}
