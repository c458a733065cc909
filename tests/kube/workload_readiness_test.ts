import assert from "node:assert/strict";
import type { KubeObject } from "../../src/kube/object.ts";
import { readinessOf } from "../../src/kube/readiness.ts";
import { workloadReadiness } from "../../src/kube/workload_readiness.ts";

const all = { replicas: 2, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2 };
const conditions = [
  { type: "Available", status: "True" },
  { type: "Progressing", status: "True", reason: "NewReplicaSetAvailable" },
];

const cases: [string, Record<string, unknown>, Record<string, unknown>, string][] = [
  ["Deployment", { replicas: 2 }, { replicas: 1 }, "InProgress: Replicas: 1/2"],
  ["Deployment", { replicas: 2 }, { ...all, updatedReplicas: 1 }, "InProgress: Updated: 1/2"],
  ["Deployment", { replicas: 1 }, { ...all }, "InProgress: Pending termination: 1"],
  ["Deployment", { replicas: 2 }, { ...all, availableReplicas: 0 }, "InProgress: Available: 0/2"],
  ["Deployment", { replicas: 2 }, { ...all, readyReplicas: 0 }, "InProgress: Ready: 0/2"],
  ["Deployment", { replicas: 2, progressDeadlineSeconds: 600 }, all, "InProgress: ReplicaSet not Available"],
  ["Deployment", { replicas: 2 }, all, "InProgress: Deployment not Available"],
  [
    "Deployment",
    { replicas: 2, progressDeadlineSeconds: 600 },
    { ...all, conditions },
    "Current: Deployment is available. Replicas: 2",
  ],
  [
    "Deployment",
    {},
    { conditions: [{ type: "Progressing", status: "False", reason: "ProgressDeadlineExceeded" }] },
    "Failed: Progress deadline exceeded",
  ],
  ["ReplicaSet", {}, {}, "InProgress: Labelled: 0/1"],
  ["StatefulSet", { replicas: 2 }, { replicas: 2, readyReplicas: 1 }, "InProgress: Ready: 1/2"],
  [
    "StatefulSet",
    { updateStrategy: { type: "OnDelete" } },
    {},
    "Current: StatefulSet is using the ondelete update strategy",
  ],
  [
    "StatefulSet",
    { replicas: 1 },
    { replicas: 1, readyReplicas: 1, currentReplicas: 1, currentRevision: "a", updateRevision: "b" },
    "InProgress: Waiting for updated revision to match current",
  ],
  ["DaemonSet", {}, {}, "InProgress: DaemonSet status.observedGeneration not found"],
  [
    "DaemonSet",
    {},
    {
      observedGeneration: 1,
      desiredNumberScheduled: 2,
      currentNumberScheduled: 2,
      updatedNumberScheduled: 1,
    },
    "InProgress: Updated: 1/2",
  ],
];

for (const [kind, spec, status, expected] of cases) {
  Deno.test(`${kind} ${JSON.stringify(status)}: ${expected}`, () => {
    const object = { apiVersion: "apps/v1", kind, metadata: { generation: 1 }, spec, status };
    const { state, message } = readinessOf(object as unknown as KubeObject, 0);
    assert.equal(`${state}: ${message}`, expected);
    assert.ok(workloadReadiness[`apps/${kind}`]);
  });
}
