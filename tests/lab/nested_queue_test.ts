import assert from "node:assert/strict";
import { nestQueue } from "../../src/lab/nested_queue.ts";
import { EventQueue } from "../../src/simulator/clock/event_queue.ts";

Deno.test("what is due in the inner queue runs when the outer one gets there, in between its own events", () => {
  const outer = new EventQueue(1000);
  const inner = new EventQueue(400);
  const ran: string[] = [];
  inner.schedule(900, () => ran.push("inner 1300"));
  const sync = nestQueue(outer, inner);
  outer.schedule(100, () => {
    ran.push("outer 1100");
    sync();
    inner.schedule(50, () => ran.push(`inner ${inner.now()}`));
  });
  outer.schedule(400, () => ran.push("outer 1400"));
  outer.advanceTo(1500);
  assert.deepEqual(ran, ["outer 1100", "inner 1150", "inner 1300", "outer 1400"]);
  sync();
  assert.equal(inner.now(), 1500);
});

Deno.test("a queue within itself is left alone", () => {
  const queue = new EventQueue(0);
  nestQueue(queue, queue)();
  assert.equal(queue.onEarlier, undefined);
});
