import assert from "node:assert/strict";
import { psqlBox } from "./psql_box.ts";

const box = psqlBox();
box.files.write("/two.sql", "\\set ON_ERROR_STOP on\nselect 1\n;\nselect\n  nope;\nselect 2;\n");
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
    [
      ["-tA", "-c", "selec", "-c", "select 2"],
      "2\n",
      'ERROR:  syntax error at or near "selec"\nLINE 1: selec\n        ^\n',
      0,
    ],
    [
      ["-tA", "-v", "ON_ERROR_STOP=1", "-c", "selec", "-c", "select 2"],
      "",
      'ERROR:  syntax error at or near "selec"\nLINE 1: selec\n        ^\n',
      1,
    ],
    [
      ["-tAf", "/two.sql"],
      "1\n",
      'psql:/two.sql:5: ERROR:  column "nope" does not exist\nLINE 2:   nope;\n          ^\n',
      3,
    ],
    [["--csv", "-c", "select 1 as a, 'b,\"c' as b"], 'a,b\n1,"b,""c"\n', "", 0],
    [["-tAF;", "-c", "select 1, 2"], "1;2\n", "", 0],
    [["-1", "-c", "select 1"], "", "psql: error: not simulated: -1\n", 1],
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

Deno.test("a script goes on behind a mistake, except where it is not to", () => {
  const stopped = box.psql(["-v", "ON_ERROR_STOP=on"], { stdin: ["selec;\nselect 1 as a;\n"] });
  assert.deepEqual([stopped.out, stopped.code], ["", 3]);
  const { out, err } = box.psql([], { stdin: ["selec;\nselect 1 as a;\n"] });
  assert.match(out, /^ a \n---\n 1\n/);
  assert.match(err, /^ERROR: {2}syntax error at or near "selec"/);
});
