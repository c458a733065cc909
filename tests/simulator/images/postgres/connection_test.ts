import assert from "node:assert/strict";
import { psqlBox } from "./psql_box.ts";

const box = psqlBox({ POSTGRES_USER: "app", POSTGRES_DB: "shop" });

for (
  const [words, password, outcome] of [
    [["-h", "db", "-d", "shop"], "pw", "app|shop"],
    [
      ["-h", "db", "-d", "shop"],
      "no",
      'psql: error: connection to server at "db" (db), port 5432 failed: FATAL:  password authentication failed for user "app"',
    ],
    [["-d", "shop"], "no", "app|shop"],
    [
      ["-h", "db", "-p", "1", "-d", "shop"],
      "pw",
      'psql: error: connection to server at "db" (db), port 1 failed: Connection refused',
    ],
  ] as const
) {
  Deno.test(`psql ${words.join(" ")} with ${password}`, () => {
    const { out, err } = box.psql([...words, "-tAc", "select current_user, current_database()"], {
      env: { PGPASSWORD: password },
    });
    assert.equal((out + err).split("\n")[0], outcome);
  });
}

Deno.test("a password is asked for at a terminal, and missed elsewhere", () => {
  const words = ["-h", "db", "-d", "shop", "-tAc", "select 1"];
  const typed = box.psql(words, { stdin: ["pw\n"], tty: true });
  assert.equal(typed.out.replaceAll("\n", ""), "Password for user app: 1");
  assert.match(box.psql(words).err, /port 5432 failed: fe_sendauth: no password supplied\n$/);
});
