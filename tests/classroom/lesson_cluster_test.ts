import assert from "node:assert/strict";
import { ownCluster } from "../../src/classroom/lesson_cluster.ts";
import type { KubeObject } from "../../src/kube/object.ts";
import { openLab } from "../../src/cli/lab.ts";
import { LAB_START_MS, preload } from "../lab/lab_harness.ts";

Deno.test("the lab's own cluster tells of every write until it is enough, and lets the teacher read and ask", async () => {
  await preload();
  const lab = openLab({ scenario: "empty", seed: 1, startMs: LAB_START_MS });
  try {
    const { client, observe } = await ownCluster(lab);
    const told: string[] = [];
    const word = (one: KubeObject | undefined) => one ? `${one.kind} ${one.metadata.name}` : "nothing";
    const tell = (before: KubeObject | undefined, after: KubeObject | undefined) =>
      void told.push(`${word(before)} -> ${word(after)}`);
    const enough = new AbortController();
    observe(tell, enough.signal);
    observe(tell, AbortSignal.abort());
    const path = "/api/v1/namespaces/default/configmaps";
    await client.create(path, { metadata: { name: "log" } });
    await client.delete(`${path}/log`);
    enough.abort();
    await client.create(path, { metadata: { name: "later" } });
    assert.deepEqual(told, ["nothing -> ConfigMap log", "ConfigMap log -> nothing"]);
  } finally {
    lab.close();
  }
});

Deno.test("a request from within a pod of the lab's own cluster takes no command there", async () => {
  await preload();
  const lab = openLab({ scenario: "lecture", seed: 1, startMs: LAB_START_MS });
  try {
    const { fetchFromPod } = await ownCluster(lab);
    const { world } = await lab.cluster();
    const pods = world.registry.list(world.registry.kind("pods"));
    const pod = pods.find(({ metadata }) => metadata.labels?.["app"] === "env-echgo")!.metadata.name;
    const answer = await fetchFromPod!(pod, "http://env-echgo:8080/", "default");
    assert.ok("status" in answer && answer.body.includes("nonprod-us-east-1-demo"), JSON.stringify(answer));
    const none = await fetchFromPod!("none", "http://env-echgo:8080/", "default");
    assert.deepEqual(none, { failure: "no pod none runs" });
  } finally {
    lab.close();
  }
});
