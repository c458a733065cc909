import assert from "node:assert/strict";
import { rm } from "../../../../../src/programs/docker/compose/verbs/rm.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n" +
    "  web: {image: nginx, ports: ['8080:80'], depends_on: [db]}\n",
};

Deno.test("stopped containers are removed, when the answer is yes", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  assert.equal((await world.compose("rm -f")).err, "No stopped containers\n");
  await world.compose("stop db");
  const asked = await world.compose("rm", { input: "n\n" });
  assert.deepEqual([asked.code, asked.out], [0, "? Going to remove here-db-1 [y/N] "]);
  assert.match((await world.compose("rm", { input: "y\n" })).err, /here-db-1 {2}Removed/);
  assert.match((await world.compose("rm -fsv web")).err, /here-web-1 {2}Stopped\n.*here-web-1 {2}Removed/s);
});

Deno.test("the verb is called rm", () => assert.equal(rm.name, "rm"));
