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
