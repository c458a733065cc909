import assert from "node:assert/strict";
import { psqlBox } from "./psql_box.ts";

const box = psqlBox({ POSTGRES_DB: "shop" });
const shown = (...lines: string[]) => {
  const { out, err } = box.psql(["-d", "shop"], { stdin: lines.map((line) => `${line}\n`) });
  return out + err;
};
shown("create table users (id serial primary key, name varchar(9) not null);");

for (
  const [line, text] of [
    [
      "\\dt",
      "         List of relations\n Schema | Name  | Type  |  Owner   \n--------+-------+-------+----------\n public | users | table | postgres\n(1 row)\n\n",
    ],
    ["\\dv", "Did not find any relations.\n"],
    ["\\d nope", 'Did not find any relation named "nope".\n'],
    [
      "\\conninfo",
      'You are connected to database "shop" as user "postgres" via socket in "/var/run/postgresql" at port "5432".\n',
    ],
    ["\\c postgres", 'You are now connected to database "postgres" as user "postgres".\n'],
    ["\\x", "Expanded display is on.\n"],
    ["\\timing", "\\timing: not simulated\n"],
    ["\\echo a  b", "a b\n"],
  ] as const
) {
  Deno.test(`psql's ${line}`, () => assert.equal(shown(line), text));
}

Deno.test("another database has other tables", () =>
  assert.equal(
    shown("\\c postgres", "\\dt"),
    'You are now connected to database "postgres" as user "postgres".\nDid not find any relations.\n',
  ));
