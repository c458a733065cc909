import assert from "node:assert/strict";
import { wideRanges } from "../../src/terminal/wide_ranges.ts";

Deno.test("the ranges are sorted, apart, and hold the well-known ones", () => {
  assert.equal(wideRanges.length % 2, 0);
  for (let index = 1; index < wideRanges.length; index++) {
    assert.ok(wideRanges[index]! >= wideRanges[index - 1]!, `entry ${index}`);
  }
  const holds = (code: number) =>
    wideRanges.some((first, index) => index % 2 === 0 && first <= code && code <= wideRanges[index + 1]!);
  const table: [number, boolean][] = [[0x1100, true], [0x4e00, true], [0x1f600, true], [0xff01, true], [
    0x41,
    false,
  ], [
    0x2026,
    false,
  ], [0x3fffd, true]];
  for (const [code, wide] of table) assert.equal(holds(code), wide, code.toString(16));
});
