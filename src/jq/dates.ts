/** Times: seconds since 1970, and broken down as C has them. */
import type { Json } from "../kube/object.ts";
import { assertNumber, assertText } from "./expressions.ts";
import { JqError, jsonText } from "./value.ts";

export const DATES: Readonly<Record<string, (input: Json, ...given: Json[]) => Json>> = {
  "gmtime/0": (input) => brokenDown(assertNumber(input)),
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
    const iso = Number.isNaN(at.getTime()) ? "" : at.toISOString();
    const parts: Record<string, string> = {
      Y: String(at.getUTCFullYear()),
      m: iso.slice(-19, -17),
      d: iso.slice(-16, -14),
      H: iso.slice(-13, -11),
      M: iso.slice(-10, -8),
      S: iso.slice(-7, -5),
      F: iso.slice(0, -14),
      T: iso.slice(-13, -5),
      Z: "UTC",
      s: String(at.getTime() / 1000),
      "%": "%",
    };
    return assertText(format!, "is no format").replace(
      /%([a-zA-Z%])/g,
      (all, letter) => parts[letter] ?? all,
    );
  },
};

function brokenDown(at: number): Json {
  const date = new Date(at * 1000);
  const start = Date.UTC(date.getUTCFullYear(), 0, 1);
  const day = Math.floor((date.getTime() - start) / 86_400_000);
  return [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCDay(),
    day,
  ];
}

function seconds(input: Json): number {
  if (!Array.isArray(input)) throw new JqError("mktime requires array of 6 numbers");
  const [year, month, day, hours, minutes, rest] = input.map(assertNumber);
  return Math.floor(Date.UTC(year ?? 1970, month ?? 0, day ?? 1, hours ?? 0, minutes ?? 0, rest ?? 0) / 1000);
}
