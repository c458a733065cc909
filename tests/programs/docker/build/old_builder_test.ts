import assert from "node:assert/strict";
import { OLD_BUILDER_NOTICE } from "../../../../src/programs/docker/build/old_builder.ts";

Deno.test("the notice says how to get rid of it", () => {
  assert.match(OLD_BUILDER_NOTICE, /removing the DOCKER_BUILDKIT=0\n/);
});
