import assert from "node:assert/strict";
import { checkName } from "../../../../src/programs/docker/contexts/context_name.ts";

Deno.test("names of contexts", () => {
  checkName("lab-1.x");
  for (const name of ["default", "q", "-ab", "a/b"]) {
    assert.throws(() => checkName(name), /reserved|is invalid/);
  }
});
