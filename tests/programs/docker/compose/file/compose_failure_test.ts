import assert from "node:assert/strict";
import {
  invalidProject,
  missingFile,
  wrongFile,
} from "../../../../../src/programs/docker/compose/file/compose_failure.ts";

Deno.test("what is missing and what is wrong end with codes of their own", () => {
  assert.deepEqual([missingFile("a").code, wrongFile("a").code, invalidProject("a").code], [14, 15, 15]);
  assert.equal(invalidProject("service x").message, "service x: invalid compose project");
});
