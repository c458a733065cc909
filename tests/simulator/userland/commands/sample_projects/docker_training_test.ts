import assert from "node:assert/strict";
import { dockerTraining } from "../../../../../src/simulator/userland/commands/sample_projects/docker_training.ts";

Deno.test("sample project docker_training: it says what it is, and every file ends with a newline", () => {
  assert.match(dockerTraining["README.md"]!, /^# /);
  for (const [path, text] of Object.entries(dockerTraining)) assert.ok(text.endsWith("\n"), path);
});
