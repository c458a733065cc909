import assert from "node:assert/strict";
import "../../../../src/simulator/kubernetes/controllers/cron_job.ts";
import { CronJobWorld } from "./cron_job_world.ts";

Deno.test("a job a minute, named by the minute; the last ones are kept", () => {
  const world = new CronJobWorld();
  world.cron("hello", "date");
  world.seconds(59);
  assert.equal(world.jobs().length, 0);
  world.seconds(5 * 60);
  const names = world.jobs().map((job) => job.metadata.name);
  const minute = Date.UTC(2026, 10, 22, 12, 5) / 60_000;
  assert.deepEqual(names, [`hello-${minute - 2}`, `hello-${minute - 1}`, `hello-${minute}`]);
  const [job] = world.jobs();
  assert.equal(job!.metadata.ownerReferences?.[0]?.kind, "CronJob");
  assert.equal(
    job!.metadata.annotations?.["batch.kubernetes.io/cronjob-scheduled-timestamp"],
    "2026-11-22T12:03:00Z",
  );
  assert.equal(world.cronStatus("hello").lastScheduleTime, "2026-11-22T12:05:00Z");
  const told = world.events("hello");
  assert.equal(told[0], `SuccessfulCreate: Created job hello-${minute - 4}`);
  assert.equal(told[1], `SawCompletedJob: Saw completed job: hello-${minute - 4}, condition: Complete`);
  assert.ok(told.includes(`SuccessfulDelete: Deleted job hello-${minute - 4}`));
});

Deno.test("a new schedule waits for its own next start", () => {
  const world = new CronJobWorld();
  world.cron("c", "true", { schedule: "0 0 1 1 *" });
  world.seconds(90);
  world.changeCron("c", { schedule: "*/2 * * * *" });
  world.seconds(20);
  assert.equal(world.jobs().length, 0);
  world.seconds(20);
  assert.equal(world.jobs().length, 1);
});

Deno.test("a suspended one makes no jobs, and once resumed the last missed one", () => {
  const world = new CronJobWorld();
  world.cron("c", "true", { suspend: true });
  world.seconds(200);
  assert.equal(world.jobs().length, 0);
  world.changeCron("c", { suspend: false });
  world.seconds(1);
  assert.equal(world.jobs().length, 1);
});
