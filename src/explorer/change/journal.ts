/** What this session has changed: for `:journal`, for undo, for a run-book. */
import type { Change, DoneWrite } from "./change.ts";
import type { WriteResult } from "./carry_out_writes.ts";

export interface JournalEntry {
  /** Counts from 1. */
  readonly number: number;
  /** Milliseconds since 1970, when it was asked for. */
  readonly time: number;
  /** The context's name. */
  readonly context: string;
  readonly title: string;
  readonly done: string;
  readonly kubectl: string;
  readonly isDestructive: boolean;
  readonly results: readonly WriteResult[];
  /** What takes it back; a text says why nothing does. */
  readonly undo: Change | string;
  /** The number of the entry that this one takes back. */
  readonly undoes?: number;
  /** It has been taken back. */
  readonly isUndone?: boolean;
}

/** The newest last. Immutable. */
export type Journal = readonly JournalEntry[];

export type NewEntry = Omit<JournalEntry, "number" | "isUndone">;

/** With one more entry; the oldest go where there are too many. */
export function recorded(journal: Journal, entry: NewEntry): Journal {
  const number = (journal.at(-1)?.number ?? 0) + 1;
  const isWhole = entry.results.every(({ problem }) => problem === undefined);
  const known = journal.map((one) =>
    one.number === entry.undoes && isWhole ? { ...one, isUndone: true } : one
  );
  return [...known, { ...entry, number }].slice(-entryLimit);
}

const entryLimit = 500;

/** `done`, `failed`, `2 of 3 done`. */
export function outcomeTitle({ results }: Pick<JournalEntry, "results">): string {
  const count = results.filter(({ problem }) => problem === undefined).length;
  if (count === results.length) return "done";
  return count === 0 ? "failed" : `${count} of ${results.length} done`;
}

/** What would take a change back, now that it is known what was done. */
export function undoOf(change: Change, done: readonly DoneWrite[]): Change | string {
  if (typeof change.undo === "string") return change.undo;
  return done.length === 0 ? "nothing was done" : change.undo(done);
}
