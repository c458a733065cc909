import assert from "node:assert/strict";
import {
  ansicTime,
  plainTime,
  releaseTime,
  secondsTime,
  timeMs,
} from "../../../src/programs/helm/release_time.ts";

const cases: [string, string, string, string][] = [
  [
    "2026-11-23T06:21:16.376418920Z",
    "Mon Nov 23 06:21:16 2026",
    "2026-11-23 06:21:16.37641892 +0000 UTC",
    "2026-11-23T06:21:16Z",
  ],
  [
    "2026-02-03T06:21:16+01:00",
    "Tue Feb  3 06:21:16 2026",
    "2026-02-03 06:21:16 +0100 +0100",
    "2026-02-03T06:21:16+01:00",
  ],
  ["soon", "soon", "soon", "soon"],
];
for (const [text, ansic, plain, seconds] of cases) {
  Deno.test(`a time in Go's forms: ${text}`, () => {
    assert.deepEqual([ansicTime(text), plainTime(text), secondsTime(text)], [ansic, plain, seconds]);
  });
}

Deno.test("times can be sorted", () => {
  assert.ok(timeMs("2026-02-03T06:21:16+01:00") < timeMs("2026-02-03T05:21:17Z"));
  assert.equal(timeMs(""), 0);
});

const TIME = "2026-02-03T16:05:09.120Z";
const LAYOUTS: [string, string][] = [
  ["2006-01-02 15:04:05Z0700", "2026-02-03 16:05:09Z"],
  ["Mon Jan _2 15:04:05 2006", "Tue Feb  3 16:05:09 2026"],
  ["Monday, 2 January 06 3:4:5PM MST", "Tuesday, 3 February 26 4:5:9PM UTC"],
  ["15:04:05.000 -0700", "16:05:09.120 +0000"],
  ["15:04:05.999 -07:00", "16:05:09.12 +00:00"],
  ["002", "034"],
  ["no time", "no time"],
];
for (const [layout, expected] of LAYOUTS) {
  Deno.test(`a time laid out as ${layout}`, () => assert.equal(releaseTime(TIME, layout), expected));
}

Deno.test("a time keeps its zone, and what is none is left", () => {
  assert.equal(releaseTime("2026-02-03T16:05:09+01:30", "15:04 Z07:00"), "16:05 +01:30");
  assert.equal(releaseTime("soon", "2006"), "soon");
});
