import assert from "node:assert/strict";
import { laidOut, timeParts } from "../../src/kube/go_layout.ts";

const moment = timeParts(Date.UTC(2026, 1, 3, 14, 35, 9, 120), { minutes: -90 });
const cases: [layout: string, text: string][] = [
  ["Mon Jan _2 15:04:05 2006", "Tue Feb  3 13:05:09 2026"],
  ["Monday, January __2 06 3:4:5PM", "Tuesday, February  34 26 1:5:9PM"],
  [".000 .999999 ,00", ".120 .12 ,12"],
  ["-07 -0700 -07:00 -07:00:00 Z07:00 MST", "-01 -0130 -01:30 -01:30:00 -01:30 -0130"],
];

for (const [layout, text] of cases) {
  Deno.test(`a time laid out as ${layout}`, () => assert.equal(laidOut(layout, moment), text));
}

Deno.test("Greenwich is a Z", () => {
  assert.equal(laidOut("15:04Z0700 MST", timeParts(0, { minutes: 0, name: "UTC" })), "00:00Z UTC");
});
