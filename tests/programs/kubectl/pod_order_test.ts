import assert from "node:assert/strict";
import { byActivity } from "../../../src/programs/kubectl/pod_order.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

const ready = { type: "Ready", status: "True", lastTransitionTime: "2026-01-01T10:00:00Z" };
const running = { phase: "Running", conditions: [ready] };

/** Each pod comes before the next. */
const pods: [why: string, pod: object][] = [
  ["best", { spec: { nodeName: "n" }, status: running }],
  ["ready for less time", {
    spec: { nodeName: "n" },
    status: {
      ...running,
      conditions: [{ ...ready, lastTransitionTime: "2026-01-01T11:00:00Z" }],
    },
  }],
  ["not ready", { spec: { nodeName: "n" }, status: { phase: "Running" } }],
  ["restarted", {
    spec: { nodeName: "n" },
    status: { phase: "Running", containerStatuses: [{ restartCount: 2 }] },
  }],
  ["pending", { spec: { nodeName: "n" }, status: { phase: "Pending" } }],
  ["without a node", { spec: {}, status: { phase: "Pending" } }],
];

Deno.test("of several pods, the one that is most likely to answer comes first", () => {
  const objects = pods.map(([name, pod]) => ({ metadata: { name }, ...pod }) as unknown as KubeObject);
  assert.deepEqual(
    objects.toReversed().sort(byActivity).map(({ metadata }) => metadata.name),
    pods.map(([name]) => name),
  );
});

Deno.test("of equal pods, the older comes first", () => {
  const made = (creationTimestamp: string) => ({ metadata: { creationTimestamp } }) as KubeObject;
  assert.ok(byActivity(made("2026-01-01T00:00:00Z"), made("2026-01-02T00:00:00Z")) < 0);
  assert.equal(byActivity(made("2026-01-01T00:00:00Z"), made("2026-01-01T00:00:00Z")), 0);
});
