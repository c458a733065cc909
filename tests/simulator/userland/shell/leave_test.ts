import assert from "node:assert/strict";
import { Session } from "./session.ts";
import { Leave } from "../../../../src/simulator/userland/shell/leave.ts";

Deno.test("what leaves knows what, and how far", () => {
  const leave = new Leave("break", 2);
  assert.deepEqual([leave.what, leave.value], ["break", 2]);
});

const farewells: [name: string, keys: string, said: string][] = [
  ["bash", "exit\r", "exit\nexit\n"],
  ["-bash", "exit\r", "exit\nlogout\n"],
  ["-bash", "logout\r", "logout\nlogout\n"],
  ["-bash", "\x04", "logout\n"],
  ["bash", "logout\r", "logout\nbash: logout: not login shell: use `exit'\n$ "],
];

for (const [name, keys, said] of farewells) {
  Deno.test(`${name} and ${JSON.stringify(keys)}`, () => {
    assert.equal(new Session({ argv: [name] }).type(keys), said);
  });
}
