import assert from "node:assert/strict";
import { serviceContainer } from "../../../../../src/programs/docker/compose/engine/service_container.ts";
import { ComposeWorld } from "../compose_world.ts";

Deno.test("one container of a service, or why there is none", async () => {
  const world = new ComposeWorld({
    "compose.yaml": "services: {web: {image: busybox, command: sleep 99, scale: 2}}",
  });
  assert.equal((await world.compose("exec web true")).err, 'service "web" is not running\n');
  await world.compose("up -d");
  assert.equal(
    (await world.compose("exec --index 3 web true")).err,
    'service "web" is not running container #3\n',
  );
  assert.equal((await world.compose("exec z true")).err, 'service "z" is not running\n');
  const id = (await world.docker("ps -q --filter name=here-web-2")).out.trim();
  assert.equal((await world.compose("exec -T --index 2 web hostname")).out.trim(), id);
  assert.equal(typeof serviceContainer, "function");
});
