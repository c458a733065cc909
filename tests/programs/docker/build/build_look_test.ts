import assert from "node:assert/strict";
import { partSeconds } from "../../../../src/programs/docker/build/build_look.ts";

Deno.test("times have a tenth of a second", () => {
  assert.deepEqual([0, 1234, 61_000].map(partSeconds), ["0.0s", "1.2s", "61.0s"]);
});
