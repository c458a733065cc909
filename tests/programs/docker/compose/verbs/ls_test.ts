import assert from "node:assert/strict";
import { ls } from "../../../../../src/programs/docker/compose/verbs/ls.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n" +
    "  web: {image: nginx, ports: ['8080:80'], depends_on: [db]}\n",
};

Deno.test("projects with their states", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  await world.compose("-p other up -d db");
  await world.compose("-p other stop");
  assert.match(
    (await world.compose("ls")).out,
    /^NAME +STATUS +CONFIG FILES\nhere +running\(2\) +\/here\/compose.yaml\n$/,
  );
  assert.match((await world.compose("ls -a")).out, /\nother +exited\(1\) /);
  assert.equal((await world.compose("ls -q --filter name=he")).out, "here\n");
  assert.deepEqual(JSON.parse((await world.compose("ls --format json")).out), [
    { Name: "here", Status: "running(2)", ConfigFiles: "/here/compose.yaml" },
  ]);
});

Deno.test("the verb is called ls", () => assert.equal(ls.name, "ls"));
