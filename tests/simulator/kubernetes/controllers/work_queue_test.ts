import assert from "node:assert/strict";
import { EventQueue } from "../../../../src/simulator/clock/event_queue.ts";
import { countingDelayMs, WorkQueue } from "../../../../src/simulator/kubernetes/controllers/work_queue.ts";
import { StatusError } from "../../../../src/simulator/kubernetes/status_error.ts";

Deno.test("a key waits at most once, and the earliest time wins", () => {
  const queue = new EventQueue(0);
  const done: [string, number][] = [];
  const work = new WorkQueue(queue, { delayMs: 10, work: (key) => done.push([key, queue.now()]) });
  work.add("a");
  work.add("a");
  work.add("b", 100);
  work.add("b", 5);
  queue.advance(1000);
  assert.deepEqual(done, [["b", 5], ["a", 10]]);
});

Deno.test("a refusal is tried again, ever later", () => {
  const queue = new EventQueue(0);
  const times: number[] = [];
  const work = new WorkQueue(queue, {
    delayMs: 1,
    work: () => {
      times.push(queue.now());
      if (times.length < 5) throw new StatusError(409, "Conflict", "no");
    },
  });
  work.add("a");
  queue.advance(1000);
  assert.deepEqual(times, [1, 6, 16, 36, 76]);
});

Deno.test("any other error is a mistake of ours and is not hidden", () => {
  const queue = new EventQueue(0);
  const work = new WorkQueue(queue, {
    delayMs: 1,
    work: () => {
      throw new TypeError("bug");
    },
  });
  work.add("a");
  assert.throws(() => queue.advance(10), TypeError);
});

Deno.test("who owns thousands is counted less often", () => {
  assert.deepEqual([0, 300, 10_000].map((objects) => countingDelayMs(6, objects)), [6, 6, 200]);
});
