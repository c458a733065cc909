/** The formats of date(1). Source: the manual of GNU coreutils 9.4. */
import { MONTHS, shortName, WEEKDAYS } from "../../../../kube/calendar.ts";
import { offsetSeconds, zoneName } from "./time_zone.ts";

/** A moment, finer than JavaScript's. */
export interface Moment {
  ms: number;
  /** What comes after the whole millisecond; absent: nothing. */
  nanoseconds?: number;
}

export interface ShownMoment extends Moment {
  /** As `TZ` has it. */
  zone: string;
}

/** `%F %T` and so on; what is no conversion stays. */
export function formatDate(format: string, moment: ShownMoment): string {
  return format.replace(
    /%([-_0+^#]*)(\d*)[EO]?(:{0,3}z|[a-zA-Z%])/g,
    (all, flags: string, width: string, letter: string) => {
      const part = partOf(letter, moment, width);
      return part === undefined ? all : padded(part, flags, width);
    },
  );
}

/** What a conversion prints, and how it is filled up. */
interface Part {
  text: string;
  /** Absent: none. */
  width?: number;
  fill: "0" | " ";
  /** What # makes of it. */
  other?: "lower";
}

/** Conversions that stand for several. */
const SHORTHANDS: Readonly<Record<string, string>> = {
  c: "%a %b %e %H:%M:%S %Y",
  D: "%m/%d/%y",
  F: "%Y-%m-%d",
  r: "%I:%M:%S %p",
  R: "%H:%M",
  T: "%H:%M:%S",
  x: "%m/%d/%y",
  X: "%H:%M:%S",
};

function partOf(letter: string, moment: ShownMoment, width: string): Part | undefined {
  const shorthand = SHORTHANDS[letter];
  if (shorthand !== undefined) return { text: formatDate(shorthand, moment), fill: " " };
  const words = wordsOf(letter, moment);
  if (words !== undefined) {
    return { text: words, fill: " ", ...(/[pZ]/.test(letter) ? { other: "lower" } : {}) };
  }
  if (letter === "N") return { text: fraction(moment, Number(width) || 9), fill: "0" };
  if (letter === "s") return { text: String(Math.floor(moment.ms / 1000)), fill: "0" };
  const [value, digits, fill = "0"] = numberOf(letter, clockOf(moment)) ?? [];
  return value === undefined ? undefined : { text: String(value), width: digits!, fill };
}

function padded({ text, width = 0, fill, other }: Part, flags: string, given: string): string {
  let out = text;
  const flag = /[-_0+]/.exec([...flags].reverse().join(""))?.[0];
  const sign = flag === "_" ? " " : flag === "0" || flag === "+" ? "0" : fill;
  if (flag !== "-") out = out.padStart(given === "" ? width : Number(given), sign);
  if (flags.includes("^")) return out.toUpperCase();
  return flags.includes("#") ? other === "lower" ? out.toLowerCase() : out.toUpperCase() : out;
}

/** The clock of the zone, as if it were UTC's. */
function clockOf({ ms, zone }: ShownMoment): Date {
  return new Date(ms + offsetSeconds(zone, ms) * 1000);
}

function wordsOf(letter: string, moment: ShownMoment): string | undefined {
  const clock = clockOf(moment);
  const isMorning = clock.getUTCHours() < 12;
  switch (letter) {
    case "%":
      return "%";
    case "n":
      return "\n";
    case "t":
      return "\t";
    case "a":
      return shortName(WEEKDAYS[clock.getUTCDay()]!);
    case "A":
      return WEEKDAYS[clock.getUTCDay()];
    case "b":
    case "h":
      return shortName(MONTHS[clock.getUTCMonth()]!);
    case "B":
      return MONTHS[clock.getUTCMonth()];
    case "p":
      return isMorning ? "AM" : "PM";
    case "P":
      return isMorning ? "am" : "pm";
    case "Z":
      return zoneName(moment.zone, moment.ms);
  }
  return letter.endsWith("z")
    ? zoneText(offsetSeconds(moment.zone, moment.ms), letter.length - 1)
    : undefined;
}

/** `+0100`, or with colons `+01:00`, `+01:00:00`; with three as short as it is exact. */
function zoneText(offset: number, colons: number): string {
  const seconds = Math.abs(offset);
  const parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map((value) =>
    String(Math.trunc(value)).padStart(2, "0")
  );
  const count = colons === 2 || parts[2] !== "00" ? 3 : colons < 3 || parts[1] !== "00" ? 2 : 1;
  return `${offset < 0 ? "-" : "+"}${parts.slice(0, count).join(colons === 0 ? "" : ":")}`;
}

/** Value, digits, and what they are filled with. */
function numberOf(letter: string, clock: Date): [number, number, " "?] | undefined {
  const [year, hour, day] = [clock.getUTCFullYear(), clock.getUTCHours(), clock.getUTCDay()];
  switch (letter) {
    case "C":
      return [Math.floor(year / 100), 2];
    case "d":
      return [clock.getUTCDate(), 2];
    case "e":
      return [clock.getUTCDate(), 2, " "];
    case "g":
      return [isoWeek(clock).year % 100, 2];
    case "G":
      return [isoWeek(clock).year, 4];
    case "H":
      return [hour, 2];
    case "I":
      return [hour % 12 || 12, 2];
    case "j":
      return [yearDay(clock) + 1, 3];
    case "k":
      return [hour, 2, " "];
    case "l":
      return [hour % 12 || 12, 2, " "];
    case "m":
      return [clock.getUTCMonth() + 1, 2];
    case "M":
      return [clock.getUTCMinutes(), 2];
    case "q":
      return [Math.floor(clock.getUTCMonth() / 3) + 1, 1];
    case "S":
      return [clock.getUTCSeconds(), 2];
    case "u":
      return [day || 7, 1];
    case "U":
      return [Math.floor((yearDay(clock) + 7 - day) / 7), 2];
    case "V":
      return [isoWeek(clock).week, 2];
    case "w":
      return [day, 1];
    case "W":
      return [Math.floor((yearDay(clock) + 7 - (day + 6) % 7) / 7), 2];
    case "y":
      return [year % 100, 2];
    case "Y":
      return [year, 4];
  }
  return undefined;
}

const DAY_MS = 86_400_000;

/** From 0. */
function yearDay(clock: Date): number {
  return Math.floor((clock.getTime() - Date.UTC(clock.getUTCFullYear(), 0, 1)) / DAY_MS);
}

/** The week belongs to the year that its Thursday is in. */
function isoWeek(clock: Date): { year: number; week: number } {
  const thursday = new Date(clock.getTime() + (3 - (clock.getUTCDay() + 6) % 7) * DAY_MS);
  return { year: thursday.getUTCFullYear(), week: Math.floor(yearDay(thursday) / 7) + 1 };
}

function fraction({ ms, nanoseconds = 0 }: Moment, digits: number): string {
  const thousandths = ((ms % 1000) + 1000) % 1000;
  const text = String(Math.floor(thousandths) * 1_000_000 + nanoseconds).padStart(9, "0");
  return text.slice(0, digits).padEnd(digits, "0");
}
