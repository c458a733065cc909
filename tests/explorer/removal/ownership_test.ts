import assert from "node:assert/strict";
import { ownership } from "../../../src/explorer/removal/ownership.ts";
import type { KubeObject } from "../../../src/kube/object.ts";
import { texts } from "./consequence_lines.ts";
import { object, ownedBy, sceneOf } from "./small_cluster.ts";

const deployment = object("Deployment shop/web");
const replicaSet = object("ReplicaSet shop/web-1", { metadata: ownedBy(deployment) });
const pod = object("Pod shop/web-1-a", { metadata: ownedBy(replicaSet) });
const statefulPod = object("Pod shop/db-0", { metadata: ownedBy(object("StatefulSet shop/db")) });
const staticPod = object("Pod shop/etcd", { metadata: ownedBy(object("Node eli01")) });
const job = object("Job shop/once");
const ended = object("Pod shop/once-a", { metadata: ownedBy(job), status: { phase: "Succeeded" } });
const running = object("Pod shop/once-b", { metadata: ownedBy(job), status: { phase: "Running" } });
const all = [deployment, replicaSet, pod, statefulPod, staticPod, job, ended, running];

/** What is deleted, and what is said of it. */
const cases: readonly { doomed: KubeObject[]; said: string[]; propagation?: "orphan" }[] = [
  { doomed: [pod], said: ["web-1-a   owned by ReplicaSet web-1: will be replaced"] },
  { doomed: [statefulPod], said: ["db-0   owned by StatefulSet db: will be replaced under the same name"] },
  { doomed: [staticPod], said: ["etcd   static pod of node eli01: its file brings it back"] },
  { doomed: [ended], said: ["once-a   owned by Job once: has ended and is not replaced"] },
  { doomed: [running], said: ["once-b   owned by Job once: counts as failed and is tried again"] },
  { doomed: [deployment], said: ["web   takes 1 ReplicaSet and 1 Pod with it"] },
  {
    doomed: [deployment],
    propagation: "orphan",
    said: ["web   leaves 1 ReplicaSet behind without an owner, with the 1 below"],
  },
  {
    doomed: [replicaSet],
    said: ["web-1   owned by Deployment web: it may make it again; takes 1 Pod with it"],
  },
  {
    doomed: [replicaSet, pod],
    said: [
      "ReplicaSet shop/web-1   owned by Deployment web: it may make it again; takes 1 Pod with it",
      "Pod shop/web-1-a        goes with ReplicaSet web-1",
    ],
  },
  { doomed: [object("Pod shop/bare")], said: ["bare   is gone already, or may not be read"] },
];

for (const { doomed, said, propagation = "background" } of cases) {
  Deno.test(`ownership, ${propagation}: ${said[0]}`, async () => {
    assert.deepEqual(texts(await ownership(await sceneOf(all, doomed, { propagation }))), said);
  });
}
