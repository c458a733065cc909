import assert from "node:assert/strict";
import {
  checkProjectName,
  normalizedName,
} from "../../../../../src/programs/docker/compose/project/project_name.ts";

Deno.test("names of projects", () => {
  assert.equal(checkProjectName("my-app_1"), "my-app_1");
  for (const wrong of ["My", "-a", "a b", ""]) {
    assert.throws(() => checkProjectName(wrong), {
      message: /^invalid project name .*: must consist only of lowercase/,
    });
  }
  assert.deepEqual(["My App.1", "_x", "ÄÖ"].map(normalizedName), ["myapp1", "x", ""]);
});
