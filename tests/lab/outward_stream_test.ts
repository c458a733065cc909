import assert from "node:assert/strict";
import { OutwardStream } from "../../src/lab/outward_stream.ts";
import { BrokenPipe } from "../../src/simulator/host/stream.ts";

Deno.test("what is written goes out in order, and writers wait while much of it is not taken", async () => {
  const taken: string[] = [];
  let go!: () => void;
  const gate = new Promise<void>((resolve) => go = resolve);
  const stream = new OutwardStream(async (text) => {
    taken.push(text);
    await gate;
  }, "out");
  stream.write("a");
  stream.write("b");
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(taken, ["ab"]);
  stream.write("x".repeat(1 << 19));
  assert.equal(stream.isFull, true);
  let woken = false;
  stream.onChange(() => woken = true);
  go();
  await stream.flush();
  assert.equal(stream.isFull, false);
  assert.equal(woken, true);
});

Deno.test("when nobody takes it any more, the next write breaks the pipe", async () => {
  const stream = new OutwardStream(() => Promise.reject(new Error("gone")), "out");
  stream.write("a");
  await stream.flush();
  assert.throws(() => stream.write("b"), BrokenPipe);
});
