import assert from "node:assert/strict";
import { scale } from "../../../../../src/programs/docker/compose/verbs/scale.ts";
import { ComposeWorld } from "../compose_world.ts";

Deno.test("services have as many containers as they are told", async () => {
  const world = new ComposeWorld({ "compose.yaml": "services: {web: {image: busybox, command: sleep 99}}" });
  await world.compose("up -d");
  assert.match((await world.compose("scale web=3")).err, /here-web-3 {2}Started/);
  await world.compose("scale web=1");
  assert.equal((await world.compose("ps -q")).out.trim().split("\n").length, 1);
  assert.match((await world.compose("scale web")).err, /Should be SERVICE=NUM/);
});

Deno.test("the verb is called scale", () => assert.equal(scale.name, "scale"));
