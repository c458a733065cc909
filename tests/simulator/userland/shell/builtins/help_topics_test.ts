import assert from "node:assert/strict";
import { TOPICS } from "../../../../../src/simulator/userland/shell/builtins/help_topics.ts";
import { BUILTIN_NAMES } from "../../../../../src/simulator/userland/shell/builtins/mod.ts";

Deno.test("every builtin has help", () => {
  assert.deepEqual(BUILTIN_NAMES().filter((name) => !(name in TOPICS)), []);
});
