import assert from "node:assert/strict";
import { logs } from "../../../../../src/programs/docker/compose/verbs/logs.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  a: {image: busybox, command: sh -c 'echo 1; echo 2; echo 3'}\n" +
    "  b: {image: busybox, container_name: own, command: sh -c 'echo x; sleep 5; echo y'}\n",
};

Deno.test("lines of all containers", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  assert.equal((await world.compose("logs")).out, "a-1  | 1\na-1  | 2\na-1  | 3\nown  | x\n");
  assert.equal((await world.compose("logs -n 1 --no-log-prefix a")).out, "3\n");
  assert.match((await world.compose("logs -t a")).out, /^a-1 {2}\| \d{4}-\d\d-\d\dT[\d:.]+Z 1\n/);
  const { out } = await world.compose("--ansi always logs a");
  assert.equal(out.startsWith("\x1b[36ma-1  | \x1b[0m1\n"), true);
  assert.equal((await world.compose("logs z")).err, "no such service: z\n");
});

Deno.test("following goes on with what comes, until its end or Ctrl-C", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  assert.match((await world.compose("logs -f b")).out, /^own {2}\| x\nown {2}\| y\n$/);
  world.write("compose.yaml", "services: {a: {image: busybox, command: sleep 9999}}");
  await world.compose("up -d");
  assert.equal((await world.compose("logs -f a", { interruptMs: 3000 })).code, 130);
});

Deno.test("the verb is called logs", () => assert.equal(logs.name, "logs"));
