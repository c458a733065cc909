import assert from "node:assert/strict";
import { OPTION_LETTERS, OPTIONS, SETTINGS } from "../../../../src/simulator/userland/shell/options.ts";

Deno.test("every letter has its option", () => {
  for (const name of Object.values(OPTION_LETTERS)) assert.ok(OPTIONS.includes(name), name);
  assert.equal(new Set(SETTINGS).size, SETTINGS.length);
});
