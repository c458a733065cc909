/** Layouts of Go, which are written as a certain moment would be: Mon Jan 2 15:04:05 MST 2006. Source: time.Format. */
import { MONTHS, shortName, WEEKDAYS } from "./calendar.ts";

export interface TimeParts {
  year: number;
  /** From 1. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  nanosecond: number;
  /** From Sunday, 0. */
  weekday: number;
  yearDay: number;
  /** East of Greenwich. */
  offsetMinutes: number;
  zoneName: string;
}

/** @param ms since 1970 @param zone minutes east of Greenwich; without a name, its offset stands for it */
export function timeParts(ms: number, zone: { minutes: number; name?: string }): TimeParts {
  const date = new Date(ms + zone.minutes * 60_000);
  const year = date.getUTCFullYear();
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    nanosecond: date.getUTCMilliseconds() * 1e6,
    weekday: date.getUTCDay(),
    yearDay: Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000) + 1,
    offsetMinutes: zone.minutes,
    zoneName: zone.name ?? offset("-0700", zone.minutes),
  };
}

export function laidOut(layout: string, parts: TimeParts): string {
  return layout.replace(layoutPattern, (word) => formatted(word, parts));
}

/** The words of a layout that stand for a part of a time. */
export const layoutPattern =
  /January|Jan|Monday|Mon|MST|2006|Z07:00:00|Z070000|Z07:00|Z0700|Z07|-07:00:00|-070000|-07:00|-0700|-07|[.,]0+(?!\d)|[.,]9+(?!\d)|002|__2|_2|01|02|03|04|05|06|15|PM|pm|1|2|3|4|5/g;

const two = (value: number) => String(value).padStart(2, "0");
const hour12 = (hour: number) => hour % 12 || 12;

const words: Readonly<Record<string, (parts: TimeParts) => string>> = {
  January: ({ month }) => MONTHS[month - 1]!,
  Jan: ({ month }) => shortName(MONTHS[month - 1]!),
  Monday: ({ weekday }) => WEEKDAYS[weekday]!,
  Mon: ({ weekday }) => shortName(WEEKDAYS[weekday]!),
  MST: ({ zoneName }) => zoneName,
  "2006": ({ year }) => String(year).padStart(4, "0"),
  "06": ({ year }) => two(year % 100),
  "002": ({ yearDay }) => String(yearDay).padStart(3, "0"),
  __2: ({ yearDay }) => String(yearDay).padStart(3, " "),
  _2: ({ day }) => String(day).padStart(2, " "),
  "01": ({ month }) => two(month),
  "1": ({ month }) => String(month),
  "02": ({ day }) => two(day),
  "2": ({ day }) => String(day),
  "15": ({ hour }) => two(hour),
  "03": ({ hour }) => two(hour12(hour)),
  "3": ({ hour }) => String(hour12(hour)),
  "04": ({ minute }) => two(minute),
  "4": ({ minute }) => String(minute),
  "05": ({ second }) => two(second),
  "5": ({ second }) => String(second),
  PM: ({ hour }) => hour < 12 ? "AM" : "PM",
  pm: ({ hour }) => hour < 12 ? "am" : "pm",
};

function formatted(word: string, parts: TimeParts): string {
  if (words[word]) return words[word](parts);
  if (/^[.,]/.test(word)) return fraction(word, parts.nanosecond);
  if (word.startsWith("Z") && parts.offsetMinutes === 0) return "Z";
  return offset(word, parts.offsetMinutes);
}

/** Zeros keep their places, nines leave out what is nothing. */
function fraction(word: string, nanosecond: number): string {
  const digits = String(nanosecond).padStart(9, "0").slice(0, word.length - 1);
  if (word[1] === "0") return word[0] + digits;
  const short = digits.replace(/0+$/, "");
  return short && word[0] + short;
}

function offset(word: string, minutes: number): string {
  const absolute = Math.abs(minutes);
  const [hours, rest] = [two(Math.floor(absolute / 60)), two(absolute % 60)];
  const sign = minutes < 0 ? "-" : "+";
  const shape = word.replace("Z", "-");
  if (shape === "-07") return sign + hours;
  const colon = shape.includes(":") ? ":" : "";
  return sign + hours + colon + rest + (/00:00$|0000$/.test(shape) ? `${colon}00` : "");
}
