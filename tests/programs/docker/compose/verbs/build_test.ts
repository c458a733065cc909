import assert from "node:assert/strict";
import { build } from "../../../../../src/programs/docker/compose/verbs/build.ts";
import { ComposeWorld } from "../compose_world.ts";

Deno.test("what can be built is built", async () => {
  const world = new ComposeWorld({
    "compose.yaml": "services:\n  a: {build: {context: ., args: {X: 1}}}\n  b: {image: busybox}\n",
    "Dockerfile": "FROM busybox\nARG X\nRUN echo $X > /x\n",
  });
  assert.match((await world.compose("build")).err, / a {2}Built\n$/);
  assert.match((await world.docker("images")).out, /here-a +latest/);
  assert.equal((await world.compose("build -q")).err, "");
  await world.compose("build --build-arg X=2 a");
  assert.equal((await world.compose("run --rm a cat /x")).out, "2\n");
  assert.match((await world.compose("build b")).err, /No services to build/);
  world.write("Dockerfile", "FROM busybox\nFROB x\n");
  const wrong = await world.compose("build");
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /unknown instruction: FROB/);
});

Deno.test("the verb is called build", () => assert.equal(build.name, "build"));
