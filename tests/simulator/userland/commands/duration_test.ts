import assert from "node:assert/strict";
import { durationMs } from "../../../../src/simulator/userland/commands/duration.ts";

const CASES: [text: string, ms: number | undefined][] = [
  ["1", 1000],
  ["1.5m", 90_000],
  [".5s", 500],
  ["1e1h", 36_000_000],
  ["2d", 172_800_000],
  ["infinity", Infinity],
  ["inf", Infinity],
  ["", undefined],
  ["1w", undefined],
  ["1S", undefined],
  ["x", undefined],
];

for (const [text, ms] of CASES) {
  Deno.test(`a time to wait: ${text}`, () => assert.equal(durationMs(text), ms));
}
