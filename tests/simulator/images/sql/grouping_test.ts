import assert from "node:assert/strict";
import { mysqlBox } from "../mysql/mysql_box.ts";
import { say, smallSession } from "./small_database.ts";

const SET_UP =
  "create table t (id int primary key, n text, x int); insert into t values (1, 'a', 2), (2, 'a', 3);" +
  "create table c (t_id int);";
const missing = (name: string) =>
  `ERROR:  column "${name}" must appear in the GROUP BY clause or be used in an aggregate function`;

for (
  const [sql, outcome] of [
    ["select n, count(*) from t", missing("t.n")],
    ["select y.n, count(*) from t y", missing("y.n")],
    ["select id from t group by n", missing("t.id")],
    ["select n, sum(x) from t group by n", "a,5"],
    ["select n as k, sum(x) from t group by k", "a,5"],
    ["select upper(n), max(x) from t group by upper(n)", "A,3"],
    ["select n, max(x) from t group by 1", "a,3"],
    ["select n, x from t group by id order by id", "a,2;a,3"],
    ["select n, count(c.t_id) from t left join c on c.t_id = t.id group by t.id", "a,0;a,0"],
    ["select sum(x) over (order by id) from t", "2;5"],
    ["select (select max(x) from t), 1", "3,1"],
  ] as const
) {
  Deno.test(`PostgreSQL: ${sql}`, () => assert.equal(say(smallSession(SET_UP), sql).split("\n")[0], outcome));
}

Deno.test("MySQL is as strict, and MariaDB takes any row", () => {
  const outcome = (isMaria: boolean) => {
    const box = mysqlBox({ isMaria });
    box.say("create table t (n text); insert into t values ('a')");
    return box.say("select n, count(*) from t");
  };
  assert.match(
    outcome(false),
    /^ERROR 1140 \(42000\) at line 1: In aggregated query without GROUP BY, expression #1 of SELECT list/,
  );
  assert.equal(outcome(true), "n\tcount(*)\na\t1");
});
