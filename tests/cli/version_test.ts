import assert from "node:assert/strict";
import { PEQUOD_VERSION } from "../../src/cli/version.ts";

Deno.test("the version is the package's", () => {
  assert.equal(PEQUOD_VERSION, JSON.parse(Deno.readTextFileSync("deno.json")).version);
  assert.match(PEQUOD_VERSION, /^\d+\.\d+\.\d+/);
});
