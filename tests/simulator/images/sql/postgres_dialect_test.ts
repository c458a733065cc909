import { Session } from "../../../../src/simulator/images/sql/session.ts";
import assert from "node:assert/strict";
import { POSTGRES } from "../../../../src/simulator/images/sql/postgres_dialect.ts";
import { tokensOf } from "../../../../src/simulator/images/sql/sql_text.ts";
import { say, smallSession, smallStore } from "./small_database.ts";

for (
  const [written, shown] of Object.entries({
    "VARCHAR(20)": "character varying(20)",
    "character varying (5)": "character varying(5)",
    "numeric(8,2)": "numeric(8,2)",
    "timestamp with time zone": "timestamp with time zone",
    "timestamptz": "timestamp with time zone",
    "double precision": "double precision",
    "bigserial": "bigint",
  })
) {
  Deno.test(`the type ${written} is ${shown}`, () =>
    assert.equal(POSTGRES.type(tokensOf(written, "standard")).type.shown, shown));
}

const ROWS =
  "create table p (id serial primary key, name text, price numeric(6,2), sold boolean, day date);" +
  "insert into p (name, price, sold, day) values ('Ale', 2.5, true, '2026-01-31'), ('beer', 10, false, null);";

for (
  const [sql, outcome] of [
    ["select name from p where name ilike 'B%'", "beer"],
    ["select name from p where name like 'b%' or name ~ '^A'", "Ale;beer"],
    ["select price * 2, price::text, sold, not sold from p", "5.00,2.50,t,f;20.00,10.00,f,t"],
    ["select '7'::int + 1, cast('2' as numeric(4,1)), 7/2", "8,2,3"],
    ["select avg(id), avg(price) from p", "1.5000000000000000,6.2500000000000000"],
    ["select extract(month from day), day from p where day is not null", "1,2026-01-31"],
    ["insert into p values (default, 'x') returning id", "3"],
    ["select sum(n) from generate_series(1, 4) as n", "10"],
    [
      "insert into p (id, name) values (1, 'y') on conflict (id) do update set name = excluded.name returning name",
      "y",
    ],
    ["with big as (select * from p where price > 5) select count(*) from big", "1"],
    [
      "with recursive x as (select 1 union all select 1 from x) select * from x",
      "ERROR:  not simulated: recursive queries",
    ],
    ["select extract(constructor from day) from p limit 1", "NULL"],
    ["create table c (p int references p on delete cascade); insert into c values (1), (1)", "INSERT 0 2"],
    [
      "create table c (p int references p on delete cascade); insert into c values (1), (1); delete from p where id = 1",
      "DELETE 1",
    ],
    ["with old as (select 1 as n) delete from p where id in (select n from old) returning id", "1"],
    ["delete from p where id = 9", "DELETE 0"],
    ["select version(), current_date", "seventeen,2026-11-22"],
    ["update public.p set sold = true where id = 2", "UPDATE 1"],
    ["select name from p order by price desc limit 1 offset 1", "Ale"],
    ["select coalesce(day, '2000-01-01') from p", "2026-01-31;2000-01-01"],
    ["select case when sold then 'y' else 'n' end from p", "y;n"],
  ] as const
) {
  Deno.test(sql, () => assert.equal(say(smallSession(ROWS), sql), outcome));
}

for (
  const [item, name] of Object.entries({
    "count(*)": "count",
    "1 + 1": "?column?",
    "id::text": "id",
    "'5'::int": "int4",
    "case when a then b end": "case",
    "sum(a) + 1": "?column?",
    "row_number() over (order by a)": "row_number",
  })
) {
  Deno.test(`${item} is the column ${name}`, () =>
    assert.equal(POSTGRES.columnName(tokensOf(item, "standard")), name));
}

const divided = new Session(smallStore());
say(divided, "create table t (n int, z int, r numeric(6,2)); insert into t values (7, 0, 2), (9, 3, 4)");

const ZERO = "ERROR:  division by zero";

/** Divisors of PostgreSQL, and what the division comes to. */
for (
  const [sql, shown] of [
    ["select n / z from t", ZERO],
    ["select n % (z) from t", ZERO],
    ["select 1 / (1 - 1)", ZERO],
    ["select 1 % 0", ZERO],
    ["select n / t.z from t where z <> 0", "3"],
    ["select case when z = 0 then -1 else n / z end from t", "-1;3"],
    ["select n / nullif(z, 0) from t", "NULL;3"],
    ["select sum(n) / count(*) from t", "8"],
    ["select sum(n) / count(*) filter (where z = 3) from t", "16"],
    ["select 8 / count(*) over () from t", "4;4"],
    ["select 7 / 2::int / (1 + 1)", "1"],
    ["select n from t where 9 / n = 1 and n % length('abc') = 0", "9"],
    ["update t set n = n / z", ZERO],
    ["select count(*) from t group by n / n", "2"],
  ] as const
) {
  Deno.test(`${sql}: ${shown}`, () => assert.equal(say(divided, sql), shown));
}
