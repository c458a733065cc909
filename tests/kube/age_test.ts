import assert from "node:assert/strict";
import fc from "fast-check";
import { ageSince, humanDuration } from "../../src/kube/age.ts";

const second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour, year = 365 * day;

const durations: [number, string][] = [
  [-3 * second, "<invalid>"],
  [-1.5 * second, "0s"],
  [0, "0s"],
  [999, "0s"],
  [59 * second, "59s"],
  [119 * second, "119s"],
  [2 * minute, "2m"],
  [2 * minute + 5 * second, "2m5s"],
  [10 * minute - second, "9m59s"],
  [10 * minute + 5 * second, "10m"],
  [179 * minute, "179m"],
  [3 * hour, "3h"],
  [3 * hour + 12 * minute, "3h12m"],
  [8 * hour + 12 * minute, "8h"],
  [26 * hour, "26h"],
  [47 * hour + 59 * minute, "47h"],
  [2 * day, "2d"],
  [2 * day + 3 * hour, "2d3h"],
  [8 * day + 3 * hour, "8d"],
  [64 * day, "64d"],
  [729 * day, "729d"],
  [2 * year + 13 * day, "2y13d"],
  [2 * year, "2y"],
  [8 * year + 13 * day, "8y"],
];

Deno.test("durations are printed as kubectl prints them", () => {
  for (const [ms, human] of durations) {
    assert.equal(humanDuration(ms), human, `${ms} ms`);
  }
});

Deno.test("an age counts from a timestamp to now", () => {
  const now = Date.parse("2026-01-02T00:00:00Z");
  assert.equal(ageSince("2026-01-01T23:55:00Z", now), "5m");
  assert.equal(ageSince("2026-01-01T23:59:59.500000Z", now), "0s");
  assert.equal(ageSince(undefined, now), "<unknown>");
  assert.equal(ageSince(null, now), "<unknown>");
  assert.equal(ageSince("yesterday", now), "<unknown>");
});

Deno.test("no duration needs more than seven characters", () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 100 * year, noNaN: true }), (ms) => {
    assert.ok(humanDuration(ms).length <= 7);
  }));
});
