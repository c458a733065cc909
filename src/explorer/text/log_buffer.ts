/** The lines of a log that are kept, and how many had to go. Immutable. */
export interface LogBuffer {
  readonly lines: readonly string[];
  /** Lines that were there once and were dropped to make room. */
  readonly dropped: number;
}

export const emptyLog: LogBuffer = { lines: [], dropped: 0 };

/** Lines that are kept at least, once there were so many. */
export const KEPT_LINES = 10_000;
/** Above that many they are cut back, so that not every new line moves all others. */
const MOST_LINES = 12_000;

export function append(log: LogBuffer, lines: readonly string[]): LogBuffer {
  const all = [...log.lines, ...lines];
  if (all.length <= MOST_LINES) return { ...log, lines: all };
  const cut = all.length - KEPT_LINES;
  return { lines: all.slice(cut), dropped: log.dropped + cut };
}

/** What `/` says: a regular expression whatever the case, `!` in front turns it round. */
export interface LineFilter {
  readonly text: string;
  /** Why it is not used. */
  readonly problem: string | undefined;
  readonly pattern: RegExp | undefined;
  readonly isInverse: boolean;
}

export function lineFilter(text: string): LineFilter {
  const isInverse = text.startsWith("!");
  const source = isInverse ? text.slice(1) : text;
  if (source === "") return { text, problem: undefined, pattern: undefined, isInverse };
  try {
    return { text, problem: undefined, pattern: new RegExp(source, "iu"), isInverse };
  } catch (error) {
    return { text, problem: (error as Error).message, pattern: undefined, isInverse };
  }
}

export function passes(line: string, { pattern, isInverse }: LineFilter): boolean {
  return !pattern || pattern.test(line) !== isInverse;
}
