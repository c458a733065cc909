import assert from "node:assert/strict";
import { harmless } from "../../src/cli/harmless.ts";

Deno.test("lines and tabs stay, and nothing else that a terminal obeys", () => {
  assert.equal(harmless("a\tb\nc"), "a\tb\nc");
  assert.equal(harmless("\x1b[2Jgone")?.includes("\x1b"), false);
  assert.equal(harmless(undefined), undefined);
});
