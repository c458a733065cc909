import assert from "node:assert/strict";
import { startJobs } from "../../../../src/simulator/kubernetes/controllers/job.ts";
import { TestCluster } from "./cluster.ts";
import { JobWorld } from "./job_world.ts";

Deno.test("a job's pods are kept until they are counted, and then told of", () => {
  const world = new JobWorld();
  world.job("j", "sleep 3");
  world.seconds(2);
  assert.deepEqual(world.podsOf("j")[0]!.metadata.finalizers, ["batch.kubernetes.io/job-tracking"]);
  world.seconds(10);
  const { conditions: _, startTime, completionTime, ...counts } = world.status("j");
  assert.deepEqual(counts, { succeeded: 1, terminating: 0, uncountedTerminatedPods: {}, ready: 0 });
  assert.ok(Date.parse(completionTime!) > Date.parse(startTime!));
  assert.match(world.events("j").join(), /^SuccessfulCreate: Created pod: j-\w+,Completed: Job completed$/);
});

for (const policy of ["Background", "Foreground", "Orphan"] as const) {
  Deno.test(`a job deleted in the ${policy} leaves no pod that cannot go`, () => {
    const world = new JobWorld();
    world.job("j", "sleep 9999");
    world.seconds(5);
    world.world.registry.delete(world.world.registry.kind("jobs", "batch"), "default", "j", {
      propagationPolicy: policy,
    });
    world.seconds(60);
    assert.equal(world.find("j"), undefined);
    const left = world.podsOf("j");
    assert.equal(left.length, policy === "Orphan" ? 1 : 0);
    assert.deepEqual(left.flatMap((pod) => pod.metadata.finalizers ?? []), []);
  });
}

Deno.test("a job of another manager is left alone", () => {
  const world = new TestCluster([startJobs]);
  world.create("jobs", "batch", {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "j", namespace: "default" },
    spec: {
      managedBy: "example.com/other",
      template: { spec: { restartPolicy: "Never", containers: [{ name: "c", image: "x" }] } },
    },
  });
  world.queue.advance(5000);
  assert.equal(world.pods().length, 0);
});
