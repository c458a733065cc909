import assert from "node:assert/strict";
import { attach } from "../../../../../src/programs/docker/compose/verbs/attach.ts";
import { ComposeWorld } from "../compose_world.ts";

Deno.test("output of the container that runs, until it ends", async () => {
  const world = new ComposeWorld({
    "compose.yaml": "services:\n  db: {image: busybox, command: sh -c 'sleep 2; echo late; exit 3'}\n",
  });
  await world.compose("up -d");
  const { code, out } = await world.compose("attach db");
  assert.deepEqual([code, out], [3, "late\n"]);
  assert.equal((await world.compose("attach db")).err, 'service "db" is not running\n');
});

Deno.test("the verb is called attach", () => assert.equal(attach.name, "attach"));
