import assert from "node:assert/strict";
import { sim } from "../../src/cli/sim.ts";
import { simEnvironment } from "./sim_environment.ts";

Deno.test("sim lists its commands", async () => {
  const { code, out } = await simEnvironment().run("--help");
  assert.equal(code, 0);
  for (const { name, summary } of sim.programs!) assert.match(out, new RegExp(`^ +${name} +${summary}`, "m"));
});
