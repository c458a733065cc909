import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

Deno.test("kinds as kubectl api-resources lists them; verbs and categories are wide", async () => {
  const explorer = await explore(smallWorld(), "", { line: "api-resources", columns: 140 });
  const deployments = (): string =>
    explorer.body.find((line) => /deployments/.test(line))!.trim().replace(/\s+/g, " ");
  assert.equal(deployments(), "deployments deploy apps/v1 true Deployment");
  await explorer.play("key Ctrl-W");
  assert.match(deployments(), /Deployment list,watch|Deployment .*list/);
  assert.match(explorer.lines.at(-2)!, /kubectl api-resources -o wide/);
  explorer.end();
});
