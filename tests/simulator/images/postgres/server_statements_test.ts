import assert from "node:assert/strict";
import { psqlBox } from "./psql_box.ts";

const { psql } = psqlBox();

for (
  const [sql, shown] of [
    ["create database shop", "CREATE DATABASE"],
    ["create database shop", 'ERROR:  database "shop" already exists'],
    ["drop database postgres", "ERROR:  cannot drop the currently open database"],
    ["drop database shop", "DROP DATABASE"],
    ["drop database shop", 'ERROR:  database "shop" does not exist'],
    ["drop database if exists shop", "DROP DATABASE"],
    ["create user app with password 'x'", "CREATE ROLE"],
    ["grant all on database postgres to app", "GRANT"],
    ["drop role app", "DROP ROLE"],
    ["show server_version", "17.5 (Debian 17.5-1.pgdg120+1)"],
    ["vacuum", "VACUUM"],
    ["explain select 1", "ERROR:  not simulated: EXPLAIN"],
    ["frobnicate", 'ERROR:  syntax error at or near "frobnicate"'],
  ] as const
) {
  Deno.test(`${sql}: ${shown}`, () => {
    const { out, err } = psql(["-tAc", sql]);
    assert.equal((out || err).split("\n")[0], shown);
  });
}

Deno.test("a role that was made may come with its password", () => {
  psql(["-c", "create user eve with password 'x'"]);
  const ran = psql(["-U", "eve", "-h", "db", "-d", "postgres", "-tAc", "select 1"], {
    env: { PGPASSWORD: "x" },
  });
  assert.equal(ran.out, "1\n");
});
