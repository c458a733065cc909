/**
 * Dates as `date -d` and `touch -d` take them: `2026-11-22 11:33`, `next friday`, `2 weeks ago`, `@0`.
 * Source: "Date input formats" of the manual of GNU coreutils 9.4.
 */
import type { Moment } from "./date_format.ts";
import { DAY_WORDS, MONTH_WORDS, ORDINALS, UNITS, ZONES } from "./date_words.ts";
import { momentOf, offsetSeconds } from "./time_zone.ts";

export interface DateCircumstances {
  /** What `now` is. */
  nowMs: number;
  /** As `TZ` has it. */
  zone: string;
}

/** The moment that a text names; undefined: it names none. */
export function parseDate(text: string, { nowMs, zone }: DateCircumstances): Moment | undefined {
  const own = /^\s*TZ="((?:[^"\\]|\\.)*)"/.exec(text);
  const rest = own ? text.slice(own[0].length) : text;
  const given = partsOf(rest.replace(/\([^()]*\)/g, " "));
  return given && momentOfParts(given, { nowMs, zone: own ? own[1]! : zone });
}

type Steps = Record<"year" | "month" | "day" | "second", number>;

/** What a text says; each but the steps may be said once. */
interface Parts {
  stamp?: Moment;
  date?: { year?: number; month: number; day: number };
  time?: { hour: number; minute: number; second: number; nanoseconds: number };
  weekday?: { day: number; ordinal: number };
  offsetSeconds?: number;
  steps?: Steps;
}

/** Takes what a pattern has found; false: it cannot be. */
type Take = (match: RegExpExecArray, parts: Parts) => boolean | void;

const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sept|sep|oct|nov|dec)[a-z]*\\.?";
const HALF = "([ap])\\.?m\\.?(?![a-z])";
const ZONE_OFFSET = "([-+])(\\d{1,2})(?::?(\\d{2}))?";

/** In the order in which they are tried. */
const READERS: readonly [RegExp, Take][] = [
  [/^[\s,]+/, () => {}],
  [/^@([-+]?\d+)(?:[.,](\d+))?/, takeStamp],
  [
    /^(\d{4,})-(\d{1,2})-(\d{1,2})(?:t(?=\d))?/,
    ([, year, month, day], parts) => takeDate(parts, day, month, year),
  ],
  [/^(\d{4,})\/(\d{1,2})\/(\d{1,2})/, ([, year, month, day], parts) => takeDate(parts, day, month, year)],
  [/^(\d{1,2})\/(\d{1,2})(?:\/(\d+))?/, ([, month, day, year], parts) => takeDate(parts, day, month, year)],
  [
    new RegExp(`^(\\d{1,2})[- ]*${MONTH}(?:[- ,]*(\\d{4}|\\d{2})(?![:\\d]))?`),
    ([, day, month, year], parts) => takeDate(parts, day, monthNumber(month!), year),
  ],
  [
    new RegExp(`^${MONTH}[- ]*(\\d{1,2})(?!\\d|:)(?:[ ,]+(\\d{4})(?![:\\d]))?`),
    ([, month, day, year], parts) => takeDate(parts, day, monthNumber(month!), year),
  ],
  [
    new RegExp(`^(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?(?: *${HALF})?(?: *${ZONE_OFFSET})?`),
    takeTime,
  ],
  [new RegExp(`^(\\d{1,2}) *${HALF}`), ([, hour, half], parts) => setTime(parts, hour!, { half })],
  [/^([-+]?(?:\s*[-+])*)\s*(\d+)\s*([a-z]+)(?:\s+(ago)(?![a-z]))?/, takeSteps],
  [/^([a-z]+)\s+([a-z]+)(?:\s+(ago)(?![a-z]))?/, takeOrdinal],
  [/^([a-z]+)\.?(?:\s+(ago)(?![a-z]))?/, takeWord],
  [
    new RegExp(`^${ZONE_OFFSET}`),
    ([, sign, hours, minutes], parts) => setOffset(parts, sign!, hours!, minutes),
  ],
  [/^(\d+)/, takeNumber],
];

function partsOf(text: string): Parts | undefined {
  const parts: Parts = {};
  let rest = text.toLowerCase();
  while (rest !== "") {
    let length = 0;
    for (const [pattern, take] of READERS) {
      const match = pattern.exec(rest);
      if (!match || take(match, parts) === false) continue;
      length = match[0].length;
      break;
    }
    if (length === 0) return undefined;
    rest = rest.slice(length);
  }
  return parts;
}

function takeStamp([, seconds, fraction = ""]: RegExpExecArray, parts: Parts): boolean {
  const nanoseconds = Number(fraction.slice(0, 9).padEnd(9, "0"));
  parts.stamp = {
    ms: Number(seconds) * 1000 + Math.floor(nanoseconds / 1_000_000),
    nanoseconds: nanoseconds % 1_000_000,
  };
  return true;
}

function takeDate(
  parts: Parts,
  day: string | undefined,
  month: string | number | undefined,
  year: string | undefined,
): boolean {
  if (parts.date) return false;
  parts.date = { day: Number(day), month: Number(month) };
  if (year !== undefined) parts.date.year = fullYear(year);
  return true;
}

/** Two digits are of 1969 to 2068. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 69 ? 2000 : 1900);
}

function monthNumber(word: string): number {
  return MONTH_WORDS.indexOf(word.slice(0, 3)) + 1;
}

function takeTime(match: RegExpExecArray, parts: Parts): boolean {
  const [, hour, minute, second, fraction, half, sign, hours, minutes] = match;
  return setTime(parts, hour!, { minute, second, fraction, half }) &&
    (sign === undefined || setOffset(parts, sign, hours!, minutes));
}

function setTime(
  parts: Parts,
  hourText: string,
  { minute = "0", second = "0", fraction = "", half }: {
    minute?: string | undefined;
    second?: string | undefined;
    fraction?: string | undefined;
    half?: string | undefined;
  },
): boolean {
  let hour = Number(hourText);
  if (parts.time || (half !== undefined && (hour < 1 || hour > 12))) return false;
  if (half !== undefined) hour = hour % 12 + (half === "p" ? 12 : 0);
  parts.time = {
    hour,
    minute: Number(minute),
    second: Number(second),
    nanoseconds: Number(fraction.slice(0, 9).padEnd(9, "0")),
  };
  return true;
}

function setOffset(parts: Parts, sign: string, hours: string, minutes = "0"): boolean {
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  if (parts.offsetSeconds !== undefined && parts.offsetSeconds !== 0 || seconds > 24 * 3600) return false;
  parts.offsetSeconds = sign === "-" ? -seconds : seconds;
  return true;
}

function takeSteps([, signs, count, word, ago]: RegExpExecArray, parts: Parts): boolean {
  const isBack = (signs!.replace(/[^-]/g, "").length + (ago ? 1 : 0)) % 2 === 1;
  return addSteps(parts, word!, (isBack ? -1 : 1) * Number(count));
}

function addSteps(parts: Parts, word: string, count: number): boolean {
  const unit = unitOf(word);
  if (!unit) return false;
  parts.steps ??= { year: 0, month: 0, day: 0, second: 0 };
  parts.steps[unit[0]] += count * unit[1];
  return true;
}

function unitOf(word: string): readonly ["year" | "month" | "day" | "second", number] | undefined {
  const single = word.replace(/s$/, "");
  return Object.hasOwn(UNITS, word) ? UNITS[word] : Object.hasOwn(UNITS, single) ? UNITS[single] : undefined;
}

/** `next week`, `third day`, `last friday` */
function takeOrdinal([, first, word, ago]: RegExpExecArray, parts: Parts): boolean {
  if (!Object.hasOwn(ORDINALS, first!)) return false;
  const ordinal = ORDINALS[first!]!;
  const day = dayNumber(word!);
  if (day === undefined) return addSteps(parts, word!, ago ? -ordinal : ordinal);
  return ago === undefined && setWeekday(parts, day, ordinal);
}

function dayNumber(word: string): number | undefined {
  const at = DAY_WORDS.findIndex((names) => names.includes(word));
  return at < 0 ? undefined : at;
}

function setWeekday(parts: Parts, day: number, ordinal: number): boolean {
  if (parts.weekday) return false;
  parts.weekday = { day, ordinal };
  return true;
}

const SHIFTS: Readonly<Record<string, number>> = { yesterday: -1, today: 0, now: 0, tomorrow: 1 };

function takeWord([all, word, ago]: RegExpExecArray, parts: Parts): boolean {
  if (Object.hasOwn(SHIFTS, word!)) return ago === undefined && addSteps(parts, "day", SHIFTS[word!]!);
  const day = dayNumber(word!);
  if (day !== undefined) return ago === undefined && setWeekday(parts, day, 0);
  if (unitOf(word!)) return addSteps(parts, word!, ago ? -1 : 1);
  if (all !== word && !all.startsWith(`${word} `)) return false;
  if (!Object.hasOwn(ZONES, word!) || parts.offsetSeconds !== undefined) return false;
  parts.offsetSeconds = ZONES[word!]! * 3600;
  return ago === undefined;
}

/** `20261122`, the year after a date, `11` or `1133`. */
function takeNumber([, digits]: RegExpExecArray, parts: Parts): boolean {
  const { date } = parts;
  if (date && date.year === undefined && !parts.steps && (parts.time || digits!.length > 2)) {
    date.year = fullYear(digits!);
    return true;
  }
  if (digits!.length > 4) {
    return takeDate(parts, digits!.slice(-2), digits!.slice(-4, -2), digits!.slice(0, -4));
  }
  return digits!.length > 2
    ? setTime(parts, digits!.slice(0, -2), { minute: digits!.slice(-2) })
    : setTime(parts, digits!, {});
}

const DAY_MS = 86_400_000;

function momentOfParts(parts: Parts, { nowMs, zone }: DateCircumstances): Moment | undefined {
  const { stamp, date, weekday, steps } = parts;
  if (stamp) return date || parts.time || weekday ? undefined : stamp;
  const offset = parts.offsetSeconds;
  const now = new Date(nowMs + (offset ?? offsetSeconds(zone, nowMs)) * 1000);
  const keepsTime = steps !== undefined && !date && !weekday;
  const time = parts.time ?? (keepsTime ? timeOf(now) : { hour: 0, minute: 0, second: 0, nanoseconds: 0 });
  if (time.hour > 23 || time.minute > 59 || time.second > 59) return undefined;
  const [year, month, day] = [
    date ? date.year ?? now.getUTCFullYear() : now.getUTCFullYear(),
    date ? date.month - 1 : now.getUTCMonth(),
    date ? date.day : now.getUTCDate(),
  ];
  const start = new Date(Date.UTC(year, month, day));
  if (year < 100) start.setUTCFullYear(year, month, day);
  if (start.getUTCMonth() !== month || start.getUTCDate() !== day) return undefined;
  start.setUTCFullYear(year + (steps?.year ?? 0), month + (steps?.month ?? 0), day + (steps?.day ?? 0));
  if (weekday && !date) start.setTime(start.getTime() + daysUntil(weekday, start.getUTCDay()) * DAY_MS);
  const clock = start.getTime() + time.hour * 3_600_000 + time.minute * 60_000 + time.second * 1000;
  const at = offset === undefined ? momentOf(zone, clock) : clock - offset * 1000;
  const ms = at + Math.floor(time.nanoseconds / 1_000_000) + (steps?.second ?? 0) * 1000;
  return Number.isNaN(ms) ? undefined : { ms, nanoseconds: time.nanoseconds % 1_000_000 };
}

function timeOf(clock: Date): NonNullable<Parts["time"]> {
  const [hour, minute, second] = [clock.getUTCHours(), clock.getUTCMinutes(), clock.getUTCSeconds()];
  return { hour, minute, second, nanoseconds: clock.getUTCMilliseconds() * 1_000_000 };
}

/** The day itself counts for the first one. */
function daysUntil({ day, ordinal }: { day: number; ordinal: number }, today: number): number {
  return (day - today + 7) % 7 + 7 * (ordinal - (ordinal > 0 && today !== day ? 1 : 0));
}
