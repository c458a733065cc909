import assert from "node:assert/strict";
import { CLOSING, RESERVED } from "../../../../src/simulator/userland/shell/reserved_words.ts";

Deno.test("what closes a command is reserved", () => {
  for (const word of CLOSING) assert.ok(RESERVED.includes(word), word);
});
