import assert from "node:assert/strict";
import "../../../../src/simulator/kubernetes/controllers/ttl_after_finished.ts";
import { JobWorld } from "./job_world.ts";

for (const [what, script] of [["succeeded", "true"], ["failed", "false"]] as const) {
  Deno.test(`a job that ${what} goes when its time is up, and its pods with it`, () => {
    const world = new JobWorld();
    world.job("j", script, { ttlSecondsAfterFinished: 30, backoffLimit: 0 });
    world.seconds(20);
    assert.ok(world.find("j"));
    world.seconds(30);
    assert.equal(world.find("j"), undefined);
    assert.equal(world.podsOf("j").length, 0);
  });
}

Deno.test("without a time it stays", () => {
  const world = new JobWorld();
  world.job("j", "true");
  world.seconds(3600);
  assert.ok(world.find("j"));
});
