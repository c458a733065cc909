import assert from "node:assert/strict";
import { volumes } from "../../../../../src/programs/docker/compose/verbs/volumes.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, volumes: [data:/data]}\n" +
    "  web: {image: nginx}\nvolumes: {data: {}}\n",
};

Deno.test("volumes of the project, and those of a service alone", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  await world.docker("volume create stranger");
  assert.equal((await world.compose("volumes")).out, "DRIVER    VOLUME NAME\nlocal     here_data\n");
  assert.equal((await world.compose("volumes -q db")).out, "here_data\n");
  assert.equal((await world.compose("volumes -q web")).out, "");
  assert.deepEqual(await world.compose("volumes nope"), { code: 1, out: "", err: "no such service: nope\n" });
});

Deno.test("the verb is called volumes", () => assert.equal(volumes.name, "volumes"));
