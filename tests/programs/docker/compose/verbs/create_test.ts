import assert from "node:assert/strict";
import { create } from "../../../../../src/programs/docker/compose/verbs/create.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n" +
    "  web: {image: nginx, ports: ['8080:80'], depends_on: [db]}\n",
};

Deno.test("containers are made and not started", async () => {
  const world = new ComposeWorld(file);
  assert.match((await world.compose("create")).err, /here-web-1 {2}Created\n$/);
  assert.match((await world.compose("ps -a")).out, /here-web-1 .* Created /);
});

Deno.test("the verb is called create", () => assert.equal(create.name, "create"));
