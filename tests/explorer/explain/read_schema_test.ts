import assert from "node:assert/strict";
import { groupVersion } from "../../../src/explorer/explain/read_schema.ts";
import { FakeCluster } from "../fake_cluster.ts";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

Deno.test("a group's version as in apiVersion", () => {
  const [pods, , , , , , deployments] = new FakeCluster().resources;
  assert.deepEqual([groupVersion(pods!), groupVersion(deployments!)], ["v1", "apps/v1"]);
});

Deno.test("where there is no documentation, it is said why", async () => {
  const explorer = await explore(smallWorld(), "", { line: "explain pods" });
  assert.match(explorer.text, /\/openapi\/v3 not found/);
  explorer.end();
});
