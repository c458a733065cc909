import assert from "node:assert/strict";
import type { KubeObject } from "../../../src/kube/object.ts";
import { changesBetween, essentials, type FieldChange } from "../../../src/lessons/writes/field_change.ts";

const text = (changes: readonly FieldChange[]): string =>
  changes.map(({ path, from, to }) => `${path}: ${from ?? "-"} → ${to ?? "-"}`).join("; ");

type Rest = Record<string, unknown>;
const object = (rest: Rest): KubeObject => ({ kind: "Pod", metadata: { name: "web" }, ...rest });
const condition = (type: string, status: string, rest: Rest = {}) => ({ type, status, ...rest });
const container = (rest: Rest) => ({ name: "nginx", ...rest });

/** An object before a write and after it, and what a learner is told. */
const cases: [name: string, before: Rest, after: Rest, told: string][] = [
  [
    "the kubelet's first write",
    { status: { phase: "Pending" } },
    {
      status: {
        phase: "Pending",
        startTime: "2026-01-01T00:00:00Z",
        hostIP: "192.168.122.4",
        conditions: [
          condition("PodReadyToStartContainers", "False"),
          condition("Initialized", "True"),
          condition("Ready", "False", {
            reason: "ContainersNotReady",
            message: "containers with unready status",
          }),
          condition("ContainersReady", "False"),
        ],
        containerStatuses: [
          container({
            ready: false,
            started: false,
            restartCount: 0,
            state: { waiting: { reason: "ContainerCreating" } },
          }),
        ],
      },
    },
    "condition Initialized: - → True; nginx waiting: - → ContainerCreating",
  ],
  [
    "an address, and what only says the same",
    { status: { conditions: [condition("PodReadyToStartContainers", "False")] } },
    {
      status: {
        podIP: "10.1.1.1",
        podIPs: [{ ip: "10.1.1.1" }],
        conditions: [condition("PodReadyToStartContainers", "True")],
      },
    },
    "podIP: - → 10.1.1.1",
  ],
  [
    "it runs and is ready",
    {
      status: {
        phase: "Pending",
        conditions: [condition("Ready", "False"), condition("ContainersReady", "False")],
        containerStatuses: [container({ ready: false, state: { waiting: { reason: "ContainerCreating" } } })],
      },
    },
    {
      status: {
        phase: "Running",
        conditions: [condition("Ready", "True"), condition("ContainersReady", "True")],
        containerStatuses: [
          container({ ready: true, state: { running: { startedAt: "2026-01-01T00:00:00Z" } } }),
        ],
      },
    },
    "phase: Pending → Running; condition Ready: False → True",
  ],
  [
    "one of two containers is ready",
    { status: { containerStatuses: [container({ ready: false }), { name: "side", ready: true }] } },
    { status: { containerStatuses: [container({ ready: true }), { name: "side", ready: true }] } },
    "nginx ready: false → true",
  ],
  [
    "an image that is not there: the reason, not the wall of text",
    { status: { containerStatuses: [container({ state: { waiting: { reason: "ContainerCreating" } } })] } },
    {
      status: {
        containerStatuses: [
          container({
            state: { waiting: { reason: "ErrImagePull", message: "rpc error: code = NotFound …" } },
          }),
        ],
      },
    },
    "nginx waiting: ContainerCreating → ErrImagePull",
  ],
  [
    "it has ended, and starts again",
    { status: { containerStatuses: [container({ restartCount: 0, state: { running: {} } })] } },
    {
      status: {
        containerStatuses: [
          container({ restartCount: 1, state: { terminated: { reason: "Error", exitCode: 1 } } }),
        ],
      },
    },
    "nginx restarts: 0 → 1; nginx terminated: - → Error; nginx exit code: - → 1",
  ],
  [
    "counts that say the same",
    { status: { replicas: 2, readyReplicas: 1, availableReplicas: 1 } },
    { status: { replicas: 2, readyReplicas: 2, availableReplicas: 2 } },
    "status.readyReplicas: 1 → 2",
  ],
  [
    "counts that do not",
    { status: { readyReplicas: 1, availableReplicas: 1 } },
    { status: { readyReplicas: 2, availableReplicas: 1 } },
    "status.readyReplicas: 1 → 2",
  ],
  [
    "an address that goes",
    { endpoints: [{ addresses: ["10.1.1.1"], conditions: { ready: false } }] },
    { endpoints: [] },
    "address: 10.1.1.1 → -",
  ],
  [
    "a wish and a label, the wish first",
    { metadata: { name: "web", labels: { app: "web" } }, spec: { replicas: 1 } },
    { metadata: { name: "web", labels: { app: "old" } }, spec: { replicas: 2 } },
    "spec.replicas: 1 → 2; metadata.labels.app: web → old",
  ],
  ["only what machines read", { metadata: { name: "web", resourceVersion: "1" } }, {
    metadata: { name: "web", resourceVersion: "2" },
  }, ""],
  ["what has never been so and is not so now", {}, {
    status: { conditions: [condition("Available", "False")] },
  }, ""],
];

for (const [name, before, after, told] of cases) {
  Deno.test(`${name}: ${told || "nothing"}`, () =>
    assert.equal(text(essentials(changesBetween(object(before), object(after)))), told));
}
