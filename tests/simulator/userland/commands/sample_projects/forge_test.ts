import assert from "node:assert/strict";
import { forge } from "../../../../../src/simulator/userland/commands/sample_projects/forge.ts";

Deno.test("sample project forge: it says what it is, and every file ends with a newline", () => {
  assert.match(forge["README.md"]!, /^# /);
  for (const [path, text] of Object.entries(forge)) assert.ok(text.endsWith("\n"), path);
});
