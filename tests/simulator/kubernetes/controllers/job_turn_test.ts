import assert from "node:assert/strict";
import "../../../../src/simulator/kubernetes/controllers/job_turn.ts";
import { JobWorld } from "./job_world.ts";

Deno.test("no more pods run than may, and no more than are needed", () => {
  const world = new JobWorld();
  world.job("j", "sleep 5", { completions: 5, parallelism: 2 });
  let most = 0;
  for (let second = 0; second < 60; second++) {
    world.seconds(1);
    most = Math.max(most, world.podsOf("j").filter((pod) => pod.status?.phase === "Running").length);
  }
  assert.equal(most, 2);
  assert.equal(world.status("j").succeeded, 5);
  assert.equal(world.podsOf("j").length, 5);
});

Deno.test("after a failure the next pod waits ten seconds, then twenty", () => {
  const world = new JobWorld();
  world.job("j", "exit 1");
  world.seconds(8);
  assert.equal(world.podsOf("j").length, 1);
  world.seconds(10);
  assert.equal(world.podsOf("j").length, 2);
  world.seconds(12);
  assert.equal(world.podsOf("j").length, 2);
  world.seconds(10);
  assert.equal(world.podsOf("j").length, 3);
});

Deno.test("a suspended job gives up its pods, a resumed one starts anew", () => {
  const world = new JobWorld();
  world.job("j", "sleep 9999", { parallelism: 2, completions: 2 });
  world.seconds(10);
  assert.equal(world.status("j").active, 2);
  world.change("j", { suspend: true });
  world.seconds(60);
  assert.deepEqual([world.status("j").active, world.status("j").startTime], [undefined, undefined]);
  assert.deepEqual(world.conditions("j"), ["Suspended JobSuspended"]);
  world.change("j", { suspend: false });
  world.seconds(10);
  assert.equal(world.status("j").active, 2);
  assert.deepEqual(world.conditions("j"), []);
  assert.deepEqual(world.events("j").filter((event) => /Suspended|Resumed/.test(event)), [
    "Suspended: Job suspended",
    "Resumed: Job resumed",
  ]);
});

Deno.test("fewer at a time: the superfluous go and are no failures", () => {
  const world = new JobWorld();
  world.job("j", "sleep 9999", { parallelism: 3, completions: 3 });
  world.seconds(10);
  world.change("j", { parallelism: 1 });
  world.seconds(60);
  assert.deepEqual([world.status("j").active, world.status("j").failed], [1, undefined]);
});
