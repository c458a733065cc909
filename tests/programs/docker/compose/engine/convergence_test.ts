import assert from "node:assert/strict";
import { scaleOf } from "../../../../../src/programs/docker/compose/engine/convergence.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = (tag: string, more = "") =>
  `services:\n  db: {image: busybox, command: sleep 99}\n` +
  `  web: {image: busybox, command: sleep 99, environment: {V: "${tag}"}, volumes: [/data], depends_on: [db]${more}}\n`;

Deno.test("only what has changed is made anew, and nameless volumes stay", async () => {
  const world = new ComposeWorld({ "compose.yaml": file("1") });
  await world.compose("up -d");
  await world.compose("exec -T web touch /data/kept");
  world.write("compose.yaml", file("2"));
  const { err } = await world.compose("up -d");
  assert.equal(
    err,
    " Container here-db-1  Running\n Container here-web-1  Recreate\n Container here-web-1  Recreated\n" +
      " Container here-web-1  Starting\n Container here-web-1  Started\n",
  );
  assert.equal((await world.compose("exec -T web sh -c 'echo $V; ls /data'")).out, "2\nkept\n");
  assert.match((await world.compose("up -d --no-recreate --force-recreate")).err, /are incompatible\n$/);
  assert.match(
    (await world.compose("up -d --force-recreate web")).err,
    /db-1 {2}Running\n.*web-1 {2}Recreate\n/,
  );
});

Deno.test("services grow and shrink; the lowest numbers stay", async () => {
  const world = new ComposeWorld({ "compose.yaml": file("1", ", scale: 3") });
  await world.compose("up -d");
  const names = async () => (await world.docker("ps --format {{.Names}}")).out.trim().split("\n").sort();
  assert.deepEqual(await names(), ["here-db-1", "here-web-1", "here-web-2", "here-web-3"]);
  await world.compose("up -d --scale web=1");
  assert.deepEqual(await names(), ["here-db-1", "here-web-1"]);
});

Deno.test("a name of its own allows one container", () => {
  assert.equal(scaleOf({ name: "a", deploy: { replicas: 2 } }), 2);
  assert.throws(() => scaleOf({ name: "a", container_name: "b", scale: 2 }), {
    message: /^WARNING: The "a" service is using the custom container name "b"/,
  });
});

Deno.test("what the engine refuses is told", async () => {
  const world = new ComposeWorld({
    "compose.yaml": "services: {a: {image: busybox, container_name: taken}}",
  });
  await world.docker("run -d --name taken busybox sleep 100");
  const { code, err } = await world.compose("up -d");
  assert.equal(code, 1);
  assert.match(
    err,
    / Container taken {2}Error\nError response from daemon: Conflict. The container name "\/taken" is already in use/,
  );
});
