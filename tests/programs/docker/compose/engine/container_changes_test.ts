import assert from "node:assert/strict";
import { stepName } from "../../../../../src/programs/docker/compose/engine/container_changes.ts";
import { ComposeWorld } from "../compose_world.ts";

Deno.test("stopping and removing are shown step by step", async () => {
  const world = new ComposeWorld({ "compose.yaml": "services: {web: {image: busybox, command: sleep 99}}" });
  await world.compose("up -d");
  const { err } = await world.compose("rm -sf");
  assert.equal(
    err,
    ["Stopping", "Stopped", "Removing", "Removed"].map((word) => ` Container here-web-1  ${word}\n`).join(""),
  );
  assert.equal(stepName({ name: "x" }), "Container x");
});
