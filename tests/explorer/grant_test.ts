import assert from "node:assert/strict";
import { grantPane } from "../../src/explorer/grant.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

Deno.test("what is missing becomes a role that can be applied, for the user that the server knows", async () => {
  const world = smallWorld();
  const explorer = await explore(world, "", { rows: 40 });
  const pane = grantPane([{ verb: "delete", group: "", resource: "pods", namespace: "default" }]);
  explorer.runner.dispatch({ type: "commands", commands: [{ type: "open", pane }] });
  await explorer.settle();
  assert.match(explorer.text, /# missing: delete pods in namespace default/);
  assert.match(
    explorer.text,
    /kind: Role\n[^]*resources:\n\s*- pods\n\s*verbs:\n\s*- delete[^]*kind: RoleBinding/,
  );
  // This server does not answer who one is: the kubeconfig's name has to do.
  assert.match(explorer.text, /name: ahab\n/);
  explorer.end();
});

Deno.test(":grant without anything forbidden says so", async () => {
  const explorer = await explore(smallWorld(), "key :\ntype grant\nkey Enter");
  assert.match(explorer.text, /nothing is known to be forbidden/);
  explorer.end();
});
