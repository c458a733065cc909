import assert from "node:assert/strict";
import { envEchgo } from "../../../../../src/simulator/userland/commands/sample_projects/env_echgo.ts";

Deno.test("sample project env_echgo: it says what it is, and every file ends with a newline", () => {
  assert.match(envEchgo["README.md"]!, /^# /);
  for (const [path, text] of Object.entries(envEchgo)) assert.ok(text.endsWith("\n"), path);
});
