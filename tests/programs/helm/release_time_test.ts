import assert from "node:assert/strict";
import { ansicTime, plainTime, secondsTime, timeMs } from "../../../src/programs/helm/release_time.ts";

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
