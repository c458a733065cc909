import assert from "node:assert/strict";
import "../../../../src/simulator/kubernetes/controllers/cron_job_turn.ts";
import { CronJobWorld } from "./cron_job_world.ts";

const policies: [policy: string, running: number, event: string][] = [
  ["Allow", 3, "SuccessfulCreate"],
  ["Forbid", 1, "JobAlreadyActive"],
  ["Replace", 1, "SuccessfulDelete"],
];

for (const [concurrencyPolicy, running, event] of policies) {
  Deno.test(`${concurrencyPolicy}: of three starts ${running} jobs are left`, () => {
    const world = new CronJobWorld();
    world.cron("c", "sleep 9999", { concurrencyPolicy });
    world.seconds(3 * 60 + 30);
    assert.equal(world.jobs().length, running);
    assert.equal(world.cronStatus("c").active?.length, running);
    assert.ok(world.events("c").some((text) => text.startsWith(event)), world.events("c").join("\n"));
  });
}

Deno.test("with a starting deadline what was missed stays missed", () => {
  const world = new CronJobWorld();
  world.cron("c", "true", { schedule: "0 * * * *", startingDeadlineSeconds: 30, suspend: true });
  world.seconds(3700);
  world.changeCron("c", { suspend: false });
  world.seconds(10);
  assert.equal(world.jobs().length, 0);
});

Deno.test("the time in the annotation is that of the time zone", () => {
  const world = new CronJobWorld();
  world.cron("c", "true", { timeZone: "Europe/Berlin", schedule: "1 13 * * *" });
  world.seconds(70);
  assert.equal(
    world.jobs()[0]?.metadata.annotations?.["batch.kubernetes.io/cronjob-scheduled-timestamp"],
    "2026-11-22T13:01:00+01:00",
  );
});

Deno.test("a job that somebody deleted goes missing", () => {
  const world = new CronJobWorld();
  world.cron("c", "sleep 9999");
  world.seconds(70);
  const [job] = world.jobs();
  world.world.registry.delete(world.world.registry.kind("jobs", "batch"), "default", job!.metadata.name, {
    propagationPolicy: "Background",
  });
  world.seconds(5);
  assert.ok(world.events("c").includes(`MissingJob: Active job went missing: ${job!.metadata.name}`));
  assert.equal(world.cronStatus("c").active, undefined);
});

Deno.test("deleting the CronJob takes its jobs and their pods along", () => {
  const world = new CronJobWorld();
  world.cron("c", "sleep 9999");
  world.seconds(70);
  world.world.registry.delete(world.world.registry.kind("cronjobs", "batch"), "default", "c");
  world.seconds(60);
  assert.equal(world.jobs().length, 0);
  assert.equal(world.world.registry.list(world.world.registry.kind("pods")).length, 0);
});
