import assert from "node:assert/strict";
import { supplyImages } from "../../../../../src/programs/docker/compose/engine/image_supply.ts";
import { ComposeWorld } from "../compose_world.ts";

const built = {
  "compose.yaml": "services:\n  app:\n    build: {context: ., args: {WHO: whale}}\n",
  "Dockerfile": "FROM busybox\nARG WHO\nENV WHO=$WHO\nCMD echo hello $WHO\n",
};

Deno.test("what can be built is built once, and again where that is asked for", async () => {
  const world = new ComposeWorld(built);
  const first = await world.compose("up");
  assert.match(first.err, / app {2}Built\n/);
  assert.equal(first.out, "Attaching to app-1\napp-1  | hello whale\napp-1 exited with code 0\n");
  assert.doesNotMatch((await world.compose("up -d")).err, /Built/);
  world.write("Dockerfile", "FROM busybox\nCMD echo other\n");
  const again = await world.compose("up --build");
  assert.match(again.err, /Container here-app-1 {2}Recreated/);
  assert.match(again.out, /app-1 {2}\| other/);
});

Deno.test("a Dockerfile within the file", async () => {
  const world = new ComposeWorld({
    "compose.yaml":
      "services:\n  app:\n    build:\n      context: .\n      dockerfile_inline: |\n        FROM busybox\n        CMD echo inline\n",
  });
  assert.match((await world.compose("up")).out, /app-1 {2}\| inline/);
});

Deno.test("what cannot be had is told, and nothing is made", async () => {
  const cases: [file: string, line: string, said: RegExp][] = [
    [
      "services: {web: {image: nosuch}}",
      "up -d",
      / web Pulling \n web {2}Error\n.*pull access denied for nosuch/,
    ],
    ["services: {web: {image: busybox, pull_policy: never}}", "up -d", /No such image: busybox/],
    ["services: {web: {build: .}}", "up -d --no-build", /No such image: here-web/],
    ["services: {web: {build: ./nope}}", "up -d", /unable to prepare context: path "\/here\/nope" not found/],
    [
      "services: {web: {build: .}}",
      "up -d",
      /failed to read dockerfile: open Dockerfile: no such file or directory/,
    ],
  ];
  for (const [file, line, said] of cases) {
    const world = new ComposeWorld({ "compose.yaml": file });
    const run = await world.compose(line);
    assert.equal(run.code, 1, file);
    assert.match(run.err, said, file);
    assert.equal((await world.docker("ps -aq")).out, "");
  }
  assert.equal(typeof supplyImages, "function");
});
