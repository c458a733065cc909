import assert from "node:assert/strict";
import {
  type MeasuredPod,
  MetricError,
  type PodMetric,
  type ReplicaQuestion,
  replicasForUsage,
  replicasForUtilization,
} from "../../../../src/simulator/kubernetes/autoscaler/replicas.ts";

const NOW = Date.parse("2026-01-01T01:00:00Z");
const LONG_AGO = "2026-01-01T00:00:00Z";

interface Told {
  /** Milli-cores; absent: no metrics. */
  use?: number;
  phase?: string;
  isReady?: boolean;
  startedAt?: string;
  isDeleted?: boolean;
}

function question(told: readonly Told[], more: Partial<ReplicaQuestion> = {}): ReplicaQuestion {
  const metrics = new Map<string, PodMetric>();
  const pods = told.map(
    ({ use, phase = "Running", isReady = true, startedAt = LONG_AGO, isDeleted }, index) => {
      const name = `p${index}`;
      if (use !== undefined) metrics.set(name, { value: use, timestampMs: NOW, windowMs: 15000 });
      const conditions = [{
        type: "Ready",
        status: isReady ? "True" : "False",
        lastTransitionTime: startedAt,
      }];
      return {
        metadata: { name, ...(isDeleted ? { deletionTimestamp: LONG_AGO } : {}) },
        spec: { containers: [{ name: "c", resources: { requests: { cpu: "1" } } }] },
        status: { phase, conditions, startTime: startedAt },
      } as unknown as MeasuredPod;
    },
  );
  const tolerances = { up: 0.1, down: 0.1 };
  return { metrics, pods, resource: "cpu", currentReplicas: told.length, tolerances, nowMs: NOW, ...more };
}

const using = (...uses: number[]): Told[] => uses.map((use) => ({ use }));
const NEW = "2026-01-01T00:59:30Z";

/** Pods, the per cent aimed at, pods called for and the per cent seen. */
const cases: [what: string, told: Told[], target: number, replicas: number, utilization: number][] = [
  ["twice as much", using(500, 700), 30, 4, 60],
  ["half as much", using(300, 300, 300, 300), 60, 2, 30],
  ["within the tolerance", using(320, 320), 30, 2, 32],
  ["just beyond it", using(340, 340), 30, 3, 34],
  ["a pod without metrics does not help scaling up", [...using(600), {}], 30, 2, 60],
  ["a pod without metrics counts as busy when scaling down", [...using(100, 100), {}], 50, 3, 10],
  ["a pod that is going does not count", [...using(600, 600), { use: 0, isDeleted: true }], 60, 3, 60],
  ["a pending pod counts as idle when scaling up", [...using(600), { phase: "Pending" }], 30, 2, 60],
  [
    "a pod that starts is not trusted",
    [...using(300), { use: 3000, isReady: false, startedAt: NEW }],
    30,
    2,
    30,
  ],
];

for (const [what, told, target, replicas, utilization] of cases) {
  Deno.test(`utilization: ${what}`, () => {
    const answer = replicasForUtilization(question(told), target);
    assert.deepEqual([answer.replicas, answer.utilization], [replicas, utilization]);
  });
}

Deno.test("an average use in absolute numbers", () => {
  assert.deepEqual(replicasForUsage(question(using(500, 1500)), 500), { replicas: 4, usage: 1000 });
});

const failing: [what: string, asked: ReplicaQuestion, message: string][] = [
  ["no pods", question([]), "no pods returned by selector while calculating replica count"],
  [
    "none that is ready",
    question([{ use: 1, phase: "Pending" }]),
    "did not receive metrics for targeted pods (pods might be unready)",
  ],
  [
    "no request",
    question(using(1), { resource: "memory" }),
    "missing request for memory in container c of Pod p0",
  ],
  ["another container", question(using(1), { container: "x" }), "container x not found in Pod p0"],
];

for (const [what, asked, message] of failing) {
  Deno.test(`nothing can be said of ${what}`, () => {
    assert.throws(() => replicasForUtilization(asked, 50), new MetricError(message));
  });
}
