/** Durations as Go writes and reads them: `1h30m0s`. Source: Go's time. */
import { GoNumber, type GoValue } from "../value.ts";

const unitsNs: Record<string, number> = {
  ns: 1,
  us: 1e3,
  "µs": 1e3,
  "μs": 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

export class GoDuration extends GoNumber {
  constructor(ns: bigint) {
    super("time.Duration", ns);
  }

  override text(): string {
    return durationText(this.value as bigint);
  }
}

/** Milliseconds of a duration. */
export function durationOf(value: GoValue): number {
  return value instanceof GoNumber ? Number(value.value) / 1e6 : 0;
}

/** Nanoseconds; undefined: it is no duration. */
export function parseGoDuration(text: string): bigint | undefined {
  const [, sign, rest] = /^([-+]?)(.*)$/s.exec(text)!;
  if (rest === "0") return 0n;
  if (!/^((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/.test(rest!)) return undefined;
  const parts = rest!.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g);
  const sum = Array.from(parts, ([, count, unit]) => Math.round(Number(count) * unitsNs[unit!]!)).reduce(
    (all, ns) => all + ns,
    0,
  );
  return BigInt(sign === "-" ? -sum : sum);
}

export function durationText(ns: bigint): string {
  if (ns === 0n) return "0s";
  const absolute = ns < 0n ? -ns : ns;
  const sign = ns < 0n ? "-" : "";
  const unit = absolute < 1000n
    ? "ns"
    : absolute < 1_000_000n
    ? "µs"
    : absolute < 1_000_000_000n
    ? "ms"
    : "s";
  if (unit !== "s") return `${sign}${Number(absolute) / unitsNs[unit]!}${unit}`;
  const seconds = absolute / 1_000_000_000n;
  const fraction = String(absolute % 1_000_000_000n).padStart(9, "0").replace(/0+$/, "");
  const [hours, minutes] = [seconds / 3600n, seconds / 60n % 60n];
  const start = hours > 0n ? `${hours}h${minutes}m` : minutes > 0n ? `${minutes}m` : "";
  return `${sign}${start}${seconds % 60n}${fraction && `.${fraction}`}s`;
}
