import assert from "node:assert/strict";
import {
  dueStart,
  untilNextStart,
} from "../../../../src/simulator/kubernetes/controllers/missed_schedules.ts";
import { parseCron } from "../../../../src/simulator/kubernetes/cron_schedule.ts";

const at = (text: string) => Date.parse(`2026-11-22T${text}Z`);
const CREATED = at("10:00:30");

const cases: [
  schedule: string,
  last: string | undefined,
  deadline: number | undefined,
  now: string,
  due: string | undefined,
  isFarBehind: boolean,
][] = [
  ["* * * * *", undefined, undefined, "10:00:45", undefined, false],
  ["* * * * *", undefined, undefined, "10:01:00", "10:01:00", false],
  ["* * * * *", "10:05:00", undefined, "10:05:59", undefined, false],
  ["* * * * *", "10:05:00", undefined, "10:08:10", "10:08:00", false],
  ["0 * * * *", "10:00:00", undefined, "15:30:00", "15:00:00", false],
  ["* * * * *", undefined, undefined, "12:00:00", "12:00:00", true],
  ["0 * * * *", "10:00:00", 60, "15:30:00", undefined, false],
  ["0 * * * *", "10:00:00", 3600, "15:30:00", "15:00:00", false],
];

for (const [schedule, last, deadline, now, due, isFarBehind] of cases) {
  Deno.test(`${schedule} at ${now}, last at ${last}, within ${deadline}: ${due}`, () => {
    const facts = {
      schedule: parseCron(schedule),
      timeZone: undefined,
      createdMs: CREATED,
      lastMs: last ? at(last) : undefined,
      startingDeadlineSeconds: deadline,
    };
    assert.deepEqual(dueStart(facts, at(now)), { atMs: due ? at(due) : undefined, isFarBehind });
  });
}

Deno.test("the next look is a moment after the next start", () => {
  const facts = {
    schedule: parseCron("*/10 * * * *"),
    timeZone: undefined,
    createdMs: CREATED,
    lastMs: at("10:10:00"),
    startingDeadlineSeconds: undefined,
  };
  assert.equal(untilNextStart(facts, at("10:12:00")), 8 * 60_000 + 100);
});
