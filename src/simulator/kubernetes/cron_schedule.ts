/**
 * Schedules as CronJobs write them, read with the rules and refused in the words of the library that the API server
 * uses (github.com/robfig/cron/v3, parser.go and spec.go); other cron libraries allow more and say it differently.
 */
import { ownEntry } from "../../kube/own_entry.ts";
import { type WallTime, wallTime, zonedMs } from "./time_zone.ts";

export { isTimeZone } from "./time_zone.ts";

/** Says what is wrong with a schedule, in the server's words. */
export class CronError extends Error {
  override name = "CronError";
}

export interface CronSchedule {
  /** The first moment after `ms` (milliseconds since the epoch), in a time zone; undefined: not within five years. */
  next(ms: number, timeZone?: string): number | undefined;
}

/** @throws {CronError} it is no schedule. */
export function parseCron(text: string): CronSchedule {
  const zone = /^(?:CRON_)?TZ=([^ ]*) (.*)$/.exec(text);
  const [own, spec] = zone ? [zone[1]!, zone[2]!.trim()] : [undefined, text];
  if (spec === "") throw new CronError("empty spec string");
  if (spec.startsWith("@every ")) return interval(spec.slice("@every ".length), spec);
  const fields = spec.startsWith("@") ? macro(spec) : spec.split(/\s+/).filter((part) => part !== "");
  if (fields.length !== BOUNDS.length) {
    throw new CronError(`expected exactly 5 fields, found ${fields.length}: [${fields.join(" ")}]`);
  }
  const sets = fields.map((field, index) => parseField(field, BOUNDS[index]!)) as Fields;
  return { next: (ms, timeZone) => nextMoment(sets, ms, timeZone ?? own ?? "UTC") };
}

interface Bounds {
  min: number;
  max: number;
  names?: readonly string[];
}

interface FieldSet {
  values: ReadonlySet<number>;
  /** A star stands there: any day will do, and the other field of the day decides. */
  isStar: boolean;
}

type Fields = [minute: FieldSet, hour: FieldSet, day: FieldSet, month: FieldSet, weekday: FieldSet];

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const BOUNDS: readonly Bounds[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: DAYS },
];
const MACROS: Readonly<Record<string, string>> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const YEARS = 5;

function macro(text: string): string[] {
  const spec = ownEntry(MACROS, text);
  if (spec === undefined) throw new CronError(`unrecognized descriptor: ${text}`);
  return spec.split(" ");
}

const UNITS_MS: Readonly<Record<string, number>> = { h: HOUR_MS, m: MINUTE_MS, s: 1000, ms: 1 };

/** `@every 1h30m`: counted from the moment asked about, in whole seconds. */
function interval(duration: string, spec: string): CronSchedule {
  if (!/^(?:[0-9]+(?:\.[0-9]+)?(?:ms|h|m|s))+$/.test(duration)) {
    throw new CronError(
      `failed to parse duration ${spec}: time: invalid duration ${JSON.stringify(duration)}`,
    );
  }
  let total = 0;
  for (const [, amount, unit] of duration.matchAll(/([0-9.]+)(ms|h|m|s)/g)) {
    total += Number(amount) * UNITS_MS[unit!]!;
  }
  const step = Math.max(1000, Math.floor(total / 1000) * 1000);
  return { next: (ms) => Math.floor(ms / 1000) * 1000 + step };
}

function parseField(field: string, bounds: Bounds): FieldSet {
  const values = new Set<number>();
  let isStar = false;
  for (const expression of field.split(",").filter((part) => part !== "")) {
    isStar = addRange(expression, bounds, values) || isStar;
  }
  return { values, isStar };
}

/** Adds what `5`, `1-5`, `*`, `*` with a step or `5/10` means. True: a star without steps. */
function addRange(expression: string, bounds: Bounds, values: Set<number>): boolean {
  const [range = "", step, ...moreSteps] = expression.split("/");
  const [low = "", high, ...moreHyphens] = range.split("-");
  const isStar = low === "*" || low === "?";
  if (!isStar && moreHyphens.length > 0) throw new CronError(`too many hyphens: ${expression}`);
  const start = isStar ? bounds.min : readNumber(low, bounds);
  let end = isStar ? bounds.max : high === undefined ? start : readNumber(high, bounds);
  if (moreSteps.length > 0) throw new CronError(`too many slashes: ${expression}`);
  const width = step === undefined ? 1 : readNumber(step);
  if (step !== undefined && high === undefined) end = bounds.max;
  if (start < bounds.min) {
    throw new CronError(`beginning of range (${start}) below minimum (${bounds.min}): ${expression}`);
  }
  if (end > bounds.max) {
    throw new CronError(`end of range (${end}) above maximum (${bounds.max}): ${expression}`);
  }
  if (start > end) {
    throw new CronError(`beginning of range (${start}) beyond end of range (${end}): ${expression}`);
  }
  if (width === 0) throw new CronError(`step of range should be a positive number: ${expression}`);
  for (let value = start; value <= end; value += width) values.add(value);
  return isStar && width === 1;
}

function readNumber(text: string, bounds?: Bounds): number {
  const named = bounds?.names?.indexOf(text.toLowerCase()) ?? -1;
  if (named >= 0) return named + bounds!.min;
  if (!/^[+-]?[0-9]+$/.test(text)) {
    throw new CronError(
      `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  const number = Number(text);
  if (number < 0) throw new CronError(`negative number (${number}) not allowed: ${text}`);
  return number;
}

/** Steps over whole months, days and hours that do not match; a time that a clock change skips does not come. */
function nextMoment(fields: Fields, ms: number, zone: string): number | undefined {
  const [minutes, hours, , months] = fields;
  let at = Math.floor(ms / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
  const limit = wallTime(at, zone).year + YEARS;
  for (;;) {
    const now = wallTime(at, zone);
    if (now.year > limit) return undefined;
    if (!months.values.has(now.month)) {
      at = later(at, zonedMs({ ...now, month: now.month + 1, day: 1 }, zone));
    } else if (!isDay(fields, now)) at = later(at, zonedMs({ ...now, day: now.day + 1 }, zone));
    else if (!hours.values.has(now.hour)) at += HOUR_MS - now.minute * MINUTE_MS;
    else if (!minutes.values.has(now.minute)) at += MINUTE_MS;
    else return at;
  }
}

/** Where midnight itself is skipped, an hour on. */
function later(at: number, wanted: number): number {
  return wanted > at ? wanted : at + HOUR_MS;
}

/** Either field of the day is enough, unless one is a star. */
function isDay([, , days, , weekdays]: Fields, now: WallTime): boolean {
  const [day, weekday] = [days.values.has(now.day), weekdays.values.has(now.weekday)];
  return days.isStar || weekdays.isStar ? day && weekday : day || weekday;
}
