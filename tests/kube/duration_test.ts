import assert from "node:assert/strict";
import { parseDuration } from "../../src/kube/duration.ts";

const durations: [string, number | undefined][] = [
  ["0", 0],
  ["10s", 10_000],
  ["1.5h", 5_400_000],
  ["2m30s", 150_000],
  ["250ms", 250],
  ["-1s", -1000],
  ["1d", undefined],
  ["", undefined],
  ["s", undefined],
];

for (const [text, expected] of durations) {
  Deno.test(`a Go duration: ${JSON.stringify(text)}`, () => assert.equal(parseDuration(text), expected));
}
