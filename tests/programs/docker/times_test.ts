import assert from "node:assert/strict";
import { ansicTime, goTime, nanoTime, timestamp } from "../../../src/programs/docker/times.ts";

Deno.test("times are printed as Go prints them", () => {
  const ms = Date.UTC(2026, 10, 3, 6, 21, 32, 5);
  assert.equal(goTime(ms), "2026-11-03 06:21:32 +0000 UTC");
  assert.equal(ansicTime(ms), "Tue Nov  3 06:21:32 2026");
  assert.equal(nanoTime(BigInt(ms) * 1_000_000n + 7n), "2026-11-03T06:21:32.005000007Z");
});

Deno.test("--since takes spans, dates and seconds", () => {
  for (
    const [text, seconds] of [
      ["10m", "400.000000000"],
      ["1970-01-01T00:10:00Z", "600.000000000"],
      ["1970-01-01T00:10:00.5Z", "600.5"],
      ["1970-01-01", "0.000000000"],
      ["1970-01-02T01:00", "90000.000000000"],
      ["123.5", "123.5"],
    ] as const
  ) assert.equal(Number(timestamp(text, 1_000_000)), Number(seconds), text);
  assert.throws(() => timestamp("x", 0), { message: 'failed to parse value as time or duration: "x"' });
});
