import assert from "node:assert/strict";
import { defaultSettings } from "../../src/settings/settings.ts";

Deno.test("without any file changes are asked for, and nothing costs or shows more than it has to", () => {
  assert.deepEqual(defaultSettings.confirm, { reversible: "enter", destructive: "enter" });
  assert.equal(defaultSettings.nodeShell.enabled, false);
  assert.equal(defaultSettings.readOnly, false);
});
