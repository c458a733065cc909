/** Dates. The local zone is UTC. Source: sprig, date.go. */
import { FunctionError } from "../template_error.ts";
import { type GoFunction, goFunction, GoNumber, type GoValue, integerOf } from "../value.ts";
import { durationText, parseGoDuration } from "./go_duration.ts";
import { GoTime, isZone, parseGoTime, timeProblem, zeroMs } from "./go_time.ts";
import { goQuote } from "../quoting.ts";

/** `now`: milliseconds since 1970. */
export function dateFunctions(now: () => number): Record<string, GoFunction> {
  const timeOf = (value: GoValue): GoTime => {
    if (value instanceof GoTime) return value;
    const seconds = integerOf(value);
    return new GoTime(seconds === undefined ? now() : Number(seconds) * 1000);
  };
  const inZone = (layout: string, date: GoValue, zone: string) => {
    return new GoTime(timeOf(date).ms, zone === "Local" || isZone(zone) ? zone : "UTC").format(layout);
  };
  const modify = goFunction(
    "string, time.Time",
    (text: string, time: GoTime) => moved(time, parseGoDuration(text)),
  );
  const mustModify = goFunction("string, time.Time", (text: string, time: GoTime) => {
    const ns = parseGoDuration(text);
    if (ns === undefined) throw new FunctionError(`time: invalid duration ${goQuote(text)}`);
    return moved(time, ns);
  });
  const zoned = goFunction("string, any, string", inZone);
  return {
    now: goFunction("", () => new GoTime(now())),
    ago: goFunction("any", (value: GoValue) => {
      return durationText(BigInt(Math.round((now() - timeOf(value).ms) / 1000)) * 1_000_000_000n);
    }),
    date: goFunction("string, any", (layout: string, date: GoValue) => inZone(layout, date, "UTC")),
    dateInZone: zoned,
    date_in_zone: zoned,
    htmlDate: goFunction("any", (date: GoValue) => inZone("2006-01-02", date, "UTC")),
    htmlDateInZone: goFunction(
      "any, string",
      (date: GoValue, zone: string) => inZone("2006-01-02", date, zone),
    ),
    dateModify: modify,
    date_modify: modify,
    mustDateModify: mustModify,
    must_date_modify: mustModify,
    duration: goFunction("any", (value: GoValue) => durationText(seconds(value) * 1_000_000_000n)),
    durationRound: goFunction("any", (value: GoValue) => rounded(durationNs(value, now))),
    toDate: goFunction(
      "string, string",
      (layout: string, text: string) => parseGoTime(layout, text) ?? new GoTime(zeroMs),
    ),
    mustToDate: goFunction("string, string", (layout: string, text: string) => {
      const time = parseGoTime(layout, text);
      if (!time) {
        throw new FunctionError(timeProblem(layout, text));
      }
      return time;
    }),
    unixEpoch: goFunction("time.Time", (time: GoTime) => String(Math.floor(time.ms / 1000))),
  };
}

function moved(time: GoTime, ns: bigint | undefined): GoTime {
  return ns === undefined ? time : new GoTime(time.ms + Number(ns) / 1e6, time.zone);
}

function seconds(value: GoValue): bigint {
  if (typeof value === "string") return /^[-+]?\d+$/.test(value) ? BigInt(value) : 0n;
  return value instanceof GoNumber && value.type === "int64" ? value.value as bigint : 0n;
}

function durationNs(value: GoValue, now: () => number): bigint {
  if (typeof value === "string") return parseGoDuration(value) ?? 0n;
  if (value instanceof GoTime) return BigInt(Math.round((now() - value.ms) * 1e6));
  return value instanceof GoNumber && value.type === "int64" ? value.value as bigint : 0n;
}

const hourNs = 3_600_000_000_000n;
const steps: [unit: string, ns: bigint][] = [
  ["y", hourNs * 24n * 365n],
  ["mo", hourNs * 24n * 30n],
  ["d", hourNs * 24n],
  ["h", hourNs],
  ["m", hourNs / 60n],
  ["s", hourNs / 3600n],
];

function rounded(ns: bigint): string {
  const absolute = ns < 0n ? -ns : ns;
  const step = steps.find(([, size]) => absolute > size);
  return step ? `${absolute / step[1]}${step[0]}` : "0s";
}
