import assert from "node:assert/strict";
import { events } from "../../../../../src/programs/docker/compose/verbs/events.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n" +
    "  web: {image: nginx, ports: ['8080:80'], depends_on: [db]}\n",
};

Deno.test("what happened to the project's containers", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  await world.docker("run -d --name stranger busybox sleep 9");
  const { out } = await world.compose("events --since 1h --until 0s db");
  assert.match(out, /container create [0-9a-f]{64} \(image=busybox, name=here-db-1\)\n/);
  assert.doesNotMatch(out, /stranger|here-web-1/);
  const [first] = (await world.compose("events --json --since 1h --until 0s db")).out.split("\n");
  assert.deepEqual([JSON.parse(first!).service, JSON.parse(first!).action], ["db", "create"]);
});

Deno.test("the verb is called events", () => assert.equal(events.name, "events"));
