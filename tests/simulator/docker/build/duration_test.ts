import assert from "node:assert/strict";
import { durationNs } from "../../../../src/simulator/docker/build/duration.ts";

const GOOD: [text: string, ns: number][] = [["0", 0], ["30s", 30e9], ["1m30s", 90e9], ["1.5h", 5400e9], [
  "250ms",
  25e7,
]];
for (const [text, ns] of GOOD) Deno.test(`${text} is ${ns} ns`, () => assert.equal(durationNs(text), ns));

const BAD: [text: string, message: RegExp][] = [
  ["", /invalid duration ""/],
  ["soon", /invalid duration "soon"/],
  ["30", /missing unit in duration "30"/],
  ["3x", /unknown unit "x" in duration "3x"/],
];
for (const [text, message] of BAD) {
  Deno.test(`${text} is no time`, () => assert.throws(() => durationNs(text), message));
}
