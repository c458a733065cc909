import assert from "node:assert/strict";
import { ProcessCalls } from "../../src/lab/process_calls.ts";
import { Waiters } from "../../src/simulator/host/stream.ts";

Deno.test("a call is done at the process's turn, in order, or waits for a change", async () => {
  const calls = new ProcessCalls();
  const change = new Waiters();
  const done: string[] = [];
  const held: { text?: string } = {};
  const first = calls.ask(() => held.text, change);
  const second = calls.ask(() => (done.push("second"), true), change);
  assert.deepEqual(done, []);
  assert.deepEqual(calls.serve(), [change]);
  assert.equal(await second, true);
  held.text = "read";
  assert.deepEqual(calls.serve(), []);
  assert.equal(await first, "read");
});

Deno.test("what a call throws is told to who asked, and an end of the signal answers nothing", async () => {
  const calls = new ProcessCalls();
  const change = new Waiters();
  const refused = calls.ask(() => {
    throw new Error("no");
  }, change);
  const ending = new AbortController();
  const waiting = calls.ask(() => undefined, change, { signal: ending.signal });
  calls.serve();
  await assert.rejects(refused, /^Error: no$/);
  let asked = 0;
  calls.asked.onChange(() => asked++);
  ending.abort();
  assert.equal(await waiting, undefined);
  assert.equal(asked, 1);
  assert.deepEqual(calls.serve(), []);
});

Deno.test("it says whether somebody waits whom Ctrl-C would end", async () => {
  const calls = new ProcessCalls();
  const change = new Waiters();
  const held: { text?: string } = {};
  const first = calls.ask(() => held.text, change, { isInterruptible: true });
  void calls.ask(() => undefined, change);
  calls.serve();
  assert.equal(calls.isInterruptible, true);
  held.text = "read";
  calls.serve();
  assert.equal(await first, "read");
  assert.equal(calls.isInterruptible, false);
});
