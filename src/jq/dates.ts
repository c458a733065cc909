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
  "strptime/1": parsed,
  "strftime/1": (input, format) => shown("strftime/1", input, format!),
  // The clock of the host is that of UTC.
  "localtime/0": (input) => {
    if (typeof input !== "number") throw new JqError("localtime() requires a number");
    return brokenDown(input);
  },
  "strflocaltime/1": (input, format) => shown("strflocaltime/1", input, format!),
};

function shown(name: string, input: Json, format: Json): string {
  if (typeof input !== "number" && !Array.isArray(input)) {
    throw new JqError(`${name} requires parsed datetime inputs`);
  }
  const at = new Date((typeof input === "number" ? Math.floor(input) : seconds(input)) * 1000);
  if (Number.isNaN(at.getTime())) throw new JqError(`${name}: unknown system failure`);
  return assertText(format, "is no format").replace(
    /%([a-zA-Z%])/g,
    (all, letter: string) => Object.hasOwn(LETTERS, letter) ? LETTERS[letter]!(at) : all,
  );
}

/** Of strptime(3): what stands for other letters, and what is read. */
const SHORT: Readonly<Record<string, string>> = { T: "%H:%M:%S", R: "%H:%M", F: "%Y-%m-%d", D: "%m/%d/%y" };
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month = `(?<month>(?:${MONTHS.join("|")})[a-z]*)`;
const weekday = "(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*)";
const READ: Readonly<Record<string, string>> = {
  Y: "(?<Y>\\d{1,4})",
  m: "(?<m>\\d{1,2})",
  d: " ?(?<d>\\d{1,2})",
  e: " ?(?<d>\\d{1,2})",
  H: "(?<H>\\d{1,2})",
  M: "(?<M>\\d{1,2})",
  S: "(?<S>\\d{1,2})",
  y: "(?<y>\\d{1,2})",
  b: month,
  B: month,
  h: month,
  a: weekday,
  A: weekday,
  s: "(?<s>\\d+)",
  z: "(?:Z|[-+]\\d\\d(?::?\\d\\d)?)",
  n: "\\s*",
  t: "\\s*",
  "%": "%",
};

function parsed(input: Json, format?: Json): Json {
  if (typeof input !== "string" || typeof format !== "string") {
    throw new JqError("strptime/1 requires string inputs and arguments");
  }
  const whole = format.replace(/%([TRFD])/g, (_, letter: string) => SHORT[letter]!);
  const source = whole.replace(/%([a-zA-Z%])|\s+|[^]/g, (text, letter?: string) => {
    if (letter !== undefined) return READ[letter] ?? "(?!)";
    return /\s/.test(text) ? "\\s*" : RegExp.escape(text);
  });
  const found = fieldsOf(input, source);
  if (!found) throw new JqError(`date ${jsonText(input)} does not match format ${jsonText(format)}`);
  const { Y, y, m = "1", d = "1", H = "0", M = "0", S = "0", s, month } = found;
  if (s !== undefined) return brokenDown(Number(s));
  const year = Y ?? (y === undefined ? 1900 : Number(y) + (Number(y) < 69 ? 2000 : 1900));
  const months = month === undefined ? Number(m) - 1 : MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  return brokenDown(Date.UTC(Number(year), months, Number(d), Number(H), Number(M), Number(S)) / 1000);
}

/** Undefined: it does not fit, or says something twice. */
function fieldsOf(text: string, source: string): Readonly<Record<string, string>> | undefined {
  try {
    return new RegExp(`^\\s*${source}\\s*$`, "i").exec(text)?.groups;
  } catch {
    return undefined;
  }
}

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
