/** Times as Go has them: `time.Time`, its methods that templates call, and layouts such as `2006-01-02`. */
import { MONTHS, shortName, WEEKDAYS } from "../../kube/calendar.ts";
import { laidOut, layoutPattern, type TimeParts, timeParts } from "../../kube/go_layout.ts";
import { ownEntry } from "../../kube/own_entry.ts";
import { type GoFunction, goFunction, GoNumber, GoObject, type GoValue } from "../value.ts";
import { goQuote } from "../quoting.ts";
import { durationOf, GoDuration } from "./go_duration.ts";

export class GoTime extends GoObject {
  readonly type = "time.Time";
  readonly kind = "struct";
  /** Milliseconds since 1970. */
  readonly ms: number;
  /** A zone of the IANA's list, an offset such as `+02:00`, or `date-local` and the like; "Local" is UTC. */
  readonly zone: string;

  constructor(ms: number, zone = "UTC") {
    super();
    this.ms = ms;
    this.zone = zone === "Local" || zone === "" ? "UTC" : zone;
  }

  override text(): string {
    return this.format("2006-01-02 15:04:05.999999999 -0700 MST");
  }

  override underlying(): GoValue {
    return this.format("2006-01-02T15:04:05.999999999Z07:00");
  }

  override method(name: string): GoFunction | undefined {
    const call = ownEntry(methods, name);
    return call &&
      { ...call, call: (...values) => (call.call as (...all: unknown[]) => GoValue)(this, ...values) };
  }

  format(layout: string): string {
    return laidOut(layout, partsIn(this.ms, this.zone));
  }
}

type Method = GoFunction & { call: (time: never, ...values: never[]) => GoValue };

function method(signature: string, call: (time: GoTime, ...values: never[]) => GoValue): Method {
  return { ...goFunction(signature, () => null), call: call as Method["call"] };
}

const number = (read: (parts: TimeParts, time: GoTime) => number) =>
  method("", (time) => BigInt(read(partsIn(time.ms, time.zone), time)));
const int64 = (read: (time: GoTime) => number) =>
  method("", (time) => new GoNumber("int64", BigInt(Math.floor(read(time)))));

const methods: Record<string, Method> = {
  Format: method("string", (time, layout: string) => time.format(layout)),
  String: method("", (time) => time.text()),
  Unix: int64(({ ms }) => ms / 1000),
  UnixMilli: int64(({ ms }) => ms),
  UnixNano: int64(({ ms }) => ms * 1e6),
  Year: number((parts) => parts.year),
  Month: method("", (time) => MONTHS[partsIn(time.ms, time.zone).month - 1]!),
  Day: number((parts) => parts.day),
  Hour: number((parts) => parts.hour),
  Minute: number((parts) => parts.minute),
  Second: number((parts) => parts.second),
  Nanosecond: number((parts) => parts.nanosecond),
  YearDay: number((parts) => parts.yearDay),
  Weekday: method("", (time) => WEEKDAYS[partsIn(time.ms, time.zone).weekday]!),
  UTC: method("", (time) => new GoTime(time.ms)),
  Local: method("", (time) => new GoTime(time.ms)),
  IsZero: method("", (time) => time.ms === zeroMs),
  Add: method(
    "time.Duration",
    (time, duration: GoValue) => new GoTime(time.ms + durationOf(duration), time.zone),
  ),
  Sub: method("time.Time", (time, other: GoTime) => new GoDuration(BigInt(time.ms - other.ms) * 1_000_000n)),
  After: method("time.Time", (time, other: GoTime) => time.ms > other.ms),
  Before: method("time.Time", (time, other: GoTime) => time.ms < other.ms),
  Equal: method("time.Time", (time, other: GoTime) => time.ms === other.ms),
  AddDate: method("int, int, int", (time, years: bigint, monthCount: bigint, days: bigint) => {
    const date = new Date(time.ms);
    date.setUTCFullYear(
      date.getUTCFullYear() + Number(years),
      date.getUTCMonth() + Number(monthCount),
      date.getUTCDate() + Number(days),
    );
    return new GoTime(date.getTime(), time.zone);
  }),
};

/** The first of January of the year 1, which is no time at all. */
export const zeroMs = -62_135_596_800_000;

function partsIn(ms: number, zone: string): TimeParts {
  if (zone === "UTC" || zone.endsWith("-local")) return timeParts(ms, { minutes: 0, name: zone });
  if (/^[-+]/.test(zone)) return timeParts(ms, { minutes: offsetMinutes(zone) });
  return timeParts(ms, { minutes: offsetOf(ms, zone), name: zoneName(ms, zone) });
}

/** Whether there is such a zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function offsetOf(ms: number, zone: string): number {
  const found = /GMT([-+])(\d\d):(\d\d)/.exec(zonePart(ms, zone, "longOffset"));
  return found ? (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0;
}

function zoneName(ms: number, zone: string): string {
  return zonePart(ms, zone, "short").replace(
    /^GMT([-+])(\d+)$/,
    (_, sign, hours) => sign + hours.padStart(2, "0"),
  );
}

function zonePart(ms: number, timeZone: string, timeZoneName: "longOffset" | "short"): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName }).formatToParts(ms);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** A time as a layout describes it; undefined: the text is none. */
export function parseGoTime(layout: string, text: string): GoTime | undefined {
  const words = layout.match(layoutPattern) ?? [];
  const found = new RegExp(`^${layoutRegex(layout)}$`).exec(text);
  if (!found) return undefined;
  const read = (...names: string[]) => found[words.findIndex((word) => names.includes(word)) + 1];
  const given = (...names: string[]) =>
    words.some((word) => names.includes(word)) ? read(...names) : undefined;
  const year = given("2006") ?? (given("06") && `20${given("06")}`) ?? "0";
  const name = given("January", "Jan");
  const month = name
    ? MONTHS.findIndex((other) => other.startsWith(name))
    : Number(given("01", "1") ?? 1) - 1;
  const hour = Number(given("15") ?? given("03", "3") ?? 0) % (given("15") ? 24 : 12) +
    (/pm/i.test(given("PM", "pm") ?? "") ? 12 : 0);
  const zone = words.find((word) => /^(Z|-)0/.test(word));
  const shift = zone ? offsetMinutes(read(zone) ?? "Z") : 0;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), month, Number(given("02", "2", "_2") ?? 1));
  date.setUTCHours(hour, Number(given("04", "4") ?? 0), Number(given("05", "5") ?? 0));
  if (date.getUTCMonth() !== month) return undefined;
  return new GoTime(date.getTime() - shift * 60_000);
}

function layoutRegex(layout: string): string {
  let pattern = "", at = 0;
  for (const { 0: word, index } of layout.matchAll(layoutPattern)) {
    const part = wordPatterns[word] ?? (/^[.,]/.test(word) ? "([.,]\\d+)?" : "(Z|[-+]\\d\\d(?::?\\d\\d)?)");
    pattern += RegExp.escape(layout.slice(at, index)) + part;
    at = index + word.length;
  }
  return pattern + RegExp.escape(layout.slice(at));
}

/** Which part of a layout a text does not fit, in Go's words. */
export function timeProblem(layout: string, text: string): string {
  const start = `parsing time ${goQuote(text)}`;
  for (const { 0: word, index } of layout.matchAll(layoutPattern)) {
    const before = new RegExp(`^${layoutRegex(layout.slice(0, index))}`).exec(text)?.[0] ?? "";
    if (new RegExp(`^${layoutRegex(layout.slice(0, index + word.length))}`).test(text)) continue;
    return `${start} as ${goQuote(layout)}: cannot parse ${goQuote(text.slice(before.length))} as ${
      goQuote(word)
    }`;
  }
  const used = new RegExp(`^${layoutRegex(layout)}`).exec(text)?.[0] ?? "";
  if (used.length < text.length) return `${start}: extra text: ${goQuote(text.slice(used.length))}`;
  return `${start}: day out of range`;
}

const wordPatterns: Record<string, string> = {
  January: `(${MONTHS.join("|")})`,
  Jan: `(${MONTHS.map(shortName).join("|")})`,
  Monday: `(${WEEKDAYS.join("|")})`,
  Mon: `(${WEEKDAYS.map(shortName).join("|")})`,
  MST: "([A-Z]{3,4})",
  "2006": "(\\d{4})",
  "002": "(\\d{3})",
  _2: "([ \\d]\\d)",
  PM: "(AM|PM)",
  pm: "(am|pm)",
  ...Object.fromEntries(["01", "02", "03", "04", "05", "06", "15"].map((word) => [word, "(\\d{2})"])),
  ...Object.fromEntries(["1", "2", "3", "4", "5"].map((word) => [word, "(\\d{1,2})"])),
};

function offsetMinutes(text: string): number {
  const found = /^([-+])(\d\d):?(\d\d)?$/.exec(text);
  return found ? (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0)) : 0;
}
