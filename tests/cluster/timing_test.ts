import assert from "node:assert/strict";
import { systemTiming } from "../../src/cluster/timing.ts";

Deno.test("a sleep ends when it is aborted, and does not reject", async () => {
  const stop = new AbortController();
  const slept = systemTiming.sleep(1_000_000, stop.signal);
  stop.abort();
  await slept;
  await systemTiming.sleep(1_000_000, stop.signal);
});

Deno.test("breathing lets timers run", async () => {
  let ran = false;
  setTimeout(() => ran = true, 0);
  await systemTiming.breathe();
  assert.ok(ran);
});

Deno.test("time and chance are in range", () => {
  assert.ok(systemTiming.now() > Date.parse("2020-01-01"));
  const drawn = systemTiming.random();
  assert.ok(drawn >= 0 && drawn < 1);
});
