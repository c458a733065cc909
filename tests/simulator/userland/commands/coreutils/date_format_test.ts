import assert from "node:assert/strict";
import { formatDate } from "../../../../../src/simulator/userland/commands/coreutils/date_format.ts";

const ms = Date.UTC(2026, 1, 3, 4, 5, 6, 7);

for (
  const [format, text] of [
    ["%F %T %Z %z", "2026-02-03 04:05:06 UTC +0000"],
    ["%-d %_d %e %3d %^a %#Z %10Y", "3  3  3 003 TUE utc 0000002026"],
    ["%j %U %V %W %u %w %g %G %q", "034 05 06 05 2 2 26 2026 1"],
    ["%N %3N %s", "007000000 007 1770091506"],
    ["%I %l %p %P %r", "04  4 AM am 04:05:06 AM"],
    ["%c|%x|%D|%n|%t|%%|%Q", "Tue Feb  3 04:05:06 2026|02/03/26|02/03/26|\n|\t|%|%Q"],
    ["%:z %::z %:::z", "+00:00 +00:00:00 +00"],
  ] as const
) {
  Deno.test(`date's format ${format}`, () => assert.equal(formatDate(format, { ms, zone: "UTC" }), text));
}

Deno.test("a week belongs to the year of its Thursday, also across the turn of the year", () => {
  assert.equal(formatDate("%G-W%V", { ms: Date.UTC(2027, 0, 1), zone: "UTC" }), "2026-W53");
});
