import assert from "node:assert/strict";
import { EventQueue } from "../../../../src/simulator/clock/event_queue.ts";
import type { Plugin } from "../../../../src/simulator/kubernetes/scheduler/refusal.ts";
import { SchedulingQueue } from "../../../../src/simulator/kubernetes/scheduler/scheduling_queue.ts";

const FIT: ReadonlySet<Plugin> = new Set(["NodeResourcesFit"]);

function started(
  fits: (key: string) => boolean,
): { clock: EventQueue; queue: SchedulingQueue; tried: string[] } {
  const clock = new EventQueue(0);
  const tried: string[] = [];
  const queue = new SchedulingQueue(clock, (key) => {
    tried.push(`${key}@${clock.now()}`);
    if (fits(key)) queue.remove(key);
    else queue.failed(key, 0, FIT);
  });
  return { clock, queue, tried };
}

Deno.test("the most important first, then those that came first; a few at a time", () => {
  const { clock, queue, tried } = started(() => true);
  for (let index = 0; index < 9; index++) queue.add(`p${index}`, 0);
  queue.add("vip", 10);
  clock.advance(1000);
  assert.deepEqual(tried.map((it) => it.split("@")[0]), [
    "vip",
    ...Array.from({ length: 9 }, (_, i) => `p${i}`),
  ]);
  assert.deepEqual([tried[0], tried[9]], ["vip@14", "p8@16"]);
});

Deno.test("after a failure a pod waits for a change that concerns it, ever longer", () => {
  const { clock, queue, tried } = started(() => false);
  queue.add("p", 0);
  clock.advance(100);
  queue.moved(["NodePorts"]);
  clock.advance(5000);
  assert.equal(tried.length, 1);
  for (let time = 0; time < 4; time++) {
    queue.moved(["NodeResourcesFit"]);
    clock.advance(20_000);
  }
  const times = tried.map((it) => Number(it.split("@")[1]));
  assert.equal(times.length, 5);
  queue.moved(["NodeResourcesFit"]);
  queue.moved(["NodeResourcesFit"]);
  clock.advance(3000);
  assert.equal(tried.length, 6);
});

Deno.test("a pod that nothing concerns is tried after five minutes; one that is gone never", () => {
  const { clock, queue, tried } = started(() => false);
  queue.add("p", 0);
  queue.add("q", 0);
  clock.advance(1000);
  queue.remove("q");
  clock.advance(301_000);
  assert.deepEqual(tried.map((it) => it.split("@")[0]), ["p", "q", "p"]);
});
