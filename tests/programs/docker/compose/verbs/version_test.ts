import assert from "node:assert/strict";
import { version } from "../../../../../src/programs/docker/compose/verbs/version.ts";
import { ComposeWorld } from "../compose_world.ts";

Deno.test("the version in three forms", async () => {
  const world = new ComposeWorld();
  assert.match((await world.compose("version")).out, /^Docker Compose version v[\d.]+\n$/);
  assert.match((await world.compose("version --short")).out, /^[\d.]+\n$/);
  assert.match((await world.compose("version -f json")).out, /^\{"version":"v[\d.]+"\}\n$/);
  assert.equal((await world.compose("--version")).out, version.text());
});
