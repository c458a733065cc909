import assert from "node:assert/strict";
import { errorOf, humanSize, progressOf, stepOf } from "../../../src/simulator/docker/progress.ts";

const SIZES: [bytes: number, text: string][] = [
  [0, "0B"],
  [999, "999B"],
  [1748, "1.748kB"],
  [40_790_000, "40.79MB"],
  [1_020_000_000, "1.02GB"],
];

for (const [bytes, text] of SIZES) {
  Deno.test(`${bytes} bytes are ${text}`, () => assert.equal(humanSize(bytes), text));
}

Deno.test("the bar is as old clients show it", () => {
  const half = progressOf("Downloading", "abc", 43_470_000, 86_940_000);
  assert.equal(half.progress, `[${"=".repeat(25)}>${" ".repeat(25)}]  43.47MB/86.94MB`);
  const full = progressOf("Extracting", "abc", 1748, 1748);
  assert.equal(full.progress, `[${"=".repeat(50)}>]  1.748kB/1.748kB`);
  assert.deepEqual(stepOf("Waiting", "abc"), { status: "Waiting", progressDetail: {}, id: "abc" });
  assert.deepEqual(errorOf("x", 2), { errorDetail: { code: 2, message: "x" }, error: "x" });
});
