import assert from "node:assert/strict";
import { stampMicroseconds, timedLine } from "../../src/cluster/timed_line.ts";

const base = Date.parse("2026-01-01T11:00:00Z") * 1000;
const stamps: [stamp: string, us: number][] = [
  ["2026-01-01T11:00:00Z", base],
  ["2026-01-01T11:00:00.5Z", base + 500_000],
  ["2026-01-01T11:00:00.123456789Z", base + 123_456],
  ["2026-01-01T13:00:00.000001+02:00", base + 1],
  ["2026-01-01", NaN],
  ["yesterday", NaN],
];

for (const [stamp, us] of stamps) {
  Deno.test(`${stamp} is ${us} µs`, () => assert.equal(stampMicroseconds(stamp), us));
}

Deno.test("a line is parted into time and text; without a time it is all text", () => {
  const stamp = "2026-01-01T11:00:00Z";
  assert.deepEqual(timedLine(`${stamp} two words`), { stamp, timeUs: base, text: "two words" });
  assert.deepEqual(timedLine(`${stamp} `), { stamp, timeUs: base, text: "" });
  assert.deepEqual(timedLine("rest of a line"), { stamp: "", timeUs: NaN, text: "rest of a line" });
});
