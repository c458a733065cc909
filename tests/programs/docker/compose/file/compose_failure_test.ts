import assert from "node:assert/strict";
import {
  invalidProject,
  MissingFile,
  missingFile,
  wrongFile,
} from "../../../../../src/programs/docker/compose/file/compose_failure.ts";

Deno.test("what is missing is told from what is wrong, and both end with 1", () => {
  assert.deepEqual([missingFile("a").code, wrongFile("a").code, invalidProject("a").code], [1, 1, 1]);
  assert.deepEqual([missingFile("a") instanceof MissingFile, wrongFile("a") instanceof MissingFile], [
    true,
    false,
  ]);
  assert.equal(invalidProject("service x").message, "service x: invalid compose project");
});
