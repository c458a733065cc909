import assert from "node:assert/strict";
import { meterLine } from "../../../../../src/simulator/userland/commands/curl/progress_meter.ts";

const lines: [progress: Parameters<typeof meterLine>[0], line: string][] = [
  [
    { receivedBytes: 0, sentBytes: 0, ms: 0 },
    "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0",
  ],
  [
    { receivedBytes: 6, sentBytes: 9, expectedBytes: 6, ms: 1 },
    "\r100    15  100     6  100     9   6000   9000 --:--:-- --:--:-- --:--:-- 15000",
  ],
  [
    { receivedBytes: 0, sentBytes: 0, expectedBytes: 9, ms: 4 },
    "\r  0     9    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0",
  ],
  [
    { receivedBytes: 204_800, sentBytes: 0, expectedBytes: 204_800, ms: 2000 },
    "\r100  200k  100  200k    0     0   100k      0  0:00:02  0:00:02 --:--:--  100k",
  ],
];

for (const [progress, line] of lines) {
  Deno.test(`the meter of ${JSON.stringify(progress)}`, () => assert.equal(meterLine(progress), line));
}
