import assert from "node:assert/strict";
import { top } from "../../../../../src/programs/docker/compose/verbs/top.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n" +
    "  web: {image: nginx, ports: ['8080:80'], depends_on: [db]}\n",
};

Deno.test("processes with their services", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  const { out } = await world.compose("top");
  assert.match(
    out,
    /^SERVICE +# +UID +PID +PPID +C +STIME +TTY +TIME +CMD\ndb +1 +.*sleep 999\nweb +1 +.*nginx/,
  );
  assert.doesNotMatch((await world.compose("top db")).out, /nginx/);
});

Deno.test("the verb is called top", () => assert.equal(top.name, "top"));
