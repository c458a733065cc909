import assert from "node:assert/strict";
import { push } from "../../../../../src/programs/docker/compose/verbs/push.ts";
import { ComposeWorld } from "../compose_world.ts";

Deno.test("what is built is sent; the rest is passed over", async () => {
  const world = new ComposeWorld({
    "Dockerfile": "FROM busybox\n",
    "compose.yaml": "services:\n  app: {image: me/app, build: .}\n  other: {image: busybox}\n",
  });
  assert.equal((await world.compose("push other")).err, " other Skipped \n");
  const absent = await world.compose("push app");
  assert.equal(absent.code, 1);
  assert.match(
    absent.err,
    / app Pushing \nError response from daemon: An image does not exist locally with the tag: /,
  );
  assert.equal((await world.compose("push -q --ignore-push-failures app")).code, 0);
});

Deno.test("the verb is called push", () => assert.equal(push.name, "push"));
