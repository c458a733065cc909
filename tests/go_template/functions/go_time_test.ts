import assert from "node:assert/strict";
import { GoTime, parseGoTime, timeProblem } from "../../../src/go_template/functions/go_time.ts";

const TIME = Date.UTC(2024, 2, 5, 16, 7, 8, 90);

Deno.test("layouts say how a time is written", () => {
  for (
    const [layout, zone, text] of [
      ["2006-01-02T15:04:05Z07:00", "UTC", "2024-03-05T16:07:08Z"],
      ["2006-01-02T15:04:05Z07:00", "Europe/Berlin", "2024-03-05T17:07:08+01:00"],
      ["Mon Jan _2 3:04PM 06 -0700", "America/New_York", "Tue Mar  5 11:07AM 24 -0500"],
      ["Monday, January 2 15:04:05.000 .999", "UTC", "Tuesday, March 5 16:07:08.090 .09"],
    ] as const
  ) assert.equal(new GoTime(TIME, zone).format(layout), text);
  assert.equal(new GoTime(TIME).text(), "2024-03-05 16:07:08.09 +0000 UTC");
});

Deno.test("a text is read by a layout, or it is told which part does not fit", () => {
  assert.equal(parseGoTime("2006-01-02 15:04", "2024-03-05 16:07")?.ms, Date.UTC(2024, 2, 5, 16, 7));
  assert.equal(parseGoTime("Jan 2 2006 3PM -0700", "Mar 5 2024 4PM +0100")?.ms, Date.UTC(2024, 2, 5, 15));
  assert.equal(parseGoTime("2006-01-02", "2024-02-30"), undefined);
  assert.equal(
    timeProblem("2006-01-02", "2024-x"),
    'parsing time "2024-x" as "2006-01-02": cannot parse "x" as "01"',
  );
});
