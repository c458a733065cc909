/** Points in time as the original reads and prints them. The time zone is always UTC. */
import { parseDuration } from "../../kube/duration.ts";
import { DockerFailure } from "./engine_errors.ts";

/** `2026-11-23 06:21:32 +0000 UTC`, as Go prints a time. */
export function goTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} +0000 UTC`;
}

/** `Mon Jan  2 15:04:05 2006`, as Go's ANSIC. */
export function ansicTime(ms: number): string {
  const [day, date, month, year, time] = new Date(ms).toUTCString().replace(",", "").split(" ");
  return `${day} ${month} ${String(Number(date)).padStart(2)} ${time} ${year}`;
}

const DATES = /^\d{4}-\d\d-\d\d(T\d\d(:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:\d\d)?)?(Z|[+-]\d\d:\d\d)?$/;

/**
 * What `--since` and `--until` take, as the engine takes it, seconds since 1970: a span before now, a date, or seconds
 * themselves. Throws DockerFailure.
 */
export function timestamp(text: string, nowMs: number): string {
  const span = parseDuration(text);
  if (span !== undefined) return seconds(nowMs - span);
  if (/^\d+(\.\d+)?$/.test(text)) return text;
  if (DATES.test(text)) {
    const ms = Date.parse(full(text));
    if (!Number.isNaN(ms)) return seconds(ms, /\.(\d+)/.exec(text)?.[1]);
  }
  throw new DockerFailure(`failed to parse value as time or duration: ${JSON.stringify(text)}`);
}

/** With the parts that JavaScript wants. */
function full(text: string): string {
  const [, date, time = "00:00:00", zone = "Z"] = /^(\d{4}-\d\d-\d\d)(?:T?([\d:.]+))?(Z|[+-]\d\d:\d\d)?$/
    .exec(text)!;
  return `${date}T${time.length === 2 ? `${time}:00` : time}${zone}`;
}

function seconds(ms: number, fraction?: string): string {
  const nanos = (fraction ?? String(ms % 1000).padStart(3, "0")).padEnd(9, "0").slice(0, 9);
  return `${Math.floor(ms / 1000)}.${nanos}`;
}

/** `2026-11-23T06:21:32.000000000Z`, from nanoseconds since 1970. */
export function nanoTime(nanos: bigint): string {
  const fraction = String(nanos % 1_000_000_000n).padStart(9, "0");
  return `${new Date(Number(nanos / 1_000_000n)).toISOString().slice(0, 19)}.${fraction}Z`;
}
