import { parseDuration } from "../../../../kube/duration.ts";

const HOURS = { d: 24, w: 7 * 24 };

/** A time of a compose file in milliseconds: a duration of Go's, or one with days and weeks; undefined when it is none. */
export function durationMs(text: string): number | undefined {
  const inHours = text.replace(
    /(\d+\.?\d*|\.\d+)([dw])/g,
    (_, count, unit: keyof typeof HOURS) => `${Number(count) * HOURS[unit]}h`,
  );
  return parseDuration(inHours);
}
