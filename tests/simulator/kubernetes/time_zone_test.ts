import assert from "node:assert/strict";
import { isTimeZone, wallTime, zonedMs, zonedText } from "../../../src/simulator/kubernetes/time_zone.ts";

Deno.test("what clocks show", () => {
  const at = Date.parse("2026-11-22T23:36:00Z");
  const facts = { year: 2026, month: 11, minute: 36 };
  assert.deepEqual(wallTime(at, "UTC"), { ...facts, day: 22, hour: 23, weekday: 0 });
  assert.deepEqual(wallTime(at, "Europe/Berlin"), { ...facts, day: 23, hour: 0, weekday: 1 });
});

const days: [zone: string, day: [number, number, number], expected: string][] = [
  ["UTC", [2026, 12, 32], "2027-01-01T00:00:00.000Z"],
  ["Europe/Berlin", [2026, 7, 1], "2026-06-30T22:00:00.000Z"],
  ["America/New_York", [2026, 11, 1], "2026-11-01T04:00:00.000Z"],
  ["America/New_York", [2026, 11, 2], "2026-11-02T05:00:00.000Z"],
  ["Pacific/Auckland", [2026, 1, 1], "2025-12-31T11:00:00.000Z"],
];

for (const [zone, [year, month, day], expected] of days) {
  Deno.test(`${year}-${month}-${day} begins in ${zone}`, () => {
    assert.equal(new Date(zonedMs({ year, month, day }, zone)).toISOString(), expected);
  });
}

Deno.test("names of zones", () => {
  assert.equal(isTimeZone("Etc/UTC"), true);
  assert.equal(isTimeZone("Mars/Olympus"), false);
});

const written: [zone: string, expected: string][] = [
  ["UTC", "2026-11-22T12:00:00Z"],
  ["Europe/Berlin", "2026-11-22T13:00:00+01:00"],
  ["America/St_Johns", "2026-11-22T08:30:00-03:30"],
];

for (const [zone, expected] of written) {
  Deno.test(`noon as written in ${zone}`, () => {
    assert.equal(zonedText(Date.parse("2026-11-22T12:00:00Z"), zone), expected);
  });
}
