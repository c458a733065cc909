import assert from "node:assert/strict";
import fc from "fast-check";
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";

Deno.test("law: events run by time, then in the order in which they were scheduled", () => {
  fc.assert(fc.property(fc.array(fc.nat(20)), (delays) => {
    const queue = new EventQueue(0);
    const ran: [at: number, index: number][] = [];
    delays.forEach((delay, index) => queue.schedule(delay, () => ran.push([queue.now(), index])));
    assert.equal(queue.advance(20), delays.length);
    const expected = delays.map((delay, index): [number, number] => [delay, index])
      .sort(([a, i], [b, j]) => a - b || i - j);
    assert.deepEqual(ran, expected);
  }));
});

Deno.test("time stands where it was advanced to, and never goes back", () => {
  const queue = new EventQueue(1000);
  assert.equal(queue.advance(500), 0);
  assert.equal(queue.now(), 1500);
  queue.advanceTo(100);
  assert.equal(queue.now(), 1500);
});

Deno.test("what an event schedules for now runs in the same advance", () => {
  const queue = new EventQueue(0);
  const seen: string[] = [];
  queue.schedule(5, () => {
    seen.push(`first at ${queue.now()}`);
    queue.schedule(0, () => seen.push(`second at ${queue.now()}`));
    queue.schedule(6, () => seen.push("too late"));
  });
  assert.equal(queue.advance(10), 2);
  assert.deepEqual(seen, ["first at 5", "second at 5"]);
  assert.equal(queue.nextAt(), 11);
});

Deno.test("an event can be taken back, more than once and after it has run", () => {
  const queue = new EventQueue(0);
  let ran = 0;
  const cancel = queue.schedule(1, () => ran++);
  cancel();
  cancel();
  assert.equal(queue.nextAt(), undefined);
  const late = queue.schedule(1, () => ran++);
  queue.advance(1);
  late();
  assert.equal(ran, 1);
});

Deno.test("a driver is told of events that are due before all others", () => {
  const queue = new EventQueue(0);
  let calls = 0;
  queue.onEarlier = () => calls++;
  queue.schedule(10, () => {});
  queue.schedule(20, () => {});
  queue.schedule(5, () => {});
  assert.equal(calls, 2);
});

Deno.test("advancing can stop after an event, and then the clock stands there", () => {
  const queue = new EventQueue(0);
  const log: number[] = [];
  for (const delay of [10, 20, 20, 30]) queue.schedule(delay, () => log.push(queue.now()));
  assert.equal(queue.advanceTo(100, () => log.length === 2), 2);
  assert.deepEqual([log, queue.now()], [[10, 20], 20]);
  assert.equal(queue.advanceTo(100, () => true), 1, "it always gets on by one");
  assert.equal(queue.advanceTo(100), 1);
  assert.equal(queue.now(), 100);
});
