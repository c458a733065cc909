import assert from "node:assert/strict";
import { clientWish } from "../../../../src/simulator/images/mysql/client_flags.ts";
import { runScript } from "../machine.ts";

const { process } = runScript("true");
const wish = (words: string) =>
  clientWish({ ...process, argv: ["mysql", ...words.split(" ").filter(Boolean)], env: {} }, "mysql");

for (
  const [words, shown] of [
    ["-uroot -ppw shop", ["root", "given", "shop", undefined]],
    ["-u root -p -h db", ["root", "ask", undefined, "db"]],
    ["--user=app --password=x --host db -D shop", ["app", "given", "shop", "db"]],
    ["-Nse select", ["root", "given", undefined, undefined]],
  ] as const
) {
  Deno.test(`mysql ${words}`, () => {
    const found = wish(words);
    assert.ok(typeof found === "object");
    assert.deepEqual([found.user, found.password.kind, found.database, found.host], shown);
  });
}

Deno.test("a flag that there is not", () => assert.equal(wish("--nope"), "mysql: unknown option '--nope'\n"));
