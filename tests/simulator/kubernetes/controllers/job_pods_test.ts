import assert from "node:assert/strict";
import "../../../../src/simulator/kubernetes/controllers/job_pods.ts";
import { JobWorld } from "./job_world.ts";

Deno.test("a pod of an indexed job knows its index in every way", async () => {
  const world = new JobWorld();
  world.job("j", "echo $JOB_COMPLETION_INDEX $(hostname)", { completionMode: "Indexed", completions: 2 });
  world.seconds(20);
  const pod = world.podsOf("j")[1]!;
  assert.match(pod.metadata.name, /^j-1-[a-z0-9]{5}$/);
  assert.equal(pod.metadata.annotations?.["batch.kubernetes.io/job-completion-index"], "1");
  assert.equal(pod.metadata.labels?.["batch.kubernetes.io/job-completion-index"], "1");
  assert.equal(pod.spec?.hostname, "j-1");
  assert.match(await world.log(pod.metadata.name), /^1 /);
});

Deno.test("the successor of a failed index knows how often it failed", () => {
  const world = new JobWorld();
  world.job("j", "exit 1", { completionMode: "Indexed", completions: 1, backoffLimitPerIndex: 2 });
  world.seconds(120);
  const counts = world.podsOf("j").map((pod) =>
    pod.metadata.annotations?.["batch.kubernetes.io/job-index-failure-count"]
  );
  assert.deepEqual(counts.sort(), ["0", "1", "2"]);
});
