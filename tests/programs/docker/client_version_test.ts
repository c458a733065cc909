import assert from "node:assert/strict";
import { olderVersion } from "../../../src/programs/docker/client_version.ts";

Deno.test("versions are compared by their numbers", () => {
  assert.equal(olderVersion("1.9", "1.43"), "1.9");
  assert.equal(olderVersion("1.50", "1.43"), "1.43");
  assert.equal(olderVersion("2.0", "1.43"), "1.43");
});
