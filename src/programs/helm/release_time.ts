/** Times of a release, kept as RFC 3339 with up to nine digits of a second, in the forms that Go gives them. */
import { laidOut, timeParts } from "../../kube/go_layout.ts";

/** In the zone that the time was written in; what is no time stays. */
export function releaseTime(text: string, layout: string): string {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (!match) return text;
  const [, seconds = "", fraction = "", zone = ""] = match;
  const [, sign, hours, rest] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  const minutes = (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(rest ?? 0));
  const parts = timeParts(Date.parse(seconds + zone), { minutes, ...(minutes === 0 ? { name: "UTC" } : {}) });
  return laidOut(layout, { ...parts, nanosecond: Number(fraction.slice(0, 9).padEnd(9, "0")) });
}

/** `Mon Jan  2 15:04:05 2006` */
export function ansicTime(text: string): string {
  return releaseTime(text, "Mon Jan _2 15:04:05 2006");
}

/** `2006-01-02 15:04:05.999999999 +0000 UTC` */
export function plainTime(text: string): string {
  return releaseTime(text, "2006-01-02 15:04:05.999999999 -0700 MST");
}

/** `2006-01-02T15:04:05Z` */
export function secondsTime(text: string): string {
  return releaseTime(text, "2006-01-02T15:04:05Z07:00");
}

/** Milliseconds since 1970, for sorting; 0 for what is no time. */
export function timeMs(text: string): number {
  return Date.parse(text) || 0;
}
