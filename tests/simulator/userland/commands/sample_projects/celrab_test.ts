import assert from "node:assert/strict";
import { celrab } from "../../../../../src/simulator/userland/commands/sample_projects/celrab.ts";

Deno.test("sample project celrab: it says what it is, and every file ends with a newline", () => {
  assert.match(celrab["README.md"]!, /^# /);
  for (const [path, text] of Object.entries(celrab)) assert.ok(text.endsWith("\n"), path);
});
