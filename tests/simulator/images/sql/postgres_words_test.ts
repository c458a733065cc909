import assert from "node:assert/strict";
import { say, smallSession } from "./small_database.ts";

const SET_UP =
  "create table t (id serial primary key, name varchar(3) not null, n int check (n > 0), d date);" +
  "create table c (t_id int references t (id)); insert into t (name) values ('a'); insert into c values (1);";

for (
  const [sql, ...lines] of [
    [
      "select * from nope",
      'relation "nope" does not exist',
      "LINE 1: select * from nope",
      "                      ^",
    ],
    ["select nope\nfrom t", 'column "nope" does not exist', "LINE 1: select nope", "               ^"],
    [
      "select t.x from t",
      "column t.x does not exist",
      "LINE 1: select t.x from t",
      "               ^",
    ],
    [
      "insert into t (x) values (1)",
      'column "x" of relation "t" does not exist',
      "LINE 1: insert into t (x) values (1)",
      "                       ^",
    ],
    ["SELEC 1", 'syntax error at or near "SELEC"', "LINE 1: SELEC 1", "        ^"],
    ["select * from", "syntax error at end of input", "LINE 1: select * from", "                     ^"],
    [
      "insert into t (id, name) values (1, 'b')",
      'duplicate key value violates unique constraint "t_pkey"',
      "DETAIL:  Key (id)=(1) already exists.",
    ],
    [
      "insert into t (n) values (1)",
      'null value in column "name" of relation "t" violates not-null constraint',
    ],
    ["insert into t (name) values ('long')", "value too long for type character varying(3)"],
    [
      "insert into t (name, n) values ('a', 0)",
      'new row for relation "t" violates check constraint "t_n_check"',
    ],
    ["insert into t (name, n) values ('a', 3000000000)", "integer out of range"],
    [
      "insert into t (name, n) values ('a', 'x')",
      'invalid input syntax for type integer: "x"',
      "LINE 1: insert into t (name, n) values ('a', 'x')",
      "                                             ^",
    ],
    [
      "insert into t (name, d) values ('a', '2026-02-30')",
      'date/time field value out of range: "2026-02-30"',
      "LINE 1: insert into t (name, d) values ('a', '2026-02-30')",
      "                                             ^",
    ],
    [
      "insert into c values (9)",
      'insert or update on table "c" violates foreign key constraint "c_t_id_fkey"',
      'DETAIL:  Key (t_id)=(9) is not present in table "t".',
    ],
    [
      "delete from t",
      'update or delete on table "t" violates foreign key constraint "c_t_id_fkey" on table "c"',
      'DETAIL:  Key (id)=(1) is still referenced from table "c".',
    ],
    ["insert into c values (1, 2)", "INSERT has more expressions than target columns"],
    ["create table t (a int)", 'relation "t" already exists'],
    ["drop table nope", 'table "nope" does not exist'],
    ["select interval '1 day'", "not simulated: intervals"],
  ] as const
) {
  Deno.test(`PostgreSQL says of ${sql}: ${lines[0]}`, () => {
    const [first, ...rest] = lines;
    assert.equal(
      say(smallSession(SET_UP), sql).split("\n").slice(0, 1 + rest.length).join("\n"),
      [`ERROR:  ${first}`, ...rest].join("\n"),
    );
  });
}
