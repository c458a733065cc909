import assert from "node:assert/strict";
import { C_ESCAPED, C_ESCAPES } from "../../src/kube/c_escapes.ts";

Deno.test("what is escaped reads as it was, in JavaScript as in C", () => {
  for (const [letter, character] of Object.entries(C_ESCAPES)) {
    assert.equal(C_ESCAPED[character], `\\${letter}`);
    // JavaScript has all of them but the bell.
    if (letter !== "a") assert.equal(new Function(`return "\\${letter}"`)(), character);
  }
  assert.equal(C_ESCAPES["a"], "\x07");
});
