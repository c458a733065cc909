import assert from "node:assert/strict";
import { goLayoutTime } from "../../../src/programs/helm/go_layout.ts";

const time = "2026-02-03T16:05:09.120Z";
const cases: [string, string][] = [
  ["2006-01-02 15:04:05Z0700", "2026-02-03 16:05:09Z"],
  ["Mon Jan _2 15:04:05 2006", "Tue Feb  3 16:05:09 2026"],
  ["Monday, 2 January 06 3:4:5PM MST", "Tuesday, 3 February 26 4:5:9PM UTC"],
  ["15:04:05.000 -0700", "16:05:09.120 +0000"],
  ["15:04:05.999 -07:00", "16:05:09.12 +00:00"],
  ["002", "034"],
  ["no time", "no time"],
];
for (const [layout, expected] of cases) {
  Deno.test(`a time laid out as ${layout}`, () => assert.equal(goLayoutTime(time, layout), expected));
}

Deno.test("a time keeps its zone, and what is none is left", () => {
  assert.equal(goLayoutTime("2026-02-03T16:05:09+01:30", "15:04 Z07:00"), "16:05 +01:30");
  assert.equal(goLayoutTime("soon", "2006"), "soon");
});
