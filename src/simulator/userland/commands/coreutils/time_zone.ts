/** Time zones as `TZ` names them: those of the IANA database, and POSIX' own such as `EST5` or `<+03>-3`. */

/** Seconds east of Greenwich at a moment. A zone that nobody knows is UTC. */
export function offsetSeconds(zone: string, ms: number): number {
  const fixed = fixedZone(zone);
  if (fixed) return fixed.offset;
  const text = nameIn("en-US", zone, ms, "longOffset");
  const match = /GMT([-+])(\d\d):(\d\d)(?::(\d\d))?/.exec(text ?? "");
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === "-" ? -seconds : seconds;
}

/** `CET`, `EST`, or `+03` where a zone has no letters. */
export function zoneName(zone: string, ms: number): string {
  const fixed = fixedZone(zone);
  if (fixed) return fixed.name;
  for (const language of LANGUAGES) {
    const name = nameIn(language, zone, ms, "short");
    if (name === undefined) return /^[A-Za-z]*/.exec(zone)![0] || "UTC";
    if (/^[A-Z]{2,5}$/.test(name)) return name;
  }
  return hoursText(offsetSeconds(zone, ms));
}

/** The moment at which a clock of the zone shows this; where it shows it twice, the first. */
export function momentOf(zone: string, clockMs: number): number {
  const near = clockMs - offsetSeconds(zone, clockMs) * 1000;
  return clockMs - offsetSeconds(zone, near) * 1000;
}

/** Each knows the letters of zones near it. */
const LANGUAGES = ["en-US", "en-GB", "en-AU", "en-IN", "en-ZA", "ja", "ko", "en-PH"];

function fixedZone(zone: string): { name: string; offset: number } | undefined {
  if (zone === "" || /^:?(UTC|UTC0|Etc\/UTC|Universal|Zulu)$/.test(zone)) return { name: "UTC", offset: 0 };
  const match = /^([A-Za-z]{3,}|<[-+\w]+>)([-+]?)(\d{1,2})(?::(\d\d))?$/.exec(zone);
  if (!match) return undefined;
  // POSIX counts westwards.
  const seconds = Number(match[3]) * 3600 + Number(match[4] ?? 0) * 60;
  return {
    name: match[1]!.replace(/[<>]/g, ""),
    offset: match[2] === "-" || seconds === 0 ? seconds : -seconds,
  };
}

const FORMATS = new Map<string, Intl.DateTimeFormat | undefined>();

function nameIn(
  language: string,
  zone: string,
  ms: number,
  timeZoneName: "short" | "longOffset",
): string | undefined {
  const key = `${language} ${zone} ${timeZoneName}`;
  if (!FORMATS.has(key)) FORMATS.set(key, formatOf(language, zone.replace(/^:/, ""), timeZoneName));
  return FORMATS.get(key)?.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value;
}

function formatOf(
  language: string,
  timeZone: string,
  timeZoneName: "short" | "longOffset",
): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat(language, { timeZone, timeZoneName });
  } catch {
    return undefined;
  }
}

function hoursText(seconds: number): string {
  const minutes = Math.abs(seconds) / 60;
  const two = (value: number) => String(Math.trunc(value)).padStart(2, "0");
  return `${seconds < 0 ? "-" : "+"}${two(minutes / 60)}${minutes % 60 ? two(minutes % 60) : ""}`;
}
