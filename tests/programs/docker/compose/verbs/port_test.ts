import assert from "node:assert/strict";
import { port } from "../../../../../src/programs/docker/compose/verbs/port.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n" +
    "  web: {image: nginx, ports: ['8080:80'], depends_on: [db]}\n",
};

Deno.test("where a port is published", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  assert.equal((await world.compose("port web 80")).out, "0.0.0.0:8080\n");
  assert.equal((await world.compose("port web 443")).err, "no port 443/tcp for container here-web-1\n");
  assert.match(
    (await world.compose("port web http")).err,
    /strconv.ParseUint: parsing "http": invalid syntax/,
  );
});

Deno.test("the verb is called port", () => assert.equal(port.name, "port"));
