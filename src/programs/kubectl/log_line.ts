import type { Io } from "../io.ts";

/** Information, a warning, an error. */
export type LogLevel = "I" | "W" | "E";

/**
 * A line in the form of kubectl's log: level, date and time, the process, and the place in kubectl's source that writes it
 * (k8s.io/klog).
 */
export function logLine(io: Pick<Io, "now">, level: LogLevel, place: string, text: string): string {
  const [date = "", time = ""] = new Date(io.now()).toISOString().slice(5, -1).split("T");
  return `${level}${date.replace("-", "")} ${time}000       1 ${place}] ${text}\n`;
}

/** Says something that is no error. */
export async function logWarning(io: Pick<Io, "err" | "now">, place: string, text: string): Promise<void> {
  await io.err(logLine(io, "W", place, text));
}
