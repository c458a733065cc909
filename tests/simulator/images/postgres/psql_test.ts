import assert from "node:assert/strict";
import { psqlBox } from "./psql_box.ts";

const box = psqlBox();
box.psql(["-c", "create table users (id serial primary key, name text not null)"]);

for (
  const [words, out, err, code] of [
    [["-c", "insert into users (name) values ('Ann'), ('Bo')"], "INSERT 0 2\n", "", 0],
    [["-c", "select * from users"], " id | name \n----+------\n  1 | Ann\n  2 | Bo\n(2 rows)\n\n", "", 0],
    [["-tAc", "select count(*) from users"], "2\n", "", 0],
    [["-A", "-c", "select * from users where id = 1"], "id|name\n1|Ann\n(1 row)\n", "", 0],
    [["-x", "-c", "select * from users where id = 1"], "-[ RECORD 1 ]\nid   | 1\nname | Ann\n\n", "", 0],
    [
      ["-c", "select 1", "-c", "select nope"],
      " ?column? \n----------\n        1\n(1 row)\n\n",
      'ERROR:  column "nope" does not exist\nLINE 1: select nope\n               ^\n',
      1,
    ],
    [["-c", "\\nope"], "", "invalid command \\nope\n", 1],
    [
      ["-d", "nope", "-c", "select 1"],
      "",
      'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: FATAL:  database "nope" does not exist\n',
      2,
    ],
    [["-f", "/nope.sql"], "", "psql: error: /nope.sql: No such file or directory\n", 1],
    [["-Z"], "", "psql: invalid option -- 'Z'\npsql: hint: Try \"psql --help\" for more information.\n", 1],
  ] as const
) {
  Deno.test(`psql ${words.join(" ")}`, () => {
    const ran = box.psql(words);
    assert.deepEqual([ran.out.replace(/^-\[ RECORD 1 \][-+]*$/m, "-[ RECORD 1 ]"), ran.err, ran.code], [
      out,
      err,
      code,
    ]);
  });
}

Deno.test("lines that are typed: a statement over two of them, a transaction, and the end", () => {
  const stdin = ["begin;\n", "insert into users\n", "(name) values ('Cy');\n", "rollback;\n", "\\q\n"];
  const { out, code } = box.psql([], { stdin, tty: true });
  assert.equal(code, 0);
  assert.deepEqual(
    out.split("\n").slice(3),
    [
      "postgres=# BEGIN",
      "postgres=*# postgres-*# INSERT 0 1",
      "postgres=*# ROLLBACK",
      "postgres=# ",
    ].join("\n").split("\n"),
  );
});

Deno.test("a script goes on behind a mistake", () => {
  const { out, err } = box.psql([], { stdin: ["selec;\nselect 1 as a;\n"] });
  assert.match(out, /^ a \n---\n 1\n/);
  assert.match(err, /^ERROR: {2}syntax error at or near "selec"/);
});
