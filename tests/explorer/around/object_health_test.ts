import assert from "node:assert/strict";
import { objectHealth, podWord } from "../../../src/explorer/around/object_health.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

const pod = (state: unknown, ready = "True"): Partial<KubeObject> => ({
  spec: { containers: [{ name: "a" }] },
  status: {
    phase: "Running",
    conditions: [{ type: "Ready", status: ready }],
    containerStatuses: [{ name: "a", state }],
  },
});

const CASES: [string, string, Partial<KubeObject>, string, string][] = [
  ["Pod", "", pod({ running: {} }), "ok", "Running"],
  ["Pod", "", pod({ running: {} }, "False"), "bad", "Unhealthy: runs, not ready"],
  ["Pod", "", pod({ waiting: { reason: "CrashLoopBackOff" } }, "False"), "bad", "CrashLoopBackOff"],
  ["Pod", "", { metadata: { deletionTimestamp: "x" } }, "busy", "Terminating"],
  ["Deployment", "apps", { spec: { replicas: 2 }, status: { readyReplicas: 2 } }, "ok", "2/2 ready"],
  ["Deployment", "apps", { spec: { replicas: 2 }, status: { readyReplicas: 1 } }, "busy", "1/2 ready"],
  ["ReplicaSet", "apps", { spec: { replicas: 2 } }, "bad", "0/2 ready"],
  ["ReplicaSet", "apps", { spec: { replicas: 0 } }, "dim", "0/0 ready"],
  ["DaemonSet", "apps", { status: { numberReady: 1, desiredNumberScheduled: 1 } }, "ok", "1/1 ready"],
  ["Job", "batch", { status: { conditions: [{ type: "Failed", status: "True" }] } }, "bad", "Failed"],
  ["CronJob", "batch", { spec: { suspend: true } }, "busy", "Suspended"],
  ["Node", "", { status: { conditions: [{ type: "Ready", status: "Unknown" }] } }, "bad", "NotReady"],
  ["PersistentVolumeClaim", "", { status: { phase: "Pending" } }, "busy", "Pending"],
  ["Service", "", { spec: { type: "ClusterIP" } }, "text", "ClusterIP"],
  [
    "Whale",
    "sea.io",
    { status: { conditions: [{ type: "Ready", status: "False", reason: "Sunk" }] } },
    "bad",
    "Unhealthy: Sunk",
  ],
  ["ConfigMap", "", {}, "text", ""],
];

Deno.test("the health of an object is a role and some words", () => {
  for (const [kind, group, object, role, words] of CASES) {
    const found = objectHealth(kind, group, { metadata: {}, ...object });
    assert.deepEqual([found.role, found.words], [role, words], `${kind} ${words}`);
  }
});

Deno.test("a pod whose init containers run says how far they are", () => {
  const spec = { initContainers: [{ name: "i" }, { name: "j" }], containers: [{ name: "a" }] };
  const status = (state: unknown) => ({ phase: "Pending", initContainerStatuses: [{ name: "i", state }] });
  assert.equal(podWord({ metadata: {}, spec, status: status({ running: {} }) }), "Init:0/2");
  assert.equal(
    podWord({ metadata: {}, spec, status: status({ waiting: { reason: "ImagePullBackOff" } }) }),
    "Init:ImagePullBackOff",
  );
});
