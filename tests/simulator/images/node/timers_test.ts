import assert from "node:assert/strict";
import { Timers } from "../../../../src/simulator/images/node/timers.ts";

Deno.test("timers are due in their order, and repeat", () => {
  let now = 0;
  const timers = new Timers(() => now);
  const [late, every, first] = [timers.add(20, false), timers.add(10, true), timers.add(0, false)];
  assert.equal(timers.nextInMs, 0);
  assert.equal(timers.takeDue(), first);
  assert.equal(timers.takeDue(), undefined);
  now = 20;
  assert.equal(timers.takeDue(), every);
  assert.equal(timers.takeDue(), late);
  timers.hold(every, false);
  assert.ok(!timers.isHeld);
  timers.remove(every);
  assert.equal(timers.nextInMs, undefined);
});
