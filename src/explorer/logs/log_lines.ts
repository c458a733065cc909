/** What was read, and what of it passes the filter. Immutable. */
import { added, droppedFirst, emptyLog, lineAt, linesFrom, type LogBuffer, placeOf } from "./log_buffer.ts";
import { isFiltering, type LogFilter } from "./log_filter.ts";
import type { LogLine } from "./log_line.ts";
import { freshSieve, type LogSieve, sifted } from "./log_sieve.ts";

export interface LogLines {
  readonly log: LogBuffer;
  /** Those of `log` that are shown. */
  readonly kept: LogBuffer;
  readonly filter: LogFilter;
  readonly sieve: LogSieve;
}

export function logLinesOf(filter: LogFilter): LogLines {
  return { log: emptyLog, kept: emptyLog, filter, sieve: freshSieve };
}

/** With more lines; of more than `limit` the oldest go. Costs as much as the new lines are, not as there are. */
export function withMore(lines: LogLines, more: readonly LogLine[], limit: number): LogLines {
  if (more.length === 0) return lines;
  const { log, lines: sorted, isAppended } = added(lines.log, more, limit);
  if (!isFiltering(lines.filter)) return { ...lines, log, kept: log };
  if (!isAppended) return filtered({ ...lines, log }, lines.filter);
  const found = sifted(lines.sieve, lines.filter, sorted);
  const kept = added(lines.kept, found.lines, Infinity).log;
  const first = lineAt(log, 0);
  const gone = first && log.dropped > lines.log.dropped ? placeOf(kept, first) : 0;
  return { ...lines, log, kept: droppedFirst(kept, gone), sieve: found.sieve };
}

/** The same lines through another filter. */
export function filtered(lines: LogLines, filter: LogFilter): LogLines {
  if (!isFiltering(filter)) return { ...lines, filter, kept: lines.log, sieve: freshSieve };
  const found = sifted(freshSieve, filter, linesFrom(lines.log));
  const kept = { ...added(emptyLog, found.lines, Infinity).log, dropped: lines.kept.dropped };
  return { ...lines, filter, kept, sieve: found.sieve };
}

/** How many lines the second has that came after all of the first. */
export function countNew(shown: LogLines, live: LogLines): number {
  const last = lineAt(shown.kept, shown.kept.length - 1);
  if (!last) return live.kept.length;
  const place = placeOf(live.kept, last);
  return live.kept.length - place - (lineAt(live.kept, place) === last ? 1 : 0);
}
