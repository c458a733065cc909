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
  const calendar = new Calendar(now);
  calendar.fillZone();
  calendar.fillDates();
  calendar.fillMakers();
  calendar.fillSpans();
  const { moment, date, span, zone, utc } = calendar;
  return { datetime: moment, date, timedelta: span, timezone: zone, UTC: utc };
}

type Given = PythonValue | undefined;

/** The four classes, which make one another. */
class Calendar {
  readonly span = ownClass("timedelta");
  readonly date = ownClass("date");
  readonly moment = ownClass("datetime", this.date);
  readonly zone = ownClass("timezone");
  readonly utc = new Instance(this.zone);
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  fillZone(): void {
    this.zone.attributes.set("utc", this.utc);
    addCalls(this.zone, { __repr__: () => "datetime.timezone.utc", __str__: () => "UTC" });
  }

  fillDates(): void {
    addParts(this.date, DATE_PARTS);
    addCalls(this.date, {
      ...ORDERS,
      isoformat: ([self]) => this.#iso(self),
      __str__: ([self]) => this.#iso(self, " "),
      __repr__: ([self]) => this.#written(self as Instance),
      strftime: ([self, format = ""]) => timeText(String(format), ms(self), microsOf(ms(self))),
      __format__: ([self, format = ""]) =>
        format === "" ? this.#iso(self, " ") : timeText(String(format), ms(self), microsOf(ms(self))),
      weekday: ([self]) => BigInt((new Date(ms(self)).getUTCDay() + 6) % 7),
      timestamp: ([self]) => ms(self) / 1000,
      date: ([self]) => this.#day(ms(self)),
      __add__: ([self, other]) =>
        other instanceof Instance && other.type === this.span
          ? this.#moved(self, ms(other))
          : NOT_IMPLEMENTED,
      __sub__: ([self, other]) => {
        if (!(other instanceof Instance)) return NOT_IMPLEMENTED;
        return other.type === this.span ? this.#moved(self, -ms(other)) : this.#span(ms(self) - ms(other));
      },
    });
  }

  /** How dates and moments are made. */
  fillMakers(): void {
    this.date.make = ([year = 1n, month = 1n, date = 1n]) => this.#day(momentOf([year, month, date]));
    this.moment.make = (given, named) => this.#moment(momentOf(given), named.get("tzinfo") ?? null);
    addStatic(this.date, {
      today: () => this.#day(this.#now()),
      fromisoformat: ([text = ""]) => this.#day(parsed(String(text))),
    });
    addStatic(this.moment, {
      now: ([zone = null], named) => this.#moment(this.#now(), named.get("tz") ?? zone),
      utcnow: () => this.#moment(this.#now()),
      today: () => this.#moment(this.#now()),
      fromtimestamp: ([seconds = 0]) => this.#moment(Number(seconds) * 1000),
      fromisoformat: ([text = ""]) => this.#moment(parsed(String(text))),
    });
  }

  fillSpans(): void {
    this.span.make = (given, named) => this.#span(spanOf(given, named));
    addParts(this.span, SPAN_PARTS);
    addCalls(this.span, {
      ...ORDERS,
      total_seconds: ([self]) => ms(self) / 1000,
      __add__: ([self, other]) =>
        (other as Instance).type === this.span
          ? this.#span(ms(self) + ms(other))
          : this.#moved(other, ms(self)),
      __sub__: ([self, other]) => this.#span(ms(self) - ms(other)),
      __mul__: ([self, by]) => this.#span(ms(self) * Number(by)),
      __neg__: ([self]) => this.#span(-ms(self)),
      __str__: ([self]) => spanText(ms(self)),
      __repr__: ([self]) => {
        const parts = Object.entries(SPAN_PARTS).map(([name, of]) => [name, of(ms(self))] as const);
        const shown = parts.filter(([, size]) => size !== 0).map(([name, size]) => `${name}=${size}`);
        return `datetime.timedelta(${shown.join(", ") || "0"})`;
      },
    });
  }

  #moment(at: number, zone: PythonValue = null): Instance {
    const made = new Instance(this.moment, at);
    made.attributes.set("tzinfo", zone);
    return made;
  }

  #day(at: number): Instance {
    return new Instance(this.date, Math.floor(at / DAY_MS) * DAY_MS);
  }

  #span(span: number): Instance {
    return new Instance(this.span, span);
  }

  #moved(self: Given, by: number): Instance {
    const { type, attributes } = self as Instance;
    return type === this.date
      ? this.#day(ms(self) + by)
      : this.#moment(ms(self) + by, attributes.get("tzinfo") ?? null);
  }

  #iso(self: Given, mark = "T"): string {
    const { type, attributes } = self as Instance;
    if (type === this.date) return timeText("%Y-%m-%d", ms(self));
    const micros = microsOf(ms(self));
    const zone = attributes.get("tzinfo") === this.utc ? "+00:00" : "";
    return timeText(`%Y-%m-%d${mark}%H:%M:%S${micros > 0 ? ".%f" : ""}`, ms(self), micros) + zone;
  }

  #written(self: Instance): string {
    const day = timeText("%Y, %m, %d", ms(self)).replace(/\b0/g, "");
    const time = self.type === this.date ? "" : timeText(", %H, %M, %S", ms(self)).replace(/\b0(?=\d)/g, "");
    return `datetime.${self.type.name}(${day}${time})`;
  }
}

function ownClass(name: string, ...bases: PythonClass[]): PythonClass {
  return new PythonClass(name, bases.length > 0 ? bases : [OBJECT], new Map(), "datetime");
}

function addCalls(type: PythonClass, calls: Record<string, NativeCall>): void {
  for (const [name, call] of Object.entries(calls)) type.attributes.set(name, new Native(name, call));
}

function addStatic(type: PythonClass, calls: Record<string, NativeCall>): void {
  for (const [name, call] of Object.entries(calls)) {
    type.attributes.set(name, new Property("static", new Native(name, call)));
  }
}

function addParts(type: PythonClass, parts: Readonly<Record<string, (at: number) => number>>): void {
  for (const [name, of] of Object.entries(parts)) {
    type.attributes.set(name, new Property("property", new Native(name, ([self]) => BigInt(of(ms(self))))));
  }
}

const DATE_PARTS: Readonly<Record<string, (at: number) => number>> = {
  year: (at) => new Date(at).getUTCFullYear(),
  month: (at) => new Date(at).getUTCMonth() + 1,
  day: (at) => new Date(at).getUTCDate(),
  hour: (at) => new Date(at).getUTCHours(),
  minute: (at) => new Date(at).getUTCMinutes(),
  second: (at) => new Date(at).getUTCSeconds(),
  microsecond: microsOf,
};

const SPAN_PARTS: Readonly<Record<string, (span: number) => number>> = {
  days: (span) => Math.floor(span / DAY_MS),
  seconds: (span) => Math.floor((span - Math.floor(span / DAY_MS) * DAY_MS) / 1000),
  microseconds: microsOf,
};

function order(test: (a: number, b: number) => boolean): NativeCall {
  return ([self, other]) =>
    other instanceof Instance && typeof other.state === "number"
      ? test(ms(self), ms(other))
      : NOT_IMPLEMENTED;
}

const ORDERS: Readonly<Record<string, NativeCall>> = {
  __eq__: order((a, b) => a === b),
  __lt__: order((a, b) => a < b),
  __gt__: order((a, b) => a > b),
  __le__: order((a, b) => a <= b),
  __ge__: order((a, b) => a >= b),
};

function momentOf(given: readonly PythonValue[]): number {
  const [year = 1, month = 1, date = 1, hour = 0, minute = 0, second = 0, micro = 0] = given.map(Number);
  if (month < 1 || month > 12) fail("ValueError", "month must be in 1..12");
  if (date < 1 || date > new Date(Date.UTC(year, month, 0)).getUTCDate()) {
    fail("ValueError", "day is out of range for month");
  }
  return Date.UTC(year, month - 1, date, hour, minute, second) + micro / 1000;
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
