/** Times: seconds since 1970, and broken down as C has them. */
import type { Json } from "../kube/object.ts";
import { assertNumber, assertText } from "./expressions.ts";
import { JqError, jsonText } from "./value.ts";

export const DATES: Readonly<Record<string, (input: Json, ...given: Json[]) => Json>> = {
  "gmtime/0": (input) => {
    if (typeof input !== "number") throw new JqError("gmtime() requires numeric inputs");
    return brokenDown(input);
  },
  "mktime/0": seconds,
  "fromdateiso8601/0": (input) => {
    const found = typeof input === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(input)
      ? Date.parse(input)
      : NaN;
    if (Number.isNaN(found)) {
      throw new JqError(`date ${jsonText(input)} does not match format "%Y-%m-%dT%H:%M:%SZ"`);
    }
    return found / 1000;
  },
  "strftime/1": (input, format) => {
    if (typeof input !== "number" && !Array.isArray(input)) {
      throw new JqError("strftime/1 requires parsed datetime inputs");
    }
    const at = new Date((typeof input === "number" ? Math.floor(input) : seconds(input)) * 1000);
    if (Number.isNaN(at.getTime())) throw new JqError("strftime/1: unknown system failure");
    return assertText(format!, "is no format").replace(
      /%([a-zA-Z%])/g,
      (all, letter: string) => Object.hasOwn(LETTERS, letter) ? LETTERS[letter]!(at) : all,
    );
  },
};

const two = (value: number, pad = "0") => String(value).padStart(2, pad);
const named = (at: Date, part: Intl.DateTimeFormatOptions) =>
  at.toLocaleString("en-US", { timeZone: "UTC", ...part });
const hourOfTwelve = (at: Date) => at.getUTCHours() % 12 || 12;
const DAY_MS = 86_400_000;
const dayOfYear = (at: Date) => Math.floor((at.getTime() - Date.UTC(at.getUTCFullYear(), 0, 1)) / DAY_MS);

/** Of strftime(3), in UTC. */
const LETTERS: Readonly<Record<string, (at: Date) => string>> = {
  "%": () => "%",
  A: (at) => named(at, { weekday: "long" }),
  a: (at) => named(at, { weekday: "short" }),
  B: (at) => named(at, { month: "long" }),
  b: (at) => named(at, { month: "short" }),
  D: (at) => `${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())}/${two(at.getUTCFullYear() % 100)}`,
  d: (at) => two(at.getUTCDate()),
  e: (at) => two(at.getUTCDate(), " "),
  F: (at) => at.toISOString().slice(0, -14),
  H: (at) => two(at.getUTCHours()),
  I: (at) => two(hourOfTwelve(at)),
  j: (at) => String(dayOfYear(at) + 1).padStart(3, "0"),
  M: (at) => two(at.getUTCMinutes()),
  m: (at) => two(at.getUTCMonth() + 1),
  n: () => "\n",
  p: (at) => at.getUTCHours() < 12 ? "AM" : "PM",
  R: (at) => at.toISOString().slice(-13, -8),
  S: (at) => two(at.getUTCSeconds()),
  s: (at) => String(at.getTime() / 1000),
  T: (at) => at.toISOString().slice(-13, -5),
  t: () => "\t",
  u: (at) => String(at.getUTCDay() || 7),
  w: (at) => String(at.getUTCDay()),
  Y: (at) => String(at.getUTCFullYear()),
  y: (at) => two(at.getUTCFullYear() % 100),
  Z: () => "UTC",
  z: () => "+0000",
};

function brokenDown(at: number): Json {
  const date = new Date(Math.floor(at) * 1000);
  return [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds() + (at - Math.floor(at)),
    date.getUTCDay(),
    dayOfYear(date),
  ];
}

function seconds(input: Json): number {
  if (!Array.isArray(input)) throw new JqError("mktime requires array inputs");
  const [year, month, day, hours, minutes, rest] = input.map(assertNumber);
  return Math.floor(Date.UTC(year ?? 1970, month ?? 0, day ?? 1, hours ?? 0, minutes ?? 0, rest ?? 0) / 1000);
}
