import assert from "node:assert/strict";
import { ensureNetworks } from "../../../../../src/programs/docker/compose/engine/resources.ts";
import { ComposeWorld } from "../compose_world.ts";

const files = (rest: string) => ({
  "compose.yaml": `services: {web: {image: busybox, command: sleep 9}}\n${rest}`,
});

Deno.test("networks and volumes are made once, and go with the project", async () => {
  const world = new ComposeWorld({
    "compose.yaml":
      "services: {web: {image: busybox, command: sleep 99, networks: [front], volumes: ['d:/d']}}\n" +
      "networks: {front: {ipam: {config: [{subnet: 10.9.0.0/24}]}}}\nvolumes: {d: {name: data}}\n",
  });
  const first = await world.compose("up -d");
  assert.match(
    first.err,
    / Network here_front {2}Created\n Volume data {2}Creating\n Volume data {2}Created\n/,
  );
  assert.doesNotMatch((await world.compose("up -d")).err, /Network|Volume/);
  assert.match((await world.docker("network inspect here_front")).out, /"Subnet": "10.9.0.0\/24"/);
  assert.match((await world.docker("volume inspect data")).out, /"com.docker.compose.volume": "d"/);
  const end = await world.compose("down -v");
  assert.match(
    end.err,
    / Volume data {2}Removed\n Network here_front {2}Removing\n Network here_front {2}Removed\n$/,
  );
});

Deno.test("external ones have to be there", async () => {
  const volume = new ComposeWorld(files("volumes: {d: {external: true}}"));
  assert.match((await volume.compose("up -d")).err, /\nexternal volume "d" not found\n$/);
  const network = new ComposeWorld(files("networks: {default: {external: true, name: far}}"));
  assert.match(
    (await network.compose("up -d")).err,
    /\nnetwork far declared as external, but could not be found\n$/,
  );
});

Deno.test("what someone else has made is used, with a warning", async () => {
  const world = new ComposeWorld(files("volumes: {d: }"));
  await world.docker("volume create here_d");
  await world.docker("network create here_default");
  const { code, err } = await world.compose("up -d");
  assert.equal(code, 0);
  assert.match(err, /volume \\"here_d\\" already exists but was not created by Docker Compose/);
  assert.match(err, /a network with name here_default exists but was not created by compose/);
  assert.equal(typeof ensureNetworks, "function");
});

Deno.test("a network that is in use stays", async () => {
  const world = new ComposeWorld(files(""));
  await world.compose("up -d");
  await world.docker("run -d --network here_default busybox sleep 1000");
  const { code, err } = await world.compose("down");
  assert.equal(code, 0);
  assert.match(err, / Network here_default {2}Resource is still in use\n$/);
});
