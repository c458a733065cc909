/** Times as Go has them: `time.Time`, its methods that templates call, and layouts such as `2006-01-02`. */
import { ownEntry } from "../../kube/own_entry.ts";
import { type GoFunction, goFunction, GoNumber, GoObject, type GoValue } from "../value.ts";
import { goQuote } from "../quoting.ts";
import { durationOf, GoDuration } from "./go_duration.ts";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export class GoTime extends GoObject {
  readonly type = "time.Time";
  readonly kind = "struct";
  /** Milliseconds since 1970. */
  readonly ms: number;
  /** A zone of the IANA's list; "Local" is UTC. */
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
    const parts = partsIn(this.ms, this.zone);
    return layout.replace(layoutPattern, (word) => formatted(word, parts));
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
  Month: method("", (time) => months[partsIn(time.ms, time.zone).month - 1]!),
  Day: number((parts) => parts.day),
  Hour: number((parts) => parts.hour),
  Minute: number((parts) => parts.minute),
  Second: number((parts) => parts.second),
  Nanosecond: number((parts) => parts.ms * 1e6),
  YearDay: number((parts) => parts.yearDay),
  Weekday: method("", (time) => weekdays[partsIn(time.ms, time.zone).weekday]!),
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

interface TimeParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
  weekday: number;
  yearDay: number;
  /** East of Greenwich. */
  offsetMinutes: number;
  zoneName: string;
}

function partsIn(ms: number, zone: string): TimeParts {
  const offsetMinutes = zone === "UTC" ? 0 : offsetOf(ms, zone);
  const date = new Date(ms + offsetMinutes * 60_000);
  const year = date.getUTCFullYear();
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    ms: date.getUTCMilliseconds(),
    weekday: date.getUTCDay(),
    yearDay: Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000) + 1,
    offsetMinutes,
    zoneName: zone === "UTC" ? "UTC" : zoneName(ms, zone),
  };
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

const layoutPattern =
  /January|Jan|Monday|Mon|MST|2006|Z07:00:00|Z070000|Z07:00|Z0700|Z07|-07:00:00|-070000|-07:00|-0700|-07|[.,]0+(?!\d)|[.,]9+(?!\d)|002|__2|_2|01|02|03|04|05|06|15|PM|pm|1|2|3|4|5/g;

function formatted(word: string, parts: TimeParts): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const hour12 = parts.hour % 12 || 12;
  const plain: Record<string, () => string> = {
    January: () => months[parts.month - 1]!,
    Jan: () => months[parts.month - 1]!.slice(0, 3),
    Monday: () => weekdays[parts.weekday]!,
    Mon: () => weekdays[parts.weekday]!.slice(0, 3),
    MST: () => parts.zoneName,
    "2006": () => String(parts.year).padStart(4, "0"),
    "06": () => two(parts.year % 100),
    "002": () => String(parts.yearDay).padStart(3, "0"),
    __2: () => String(parts.yearDay).padStart(3, " "),
    _2: () => String(parts.day).padStart(2, " "),
    "01": () => two(parts.month),
    "1": () => String(parts.month),
    "02": () => two(parts.day),
    "2": () => String(parts.day),
    "15": () => two(parts.hour),
    "03": () => two(hour12),
    "3": () => String(hour12),
    "04": () => two(parts.minute),
    "4": () => String(parts.minute),
    "05": () => two(parts.second),
    "5": () => String(parts.second),
    PM: () => parts.hour < 12 ? "AM" : "PM",
    pm: () => parts.hour < 12 ? "am" : "pm",
  };
  if (plain[word]) return plain[word]();
  if (/^[.,]/.test(word)) return fraction(word, parts.ms);
  if (word.startsWith("Z") && parts.offsetMinutes === 0) return "Z";
  return offset(word, parts.offsetMinutes);
}

function fraction(word: string, ms: number): string {
  const digits = String(ms).padStart(3, "0").padEnd(9, "0").slice(0, word.length - 1);
  if (word[1] === "0") return word[0] + digits;
  const short = digits.replace(/0+$/, "");
  return short && word[0] + short;
}

function offset(word: string, minutes: number): string {
  const absolute = Math.abs(minutes);
  const hours = String(Math.floor(absolute / 60)).padStart(2, "0"),
    rest = String(absolute % 60).padStart(2, "0");
  const sign = minutes < 0 ? "-" : "+";
  const shape = word.replace("Z", "-");
  if (shape === "-07") return sign + hours;
  const colon = shape.includes(":") ? ":" : "";
  return sign + hours + colon + rest + (/00:00$|0000$/.test(shape) ? `${colon}00` : "");
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
    ? months.findIndex((other) => other.startsWith(name))
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
  January: `(${months.join("|")})`,
  Jan: `(${months.map((month) => month.slice(0, 3)).join("|")})`,
  Monday: `(${weekdays.join("|")})`,
  Mon: `(${weekdays.map((day) => day.slice(0, 3)).join("|")})`,
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
