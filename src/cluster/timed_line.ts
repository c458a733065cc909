/** A line of a log with the time at which it was written. */
export interface TimedLine {
  /** RFC 3339, as the server says it; "" where the line has none: the rest of one that came in pieces. */
  readonly stamp: string;
  /** Microseconds since 1970; NaN without a stamp. */
  readonly timeUs: number;
  readonly text: string;
}

/** Parts a line that was asked for with `timestamps`. */
export function timedLine(line: string): TimedLine {
  const space = line.indexOf(" ");
  const stamp = space < 0 ? line : line.slice(0, space);
  const timeUs = stampMicroseconds(stamp);
  if (Number.isNaN(timeUs)) return { stamp: "", timeUs, text: line };
  return { stamp, timeUs, text: space < 0 ? "" : line.slice(space + 1) };
}

/** Microseconds since 1970 of an RFC 3339 time with any number of digits after the second; NaN when it is none. */
export function stampMicroseconds(stamp: string): number {
  const match = stampPattern.exec(stamp);
  if (!match) return NaN;
  const fraction = Number((match[2] ?? "").slice(0, 6).padEnd(6, "0"));
  return Date.parse(`${match[1]}${match[3]}`) * 1000 + fraction;
}

const stampPattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/;
