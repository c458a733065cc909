import assert from "node:assert/strict";
import { simEnvironment } from "./sim_environment.ts";

Deno.test("a cluster that is not served by us has no levers, and the message says so", async () => {
  const { run, world } = simEnvironment();
  world.api.extension = undefined;
  const { code, err } = await run("status");
  assert.equal(code, 1);
  assert.match(err, /this cluster is not a bundled one that `pequod sim start` serves/);
});
