import assert from "node:assert/strict";
import { harmless } from "../../src/cli/harmless.ts";

Deno.test("lines and tabs stay, and nothing else that a terminal obeys", () => {
  assert.equal(harmless("a\tb\nc"), "a\tb\nc");
  assert.doesNotMatch(harmless("\x1b[2Jgone")!, /\x1b/);
  assert.equal(harmless(undefined), undefined);
});
