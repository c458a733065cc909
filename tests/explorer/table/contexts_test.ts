import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

Deno.test("contexts as kubectl config get-contexts lists them; Enter goes over", async () => {
  const explorer = await explore(smallWorld(), "", { line: "ctx" });
  const rows = explorer.body.map((line) => line.replace(/▌/, "").trim().replace(/\s+/g, " "));
  assert.deepEqual(rows, [
    "CURRENT NAME ↑ CLUSTER AUTHINFO NAMESPACE",
    "prod big ishmael shop",
    "* test kind ahab default",
  ]);
  await explorer.play("key Enter");
  assert.equal(explorer.runner.model.context.name, "prod");
  explorer.end();
});
