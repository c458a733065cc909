/** Which start of a CronJob is due, and when the next one is. Source: pkg/controller/cronjob/utils.go. */
import type { CronSchedule } from "../cron_schedule.ts";

export interface ScheduleFacts {
  schedule: CronSchedule;
  timeZone: string | undefined;
  createdMs: number;
  /** The last start, if any. */
  lastMs: number | undefined;
  startingDeadlineSeconds: number | undefined;
}

export interface DueStart {
  /** Undefined: nothing is due. */
  atMs: number | undefined;
  /** More than a hundred starts were missed: somebody should know. */
  isFarBehind: boolean;
}

const MANY = 100;
/** A little later than the start itself, so that clocks agree. */
const DELTA_MS = 100;

/** The latest start up to now that did not take place; with a starting deadline, only within it. */
export function dueStart(facts: ScheduleFacts, nowMs: number): DueStart {
  const { startingDeadlineSeconds } = facts;
  const earliest = earliestMs(facts);
  if (startingDeadlineSeconds === undefined) return latestStart(facts, earliest, nowMs);
  return latestStart(facts, Math.max(earliest, nowMs - startingDeadlineSeconds * 1000), nowMs);
}

/** Milliseconds until the start after the one that is due, or after now; undefined: there is none any more. */
export function untilNextStart(facts: ScheduleFacts, nowMs: number): number | undefined {
  const earliest = earliestMs(facts);
  const { atMs = earliest } = latestStart(facts, earliest, nowMs);
  const next = facts.schedule.next(atMs, facts.timeZone);
  return next === undefined ? undefined : Math.max(0, next + DELTA_MS - nowMs);
}

function earliestMs({ lastMs, createdMs }: ScheduleFacts): number {
  return lastMs ?? createdMs;
}

function latestStart({ schedule, timeZone }: ScheduleFacts, fromMs: number, nowMs: number): DueStart {
  const first = schedule.next(fromMs, timeZone);
  if (first === undefined || nowMs < first) return { atMs: undefined, isFarBehind: false };
  const second = schedule.next(first, timeZone);
  if (second === undefined || nowMs < second) return { atMs: first, isFarBehind: false };
  // Jump near to now instead of walking through years of minutes.
  const stepMs = second - first;
  const missed = Math.floor((nowMs - first) / stepMs) + 1;
  let latest: number | undefined;
  let at = schedule.next(first + (missed - 2) * stepMs, timeZone);
  while (at !== undefined && at <= nowMs) {
    latest = at;
    at = schedule.next(at, timeZone);
  }
  return { atMs: latest, isFarBehind: missed > MANY };
}
