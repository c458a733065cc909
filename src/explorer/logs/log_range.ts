/** How far back a log is read; keys as in k9s. */
import type { FollowOptions } from "../../cluster/follow_log.ts";
import type { LogSettings } from "../../settings/settings.ts";

export interface LogRange {
  readonly key: string;
  readonly title: string;
  readonly query: FollowOptions["range"];
  /** As kubectl says it. */
  readonly flag: string;
}

export function tailRange({ tail, sinceSeconds }: LogSettings): LogRange {
  const since = sinceSeconds > 0 ? { sinceSeconds } : {};
  const flag = ` --tail=${tail}${sinceSeconds > 0 ? ` --since=${sinceSeconds}s` : ""}`;
  return { key: "0", title: "tail", query: { tailLines: tail, ...since }, flag };
}

/** From a moment on: milliseconds since 1970. */
export function rangeSince(ms: number): LogRange {
  const sinceTime = `${new Date(ms).toISOString().slice(0, 19)}Z`;
  return {
    key: "",
    title: `since ${sinceTime.slice(11)}`,
    query: { sinceTime },
    flag: ` --since-time=${sinceTime}`,
  };
}

export const longRanges: readonly LogRange[] = [
  { key: "1", title: "from the start", query: {}, flag: "" },
  ...([["2", 1], ["3", 5], ["4", 15], ["5", 30], ["6", 60]] as const).map(([key, minutes]): LogRange => ({
    key,
    title: minutes === 60 ? "last hour" : `last ${minutes} min`,
    query: { sinceSeconds: minutes * 60 },
    flag: ` --since=${minutes === 60 ? "1h" : `${minutes}m`}`,
  })),
];

export function rangeOfKey(key: string, settings: LogSettings): LogRange {
  return longRanges.find((range) => range.key === key) ?? tailRange(settings);
}
