import assert from "node:assert/strict";
import { psqlWish } from "../../../../src/simulator/images/postgres/psql_flags.ts";
import { runScript } from "../machine.ts";

const { process } = runScript("true");
const wish = (...words: string[]) =>
  psqlWish({ ...process, argv: ["psql", ...words], env: { PGUSER: "env" } });

for (
  const [words, shown] of [
    ["-h db -p 1 -U me -d shop", "db 1 me shop"],
    ["-hdb -Ume shop", "db 5432 me shop"],
    ["shop me", "undefined 5432 me shop"],
    ["--host=db --username me", "db 5432 me me"],
    ["postgresql://me:pw@db:6/shop", "db 6 me shop"],
    ["", "undefined 5432 env env"],
  ] as const
) {
  Deno.test(`psql ${words} goes to ${shown}`, () => {
    const found = wish(...words.split(" ").filter(Boolean));
    assert.ok(typeof found === "object");
    assert.equal(`${found.host} ${found.port} ${found.user} ${found.database}`, shown);
  });
}

Deno.test("a flag that there is not", () =>
  assert.match(String(wish("--nope")), /^psql: unrecognized option '--nope'\n/));
