import assert from "node:assert/strict";
import { stats } from "../../../../../src/programs/docker/compose/verbs/stats.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n" +
    "  web: {image: nginx, ports: ['8080:80'], depends_on: [db]}\n",
};

Deno.test("what containers use", async () => {
  const world = new ComposeWorld(file);
  assert.equal((await world.compose("stats --no-stream")).out, "");
  await world.compose("up -d");
  assert.match(
    (await world.compose("stats --no-stream")).out,
    /^CONTAINER ID .*\n[0-9a-f]{12} +here-db-1 .*\n[0-9a-f]{12} +here-web-1 /,
  );
});

Deno.test("the verb is called stats", () => assert.equal(stats.name, "stats"));
