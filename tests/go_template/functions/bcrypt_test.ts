import assert from "node:assert/strict";
import { bcrypt } from "../../../src/go_template/functions/bcrypt.ts";

/** What the crypt(3) of Debian says to the salt of zeros. */
const CASES: [password: string, cost: number, hash: string][] = [
  ["secret", 10, "$2a$10$......................a8yCYP74N5C7MbVWc4itOGadCb9nAeG"],
  ["", 4, "$2a$04$......................w74bL5gU7LSJClZClCa.Pkz14aTv/XO"],
  [
    "\u00e4 long one: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    4,
    "$2a$04$......................f7yYLPE8ahhSLg/JxeWARLIXCTkK5ta",
  ],
];

Deno.test("a password's hash is that of crypt(3)", () => {
  for (const [password, cost, hash] of CASES) {
    assert.equal(bcrypt(new TextEncoder().encode(password), new Uint8Array(16), cost), hash, password);
  }
});
