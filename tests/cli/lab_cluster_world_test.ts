import assert from "node:assert/strict";
import { buildLabCluster } from "../../src/cli/lab_cluster_world.ts";

Deno.test("the cluster is built as it is now, with the fields of its kinds described", async () => {
  const nowMs = Date.UTC(2026, 10, 23, 12);
  const { world } = await buildLabCluster({ scenario: "empty", seed: 1, nowMs });
  assert.equal(world.queue.now(), nowMs);
  assert.equal(world.scenario.name, "empty");
  const answer = await world.api.request("/openapi/v3/apis/apps/v1");
  assert.equal(answer.status, 200);
  await answer.body?.cancel();
  world.api.close();
});
