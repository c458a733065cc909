import assert from "node:assert/strict";
import {
  addFailures,
  finishedMs,
  remainingMs,
} from "../../../../src/simulator/kubernetes/controllers/job_backoff.ts";
import type { Pod } from "../../../../src/simulator/kubernetes/controllers/pod_control.ts";

const T0 = Date.parse("2026-11-22T12:00:00Z");
const text = (seconds: number) => new Date(T0 + seconds * 1000).toISOString();
const ended = (seconds: number) => ({
  metadata: { creationTimestamp: text(0) },
  status: { containerStatuses: [{ name: "c", state: { terminated: { finishedAt: text(seconds) } } }] },
} as unknown as Pod);

const waits: [count: number, elapsedMs: number, expected: number][] = [
  [0, 0, 0],
  [1, 0, 10_000],
  [1, 4000, 6000],
  [2, 0, 20_000],
  [3, 0, 40_000],
  [7, 0, 600_000],
  [1, 11_000, 0],
];

for (const [count, elapsed, expected] of waits) {
  Deno.test(`after ${count} failures, ${elapsed} ms ago`, () => {
    assert.equal(remainingMs({ count, lastMs: T0 }, T0 + elapsed), expected);
  });
}

Deno.test("a success forgets the failures before it", () => {
  const known = addFailures({ count: 0, lastMs: 0 }, [], [ended(1), ended(3)]);
  assert.deepEqual(known, { count: 2, lastMs: T0 + 3000 });
  assert.deepEqual(addFailures(known, [ended(5)], [ended(4), ended(6)]), { count: 1, lastMs: T0 + 6000 });
  assert.deepEqual(addFailures(known, [ended(5)], []), { count: 0, lastMs: 0 });
  assert.deepEqual(addFailures(known, [], []), known);
});

Deno.test("the end of a pod whose containers do not say when", () => {
  const metadata = { creationTimestamp: text(0) };
  const unready = {
    metadata,
    status: { conditions: [{ type: "Ready", status: "False", lastTransitionTime: text(7) }] },
  };
  assert.equal(finishedMs(unready as unknown as Pod), T0 + 7000);
  const deleted = { metadata: { ...metadata, deletionTimestamp: text(40), deletionGracePeriodSeconds: 30 } };
  assert.equal(finishedMs(deleted as unknown as Pod), T0 + 10_000);
  assert.equal(finishedMs({ metadata } as unknown as Pod), T0);
});
