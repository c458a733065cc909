import assert from "node:assert/strict";
import {
  diskBytes,
  fullTime,
  humanSize,
  kindName,
  listedTime,
} from "../../../../../src/simulator/userland/commands/coreutils/file_facts_text.ts";

for (
  const [bytes, shown] of [
    [0, "0"],
    [1023, "1023"],
    [1024, "1.0K"],
    [1025, "1.1K"],
    [10_000, "9.8K"],
    [10_240, "10K"],
    [1_048_575, "1.0M"],
    [25_000_000_000, "24G"],
  ] as const
) {
  Deno.test(`file facts: ${bytes} bytes`, () => assert.equal(humanSize(bytes), shown));
}

Deno.test("file facts: times, kinds and space", () => {
  const now = Date.UTC(2026, 10, 22, 11, 33, 4);
  assert.equal(listedTime(now - 1000, now), "Nov 22 11:33");
  assert.equal(listedTime(Date.UTC(2021, 5, 1), now), "Jun  1  2021");
  assert.equal(fullTime(now), "2026-11-22 11:33:04.000000000 +0000");
  assert.equal(kindName({ kind: "file", size: 0 }), "regular empty file");
  assert.equal(diskBytes({ kind: "file", size: 5000 }), 8192);
});
