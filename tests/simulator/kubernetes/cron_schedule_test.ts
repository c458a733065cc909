import assert from "node:assert/strict";
import { CronError, parseCron } from "../../../src/simulator/kubernetes/cron_schedule.ts";

const moments: [schedule: string, from: string, expected: string, zone?: string][] = [
  ["* * * * *", "2026-11-22T11:36:07Z", "2026-11-22T11:37:00Z"],
  ["*/15 * * * *", "2026-11-22T11:45:00Z", "2026-11-22T12:00:00Z"],
  ["5/20 * * * *", "2026-11-22T11:06:00Z", "2026-11-22T11:25:00Z"],
  ["30 9 * * mon-fri", "2026-11-20T10:00:00Z", "2026-11-23T09:30:00Z"],
  ["0 0 13 * 5", "2026-11-08T00:00:00Z", "2026-11-13T00:00:00Z"],
  ["0 0 10 * 5", "2026-11-08T00:00:00Z", "2026-11-10T00:00:00Z"],
  ["0 0 29 2 *", "2026-11-22T00:00:00Z", "2028-02-29T00:00:00Z"],
  ["@hourly", "2026-11-22T11:36:00Z", "2026-11-22T12:00:00Z"],
  ["@weekly", "2026-11-23T00:00:00Z", "2026-11-29T00:00:00Z"],
  ["@every 90s", "2026-11-22T11:36:07Z", "2026-11-22T11:37:37Z"],
  ["0 8 * * *", "2026-11-22T00:00:00Z", "2026-11-22T07:00:00Z", "Europe/Berlin"],
  ["0 8 * * *", "2026-07-01T00:00:00Z", "2026-07-01T06:00:00Z", "Europe/Berlin"],
  ["0 0 1 * *", "2026-11-22T00:00:00Z", "2026-12-01T05:00:00Z", "America/New_York"],
  // 2026-03-29, 02:30 does not exist in Berlin: clocks go from 02:00 to 03:00.
  ["30 2 * * *", "2026-03-28T12:00:00Z", "2026-03-30T00:30:00Z", "Europe/Berlin"],
];

for (const [schedule, from, expected, zone] of moments) {
  Deno.test(`${schedule} after ${from}${zone ? ` in ${zone}` : ""}`, () => {
    const next = parseCron(schedule).next(Date.parse(from), zone);
    assert.equal(new Date(next!).toISOString(), expected.replace("Z", ".000Z"));
  });
}

Deno.test("a day that never comes", () => {
  assert.equal(parseCron("0 0 30 2 *").next(Date.parse("2026-01-01T00:00:00Z")), undefined);
});

const refused: [schedule: string, why: string][] = [
  ["", "empty spec string"],
  ["* * * *", "expected exactly 5 fields, found 4: [* * * *]"],
  ["60 * * * *", "end of range (60) above maximum (59): 60"],
  ["* * 0 * *", "beginning of range (0) below minimum (1): 0"],
  ["* * * * 7", "end of range (7) above maximum (6): 7"],
  ["10-5 * * * *", "beginning of range (10) beyond end of range (5): 10-5"],
  ["*/0 * * * *", "step of range should be a positive number: */0"],
  ["a * * * *", 'failed to parse int from a: strconv.Atoi: parsing "a": invalid syntax'],
  ["1-2-3 * * * *", "too many hyphens: 1-2-3"],
  ["1/2/3 * * * *", "too many slashes: 1/2/3"],
  ["@often", "unrecognized descriptor: @often"],
  ["@every soon", 'failed to parse duration @every soon: time: invalid duration "soon"'],
];

for (const [schedule, why] of refused) {
  Deno.test(`schedule "${schedule}" is refused`, () => {
    assert.throws(() => parseCron(schedule), (error) => error instanceof CronError && error.message === why);
  });
}
