import assert from "node:assert/strict";
import { EMPTY, say, smallSession } from "./small_database.ts";
import { schemaChange } from "../../../../src/simulator/images/sql/schema_changes.ts";
import { POSTGRES } from "../../../../src/simulator/images/sql/postgres_dialect.ts";
import { allStatements } from "../../../../src/simulator/images/sql/sql_text.ts";

const SET_UP = "create table t (id int primary key, n text); insert into t values (1, 'a'), (2, 'b');" +
  "create table c (id int references t (id));";

for (
  const [sql, outcome] of [
    ["alter table t add column x int default 7; select * from t", "1,a,7;2,b,7"],
    ["alter table t drop column n, add y text; select * from t", "1,NULL;2,NULL"],
    ["alter table t rename to u; insert into c values (1); select * from u", "1,a;2,b"],
    ["alter table t rename column n to m; select m from t", "a;b"],
    [
      "alter table t alter column n set not null; insert into t values (3)",
      'ERROR:  null value in column "n" of relation "t" violates not-null constraint',
    ],
    [
      "alter table t add column z int not null",
      'ERROR:  null value in column "z" of relation "t" violates not-null constraint',
    ],
    [
      "alter table t add constraint k unique (n); insert into t values (3, 'a')",
      'ERROR:  duplicate key value violates unique constraint "k"\nDETAIL:  Key (n)=(a) already exists.',
    ],
    [
      "alter table nope add x int",
      'ERROR:  relation "nope" does not exist',
    ],
    [
      "create unique index i on t (n); insert into t values (3, 'a')",
      'ERROR:  duplicate key value violates unique constraint "i"\nDETAIL:  Key (n)=(a) already exists.',
    ],
    ["truncate c, t; select count(*) from t", "0"],
    ["truncate t cascade; select count(*) from c", "0"],
    ["drop table t cascade; insert into c values (9)", "INSERT 0 1"],
    ["create table if not exists t (a int)", "CREATE TABLE"],
    ["create view v as select n from t where id > 1; select * from v", "b"],
  ] as const
) {
  Deno.test(sql, () => assert.equal(say(smallSession(SET_UP), sql), outcome));
}

Deno.test("other statements are none of these", () =>
  assert.equal(schemaChange(allStatements("select 1", "standard")[0]!, EMPTY, POSTGRES), undefined));
