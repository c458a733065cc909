import assert from "node:assert/strict";
import { WriteLog } from "../../src/classroom/write_log.ts";
import type { KubeObject } from "../../src/kube/object.ts";
import { smallClassroom } from "./small_classroom.ts";

const object = (kind: string, name: string, namespace = "default"): KubeObject => ({
  kind,
  metadata: { name, namespace },
});

Deno.test("events, leases and the cluster's own are not told", () => {
  const log = new WriteLog(() => 5);
  log.add(undefined, object("Event", "a"));
  log.add(undefined, object("Lease", "a"));
  log.add(undefined, object("Pod", "a", "kube-system"));
  log.add(undefined, object("ConfigMap", "kube-root-ca.crt"));
  log.add(undefined, object("ServiceAccount", "default"));
  log.add(undefined, object("Pod", "a"));
  log.add(object("Pod", "a"), object("Pod", "a"));
  log.add(object("Pod", "a"), undefined);
  assert.deepEqual(log.writes.map(({ atMs, did, name }) => [atMs, did, name]), [[5, "made", "a"], [
    5,
    "removed",
    "a",
  ]]);
  assert.equal(log.count, 2);
});

Deno.test("the newest are kept", () => {
  const log = new WriteLog(() => 0);
  for (let count = 0; count < 600; count++) log.add(undefined, object("Pod", `p${count}`));
  assert.equal(log.writes.length, 500);
  assert.equal(log.writes.at(-1)!.name, "p599");
  assert.equal(log.count, 600);
});

Deno.test("a size that is changed goes from hand to hand", async () => {
  const classroom = await smallClassroom({
    world: { run: ["kubectl create deployment web --image=nginx", "kubectl rollout status deployment web"] },
  });
  try {
    const { count } = classroom.writes;
    await classroom.run("kubectl scale deployment web --replicas=2");
    await classroom.paced.pass(6000);
    const told = classroom.writes.writes.slice(count - classroom.writes.count);
    const hands = told.map(({ who, did, kind }) => `${who} ${did} ${kind}`);
    assert.deepEqual([...new Set(hands)].slice(0, 7), [
      "kubectl changed Deployment",
      "deployment controller changed ReplicaSet",
      "deployment controller changed Deployment",
      "replicaset controller made Pod",
      "replicaset controller changed ReplicaSet",
      "scheduler changed Pod",
      "kubelet changed Pod",
    ]);
    const times = told.map(({ atMs }) => atMs);
    assert.deepEqual(times, times.toSorted((one, other) => one - other));
  } finally {
    classroom.close();
  }
});
