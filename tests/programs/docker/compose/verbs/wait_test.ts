import assert from "node:assert/strict";
import { wait } from "../../../../../src/programs/docker/compose/verbs/wait.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml":
    "services:\n  a: {image: busybox, command: sh -c 'sleep 3; exit 5'}\n  b: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n",
};

Deno.test("the end of a service is awaited", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  const { code, out } = await world.compose("wait a");
  assert.equal(code, 5);
  assert.match(out, /^container "[0-9a-f]{64}" exited with status code 5\n$/);
});

Deno.test("and takes the project down, where that is asked for", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  assert.equal((await world.compose("wait --down-project a b")).code, 5);
  assert.equal((await world.compose("ps -aq")).out, "");
});

Deno.test("the verb is called wait", () => assert.equal(wait.name, "wait"));
