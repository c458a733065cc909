import assert from "node:assert/strict";
import type { KubeObject } from "../../src/kube/object.ts";
import { readinessOf } from "../../src/kube/readiness.ts";

const nowMs = Date.UTC(2026, 0, 1);
const soon = new Date(nowMs - 1000).toISOString();
const ago = new Date(nowMs - 60_000).toISOString();
const unschedulable = {
  phase: "Pending",
  conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable" }],
};

const cases: [string, Record<string, unknown>, string][] = [
  ["v1/ConfigMap", {}, "Current: Resource is always ready"],
  ["v1/ConfigMap", { metadata: { deletionTimestamp: soon } }, "Terminating: Resource scheduled for deletion"],
  ["v1/Service", { spec: { type: "ClusterIP" } }, "Current: Service is ready"],
  [
    "v1/Service",
    { spec: { type: "LoadBalancer" } },
    "InProgress: ClusterIP not set. Service type: LoadBalancer",
  ],
  [
    "v1/PersistentVolumeClaim",
    { status: { phase: "Pending" } },
    "InProgress: PVC is not Bound. phase: Pending",
  ],
  ["v1/PersistentVolumeClaim", { status: { phase: "Bound" } }, "Current: PVC is Bound"],
  ["v1/Pod", {}, "InProgress: Pod phase not available"],
  ["v1/Pod", { status: { phase: "Succeeded" } }, "Current: Pod has completed successfully"],
  ["v1/Pod", { status: { phase: "Running" } }, "InProgress: Pod is running but is not Ready"],
  [
    "v1/Pod",
    {
      status: {
        phase: "Running",
        containerStatuses: [{ name: "web", state: { waiting: { reason: "CrashLoopBackOff" } } }],
      },
    },
    "Failed: Containers in CrashLoop state: web",
  ],
  [
    "v1/Pod",
    { status: unschedulable, metadata: { creationTimestamp: soon } },
    "InProgress: Pod has not been scheduled",
  ],
  [
    "v1/Pod",
    { status: unschedulable, metadata: { creationTimestamp: ago } },
    "Failed: Pod could not be scheduled",
  ],
  ["batch/v1/Job", {}, "InProgress: Job not started"],
  [
    "batch/v1/Job",
    { status: { startTime: ago, active: 1 } },
    "Current: Job in progress. success:0, active: 1, failed: 0",
  ],
  [
    "batch/v1/Job",
    { status: { failed: 3, conditions: [{ type: "Failed", status: "True" }] } },
    "Failed: Job Failed. failed: 3/1",
  ],
  [
    "apiextensions.k8s.io/v1/CustomResourceDefinition",
    { status: { conditions: [{ type: "Established", status: "True" }] } },
    "Current: CRD is established",
  ],
  ["apiextensions.k8s.io/v1/CustomResourceDefinition", {}, "InProgress: Install in progress"],
  [
    "example.org/v1/Widget",
    { status: { conditions: [{ type: "Ready", status: "False", message: "not yet" }] } },
    "InProgress: not yet",
  ],
  ["example.org/v1/Widget", {}, "Current: Resource is current"],
  [
    "example.org/v1/Widget",
    { status: { conditions: [{ type: "Stalled", status: "True", message: "no quota" }] } },
    "Failed: no quota",
  ],
];

for (const [type, fields, expected] of cases) {
  Deno.test(`${type} ${JSON.stringify(fields)}: ${expected}`, () => {
    const slash = type.lastIndexOf("/");
    const object = { apiVersion: type.slice(0, slash), kind: type.slice(slash + 1), metadata: {}, ...fields };
    const { state, message } = readinessOf(object as unknown as KubeObject, nowMs);
    assert.equal(`${state}: ${message}`, expected);
  });
}
