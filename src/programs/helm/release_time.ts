/** Times of a release, kept as RFC 3339 with up to nine digits of a second, in the forms that Go gives them. */

/** `Mon Jan  2 15:04:05 2006`, in the zone that the time was written in. */
export function ansicTime(text: string): string {
  const time = parsed(text);
  if (!time) return text;
  const day = String(time.local.getUTCDate()).padStart(2);
  return `${days[time.local.getUTCDay()]} ${months[time.local.getUTCMonth()]} ${day} ${
    clock(time)
  } ${time.local.getUTCFullYear()}`;
}

/** `2006-01-02 15:04:05.999999999 +0000 UTC`. */
export function plainTime(text: string): string {
  const time = parsed(text);
  if (!time) return text;
  const fraction = time.fraction.replace(/0+$/, "");
  const zone = time.zone === "+0000" ? "+0000 UTC" : `${time.zone} ${time.zone}`;
  return `${date(time)} ${clock(time)}${fraction ? `.${fraction}` : ""} ${zone}`;
}

/** `2006-01-02T15:04:05Z`. */
export function secondsTime(text: string): string {
  const time = parsed(text);
  if (!time) return text;
  const zone = time.zone === "+0000" ? "Z" : `${time.zone.slice(0, 3)}:${time.zone.slice(3)}`;
  return `${date(time)}T${clock(time)}${zone}`;
}

/** Milliseconds since 1970, for sorting; 0 for what is no time. */
export function timeMs(text: string): number {
  return Date.parse(text) || 0;
}

interface ReadTime {
  /** What its UTC fields say is the time of the zone. */
  local: Date;
  fraction: string;
  /** `+0000`. */
  zone: string;
}

function parsed(text: string): ReadTime | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (!match) return undefined;
  const [, seconds = "", fraction = "", zone = ""] = match;
  return { local: new Date(`${seconds}Z`), fraction, zone: zone === "Z" ? "+0000" : zone.replace(":", "") };
}

function date({ local }: ReadTime): string {
  return local.toISOString().slice(0, 10);
}

function clock({ local }: ReadTime): string {
  return local.toISOString().slice(11, 19);
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
