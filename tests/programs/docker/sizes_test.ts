import assert from "node:assert/strict";
import { binarySize, humanDuration, humanSize, parseBytes } from "../../../src/programs/docker/sizes.ts";

Deno.test("sizes have four digits and steps of a thousand, or of 1024", () => {
  for (
    const [bytes, decimal, binary] of [
      [0, "0B", "0B"],
      [999, "999B", "999B"],
      [1095, "1.095kB", "1.069KiB"],
      [187_654_321, "187.7MB", "179MiB"],
      [8_221_122_560, "8.221GB", "7.657GiB"],
      [1_000_000, "1MB", "976.6KiB"],
    ] as const
  ) {
    assert.equal(humanSize(bytes), decimal);
    assert.equal(binarySize(bytes), binary);
  }
  assert.equal(humanSize(187_654_321, 3), "188MB");
});

Deno.test("a size is read with and without its unit", () => {
  for (
    const [text, bytes] of [
      ["512m", 512 * 1024 ** 2],
      ["1.5g", 1.5 * 1024 ** 3],
      ["100kb", 102_400],
      ["1GiB", 1024 ** 3],
      ["1024", 1024],
      ["10b", 10],
      ["foo", undefined],
      ["", undefined],
      ["-5", undefined],
      ["5x", undefined],
    ] as const
  ) assert.equal(parseBytes(text), bytes, text);
});

Deno.test("spans are in words", () => {
  const second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
  for (
    const [ms, text] of [
      [500, "Less than a second"],
      [second, "1 second"],
      [47 * second, "47 seconds"],
      [minute, "About a minute"],
      [3 * minute, "3 minutes"],
      [hour, "About an hour"],
      [47 * hour, "47 hours"],
      [3 * day, "3 days"],
      [15 * day, "2 weeks"],
      [61 * day, "2 months"],
      [800 * day, "2 years"],
    ] as const
  ) assert.equal(humanDuration(ms), text);
});
