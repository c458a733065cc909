/** Lines of logs for tests. */
import type { LogLine } from "../../../src/explorer/logs/log_line.ts";

/** A line at a time in microseconds, which is its `id` as well unless another is given. */
export function logLine(timeUs: number, text = `line ${timeUs}`, rest: Partial<LogLine> = {}): LogLine {
  return { timeUs, id: timeUs, stamp: "", source: 0, kind: "text", text, ...rest };
}

/** Lines with these texts, one a microsecond. */
export function logLinesWith(texts: readonly string[], firstUs = 1): LogLine[] {
  return texts.map((text, index) => logLine(firstUs + index, text));
}
