/** The lines that pass a filter, with those around them, one batch after the other. Immutable. */
import { isFiltering, type LogFilter, passes } from "./log_filter.ts";
import { fieldsOf, type LogLine } from "./log_line.ts";

export interface LogSieve {
  /** The last lines that did not pass: they may be wanted before the next that does. */
  readonly before: readonly LogLine[];
  /** How many more lines are wanted after the last that passed. */
  readonly wanted: number;
  /** Something passed already. */
  readonly hasPassed: boolean;
  /** Lines have been left out since then. */
  readonly hasGap: boolean;
}

export const freshSieve: LogSieve = { before: [], wanted: 0, hasPassed: false, hasGap: false };

export function sifted(
  sieve: LogSieve,
  filter: LogFilter,
  lines: Iterable<LogLine>,
): { sieve: LogSieve; lines: LogLine[] } {
  const out: LogLine[] = [];
  if (!isFiltering(filter)) return { sieve, lines: [...lines] };
  const hasContext = filter.before > 0 || filter.after > 0;
  let { wanted, hasPassed, hasGap } = sieve;
  let before = [...sieve.before];
  for (const line of lines) {
    const isMatch = line.kind === "mark" ||
      (line.kind === "text" && passes(line.text, filter, () => fieldsOf(line)));
    if (isMatch) {
      if (hasContext && hasPassed && hasGap) out.push(gapBefore(before[0] ?? line));
      for (const earlier of before) out.push(earlier);
      out.push(line);
      before = [];
      [wanted, hasPassed, hasGap] = [filter.after, true, false];
    } else if (line.kind !== "text") {
      continue;
    } else if (wanted > 0) {
      out.push(line);
      wanted--;
    } else {
      before.push(line);
      if (before.length > filter.before) {
        before.shift();
        hasGap = true;
      }
    }
  }
  return { sieve: { before, wanted, hasPassed, hasGap }, lines: out };
}

/** As grep parts its groups. */
function gapBefore(line: LogLine): LogLine {
  return { timeUs: line.timeUs, id: line.id - 0.5, stamp: "", source: -1, kind: "gap", text: "--" };
}
