import assert from "node:assert/strict";
import { parseDate } from "../../../../../src/simulator/userland/commands/coreutils/date_input.ts";

/** A Sunday. */
const nowMs = Date.UTC(2026, 10, 22, 11, 33, 4);

for (
  const [text, moment] of [
    ["now", "2026-11-22T11:33:04.000Z"],
    ["", "2026-11-22T00:00:00.000Z"],
    ["tomorrow", "2026-11-23T11:33:04.000Z"],
    ["yesterday 10:00", "2026-11-21T10:00:00.000Z"],
    ["next friday", "2026-11-27T00:00:00.000Z"],
    ["friday", "2026-11-27T00:00:00.000Z"],
    ["last monday", "2026-11-16T00:00:00.000Z"],
    ["next sunday", "2026-11-29T00:00:00.000Z"],
    ["sunday", "2026-11-22T00:00:00.000Z"],
    ["2 weeks ago", "2026-11-08T11:33:04.000Z"],
    ["-3 days", "2026-11-19T11:33:04.000Z"],
    ["90 minutes", "2026-11-22T13:03:04.000Z"],
    ["2026-01-31 +1 month", "2026-03-03T00:00:00.000Z"],
    ["3pm", "2026-11-22T15:00:00.000Z"],
    ["1133", "2026-11-22T11:33:00.000Z"],
    ["20260102", "2026-01-02T00:00:00.000Z"],
    ["Nov 22 2024 3:04 pm EST", "2024-11-22T20:04:00.000Z"],
    ["2026-11-22T11:33:04.5+02:00", "2026-11-22T09:33:04.500Z"],
    ["@1.25", "1970-01-01T00:00:01.250Z"],
    ['TZ="Europe/Berlin" 2026-07-01 12:00', "2026-07-01T10:00:00.000Z"],
    ["2026-02-30", undefined],
    ["25:00", undefined],
    ["2026-11-22 2026-11-23", undefined],
    ["whenever", undefined],
    ["constructor", undefined],
  ] as const
) {
  Deno.test(`the date '${text}'`, () => {
    const found = parseDate(text, { nowMs, zone: "UTC" });
    assert.equal(found && new Date(found.ms).toISOString(), moment);
  });
}
