/** `datetime`: moments, dates and spans, in UTC. */
import type { Interpreter } from "./interpreter.ts";
import { type Members, timeText } from "./modules.ts";
import { fail, OBJECT } from "./types.ts";
import {
  Instance,
  type Named,
  Native,
  type NativeCall,
  NOT_IMPLEMENTED,
  Property,
  PythonClass,
  type PythonValue,
} from "./value.ts";

const DAY_MS = 86_400_000;

/** Milliseconds since 1970 with their fraction, or those of a span. */
const ms = (value: PythonValue | undefined) => (value as Instance).state as number;

export function datetimeModule(_interpreter: Interpreter, now: () => number): Members {
  const own = (name: string, ...bases: PythonClass[]) =>
    new PythonClass(name, bases.length > 0 ? bases : [OBJECT], new Map(), "datetime");
  const DELTA = own("timedelta");
  const DATE = own("date");
  const MOMENT = own("datetime", DATE);
  const ZONE = own("timezone");
  const moment = (at: number, zone: PythonValue = null) => {
    const made = new Instance(MOMENT, at);
    made.attributes.set("tzinfo", zone);
    return made;
  };
  const day = (at: number) => new Instance(DATE, Math.floor(at / DAY_MS) * DAY_MS);
  const delta = (span: number) => new Instance(DELTA, span);
  const add = (type: PythonClass, calls: Record<string, NativeCall>) => {
    for (const [name, call] of Object.entries(calls)) type.attributes.set(name, new Native(name, call));
  };
  const part = (type: PythonClass, parts: Record<string, (at: number) => number>) => {
    for (const [name, of] of Object.entries(parts)) {
      type.attributes.set(name, new Property("property", new Native(name, ([self]) => BigInt(of(ms(self))))));
    }
  };
  DELTA.make = (given, named) => delta(spanOf(given, named));
  DATE.make = ([year = 1n, month = 1n, date = 1n]) =>
    day(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  MOMENT.make = (given, named) => {
    const [year = 1, month = 1, date = 1, hour = 0, minute = 0, second = 0, micro = 0] = given.map(Number);
    if (month < 1 || month > 12) fail("ValueError", "month must be in 1..12");
    if (date < 1 || date > 31) fail("ValueError", "day is out of range for month");
    return moment(
      Date.UTC(year, month - 1, date, hour, minute, second) + micro / 1000,
      named.get("tzinfo") ?? null,
    );
  };
  const UTC = new Instance(ZONE);
  ZONE.attributes.set("utc", UTC);
  add(ZONE, { __repr__: () => "datetime.timezone.utc", __str__: () => "UTC" });
  part(DATE, {
    year: (at) => new Date(at).getUTCFullYear(),
    month: (at) => new Date(at).getUTCMonth() + 1,
    day: (at) => new Date(at).getUTCDate(),
    hour: (at) => new Date(at).getUTCHours(),
    minute: (at) => new Date(at).getUTCMinutes(),
    second: (at) => new Date(at).getUTCSeconds(),
    microsecond: microsOf,
  });
  part(DELTA, {
    days: (span) => Math.floor(span / DAY_MS),
    seconds: (span) => Math.floor((span - Math.floor(span / DAY_MS) * DAY_MS) / 1000),
    microseconds: microsOf,
  });
  const iso = (self: PythonValue | undefined, mark = "T") => {
    if ((self as Instance).type === DATE) return timeText("%Y-%m-%d", ms(self));
    const micros = microsOf(ms(self));
    const zone = (self as Instance).attributes.get("tzinfo") === UTC ? "+00:00" : "";
    return timeText(`%Y-%m-%d${mark}%H:%M:%S${micros > 0 ? ".%f" : ""}`, ms(self), micros) + zone;
  };
  const order = (test: (a: number, b: number) => boolean): NativeCall => ([self, other]) =>
    other instanceof Instance && typeof other.state === "number"
      ? test(ms(self), ms(other))
      : NOT_IMPLEMENTED;
  const orders = {
    __eq__: order((a, b) => a === b),
    __lt__: order((a, b) => a < b),
    __gt__: order((a, b) => a > b),
    __le__: order((a, b) => a <= b),
    __ge__: order((a, b) => a >= b),
  };
  const moved = (self: PythonValue | undefined, by: number) =>
    (self as Instance).type === DATE
      ? day(ms(self) + by)
      : moment(ms(self) + by, (self as Instance).attributes.get("tzinfo") ?? null);
  add(DATE, {
    ...orders,
    isoformat: ([self]) => iso(self),
    __str__: ([self]) => iso(self, " "),
    __repr__: ([self]) =>
      `datetime.${(self as Instance).type.name}(${timeText("%Y, %m, %d", ms(self)).replace(/\b0/g, "")}${
        (self as Instance).type === DATE ? "" : timeText(", %H, %M, %S", ms(self)).replace(/\b0(?=\d)/g, "")
      })`,
    strftime: ([self, format = ""]) => timeText(String(format), ms(self), microsOf(ms(self))),
    __format__: ([self, format = ""]) =>
      format === "" ? iso(self, " ") : timeText(String(format), ms(self), microsOf(ms(self))),
    weekday: ([self]) => BigInt((new Date(ms(self)).getUTCDay() + 6) % 7),
    timestamp: ([self]) => ms(self) / 1000,
    date: ([self]) => day(ms(self)),
    __add__: ([self, other]) =>
      other instanceof Instance && other.type === DELTA ? moved(self, ms(other)) : NOT_IMPLEMENTED,
    __sub__: ([self, other]) => {
      if (!(other instanceof Instance)) return NOT_IMPLEMENTED;
      return other.type === DELTA ? moved(self, -ms(other)) : delta(ms(self) - ms(other));
    },
  });
  const made = (type: PythonClass, calls: Record<string, NativeCall>) => {
    for (const [name, call] of Object.entries(calls)) {
      type.attributes.set(name, new Property("static", new Native(name, call)));
    }
  };
  made(DATE, { today: () => day(now()), fromisoformat: ([text = ""]) => day(parsed(String(text))) });
  made(MOMENT, {
    now: ([zone = null], named) => moment(now(), named.get("tz") ?? zone),
    utcnow: () => moment(now()),
    today: () => moment(now()),
    fromtimestamp: ([seconds = 0]) => moment(Number(seconds) * 1000),
    fromisoformat: ([text = ""]) => moment(parsed(String(text))),
  });
  add(DELTA, {
    ...orders,
    total_seconds: ([self]) => ms(self) / 1000,
    __add__: ([self, other]) =>
      (other as Instance).type === DELTA ? delta(ms(self) + ms(other)) : moved(other, ms(self)),
    __sub__: ([self, other]) => delta(ms(self) - ms(other)),
    __mul__: ([self, by]) => delta(ms(self) * Number(by)),
    __neg__: ([self]) => delta(-ms(self)),
    __str__: ([self]) => spanText(ms(self)),
    __repr__: ([self]) => `datetime.timedelta(seconds=${Math.round(ms(self) / 1000)})`,
  });
  return { datetime: MOMENT, date: DATE, timedelta: DELTA, timezone: ZONE, UTC };
}

function microsOf(at: number): number {
  return Math.round((at - Math.floor(at / 1000) * 1000) * 1000);
}

function parsed(text: string): number {
  const at = Date.parse(
    /[Tt ]\d/.test(text) ? `${text.replace(" ", "T")}${/Z|[+-]\d\d:\d\d$/.test(text) ? "" : "Z"}` : text,
  );
  return Number.isNaN(at) ? fail("ValueError", `Invalid isoformat string: '${text}'`) : at;
}

const UNITS: Readonly<Record<string, number>> = {
  days: DAY_MS,
  seconds: 1000,
  microseconds: 0.001,
  milliseconds: 1,
  minutes: 60_000,
  hours: 3_600_000,
  weeks: 7 * DAY_MS,
};

function spanOf(given: readonly PythonValue[], named: Named): number {
  const units = Object.keys(UNITS);
  const first = given.reduce<number>((sum, value, at) => sum + Number(value) * UNITS[units[at]!]!, 0);
  return [...named].reduce((sum, [unit, value]) => sum + Number(value) * (UNITS[unit] ?? 0), first);
}

function spanText(span: number): string {
  const days = Math.floor(span / DAY_MS);
  const rest = Math.floor((span - days * DAY_MS) / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const micros = microsOf(span);
  const time = `${Math.floor(rest / 3600)}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}${
    micros > 0 ? `.${String(micros).padStart(6, "0")}` : ""
  }`;
  return days === 0 ? time : `${days} day${Math.abs(days) === 1 ? "" : "s"}, ${time}`;
}
