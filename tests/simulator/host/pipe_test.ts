import assert from "node:assert/strict";
import { makePipe } from "../../../src/simulator/host/pipe.ts";
import { BrokenPipe } from "../../../src/simulator/host/stream.ts";

Deno.test("what is written is read; without writers comes the end", () => {
  const { input, output } = makePipe(7);
  assert.equal(input.label, "pipe:[7]");
  assert.equal(input.read(), undefined);
  output.write("a\nb");
  assert.equal(input.readLine(), "a\n");
  assert.equal(input.readLine(), undefined);
  output.release();
  assert.equal(input.readLine(), "b");
  assert.equal(input.readLine(), "");
});

Deno.test("an end is open as long as one holds it", () => {
  const { input, output } = makePipe(7);
  output.retain();
  output.release();
  assert.equal(input.read(), undefined);
  input.release();
  assert.throws(() => output.write("x"), BrokenPipe);
});

Deno.test("a full pipe says so, and wakes who waits when there is room", () => {
  const { input, output } = makePipe(7);
  output.write("x".repeat(65_536));
  assert.equal(output.isFull, true);
  let woken = 0;
  output.onChange(() => woken++);
  assert.equal(input.read(10), "x".repeat(10));
  assert.equal(woken, 1);
  assert.equal(output.isFull, false);
});

Deno.test("a line longer than the pipe comes in pieces", () => {
  const { input, output } = makePipe(7);
  output.write("x".repeat(70_000));
  assert.equal(input.readLine()?.length, 70_000);
});
