import assert from "node:assert/strict";
import { drive, waitFor, type Work } from "../../../../src/simulator/docker/build/pending.ts";
import { EventQueue } from "../../../../src/simulator/clock/event_queue.ts";

const queue = new EventQueue(0);

function* twice(fail = false): Work<number> {
  const one = yield* waitFor<number>((resume) => queue.schedule(10, () => resume(1)));
  if (fail) throw new RangeError("no");
  return one + (yield* waitFor<number>((resume) => queue.schedule(10, () => resume(2))));
}

Deno.test("work waits, and ends with its value or its error", () => {
  const ends: unknown[] = [];
  drive(twice(), (end) => void ends.push(end));
  drive(twice(true), (end) => void ends.push("error" in end));
  const stop = drive(twice(), () => assert.fail("it was stopped"));
  queue.advance(10);
  stop();
  queue.advance(100);
  assert.deepEqual(ends, [true, { value: 3 }]);
});

Deno.test("what cannot even begin is told to who waits for it", () => {
  function* careful(): Work<string> {
    try {
      return yield* waitFor<string>(() => {
        throw new RangeError("not here");
      });
    } catch (error) {
      return (error as Error).message;
    }
  }
  let value: unknown;
  drive(careful(), (end) => void (value = end));
  assert.deepEqual(value, { value: "not here" });
});
