import assert from "node:assert/strict";
import { durationMs } from "../../../../../src/programs/docker/compose/file/duration.ts";

Deno.test("times, with days and weeks", () => {
  const cases: [text: string, ms: number | undefined][] = [
    ["90s", 90_000],
    ["1m30s", 90_000],
    ["1d", 86_400_000],
    ["1w1d12h", 734_400_000],
    [".5d", 43_200_000],
    ["-5s", -5000],
    ["soon", undefined],
    ["5", undefined],
    ["", undefined],
    ["d", undefined],
  ];
  for (const [text, ms] of cases) assert.equal(durationMs(text), ms, text);
});
