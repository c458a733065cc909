import assert from "node:assert/strict";
import { rolloutStatus } from "../../src/kube/rollout_status.ts";
import { object } from "../explorer/removal/small_cluster.ts";

const seen = { metadata: { generation: 2 } };

for (
  const [kind, spec, status, text] of [
    [
      "Deployment",
      { replicas: 3 },
      { observedGeneration: 1 },
      "Waiting for deployment spec update to be observed...",
    ],
    [
      "Deployment",
      { replicas: 3 },
      { observedGeneration: 2, updatedReplicas: 1, replicas: 3 },
      'Waiting for deployment "web" rollout to finish: 1 out of 3 new replicas have been updated...',
    ],
    [
      "Deployment",
      { replicas: 3 },
      { observedGeneration: 2, updatedReplicas: 3, replicas: 4 },
      'Waiting for deployment "web" rollout to finish: 1 old replicas are pending termination...',
    ],
    [
      "Deployment",
      { replicas: 3 },
      { observedGeneration: 2, updatedReplicas: 3, replicas: 3, availableReplicas: 2 },
      'Waiting for deployment "web" rollout to finish: 2 of 3 updated replicas are available...',
    ],
    [
      "Deployment",
      { replicas: 1 },
      { observedGeneration: 2, conditions: [{ type: "Progressing", reason: "ProgressDeadlineExceeded" }] },
      'deployment "web" exceeded its progress deadline',
    ],
    [
      "Deployment",
      { replicas: 1 },
      { observedGeneration: 2, updatedReplicas: 1, replicas: 1, availableReplicas: 1 },
      'deployment "web" successfully rolled out',
    ],
    [
      "DaemonSet",
      {},
      { observedGeneration: 2, updatedNumberScheduled: 1, desiredNumberScheduled: 2 },
      'Waiting for daemon set "web" rollout to finish: 1 out of 2 new pods have been updated...',
    ],
    [
      "DaemonSet",
      { updateStrategy: { type: "OnDelete" } },
      { observedGeneration: 2 },
      "rollout status is only available for RollingUpdate strategy type",
    ],
    [
      "StatefulSet",
      { replicas: 2 },
      { observedGeneration: 2, readyReplicas: 1 },
      "Waiting for 1 pods to be ready...",
    ],
    [
      "StatefulSet",
      { replicas: 1 },
      {
        observedGeneration: 2,
        readyReplicas: 1,
        currentReplicas: 1,
        currentRevision: "r1",
        updateRevision: "r1",
      },
      "statefulset rolling update complete 1 pods at revision r1...",
    ],
  ] as const
) {
  Deno.test(`roll-out: ${text}`, () => {
    assert.equal(rolloutStatus(object(`${kind} shop/web`, { ...seen, spec, status })).text, text);
  });
}
