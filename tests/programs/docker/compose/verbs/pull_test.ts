import assert from "node:assert/strict";
import { pull } from "../../../../../src/programs/docker/compose/verbs/pull.ts";
import { ComposeWorld } from "../compose_world.ts";

Deno.test("images are pulled; what has none is told of", async () => {
  const world = new ComposeWorld({ "compose.yaml": "services:\n  a: {image: busybox}\n  b: {build: .}\n" });
  assert.equal(
    (await world.compose("pull")).err,
    " b Skipped - No image to be pulled \n a Pulling \n a Pulled \n",
  );
  assert.match(
    (await world.compose("pull --policy missing a")).err,
    /Skipped - Image is already present locally/,
  );
  assert.equal((await world.compose("pull -q a")).err, "");
  world.write("compose.yaml", "services:\n  a: {image: nosuch}\n  b: {image: busybox}\n");
  assert.match(
    (await world.compose("pull")).err,
    / a {2}Error\nError response from daemon: pull access denied for nosuch/,
  );
  const on = await world.compose("pull --ignore-pull-failures");
  assert.deepEqual([on.code, / b Pulled \n$/.test(on.err)], [0, true]);
});

Deno.test("the verb is called pull", () => assert.equal(pull.name, "pull"));
