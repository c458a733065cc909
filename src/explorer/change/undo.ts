/** Taking back what was done: the last change that is not taken back yet, or one of the journal's. */
import type { Command } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import type { JournalEntry } from "./journal.ts";
import { propose } from "./propose.ts";

/** Proposes the way back, with its own difference. A text says why there is none. */
export function undo(context: PaneContext, number?: number): readonly Command[] | string {
  const entry = number === undefined
    ? lastToUndo(context)
    : context.journal.find((one) => one.number === number);
  if (!entry) {
    if (number !== undefined) return `there is no change ${number} in the journal`;
    const isAny = context.journal.some(({ isUndone }) => isUndone);
    return isAny ? "everything was taken back" : "nothing was changed in this session";
  }
  const problem = undoProblem(entry, context);
  if (problem !== undefined) return problem;
  const change = entry.undo;
  if (typeof change === "string") return `"${entry.title}" cannot be taken back: ${change}`;
  const back = {
    ...change,
    title: `Undo: ${change.title}`,
    done: `taken back: ${change.done}`,
    verb: "Take back",
  };
  return propose(back, context, { undoes: entry.number });
}

/** Why an entry is not for taking back at all. */
function undoProblem(entry: JournalEntry, { context }: PaneContext): string | undefined {
  if (entry.isUndone) return `"${entry.title}" was taken back already`;
  if (entry.undoes !== undefined) return `"${entry.title}" took a change back itself: do that change again`;
  if (entry.context !== context.name) {
    return `"${entry.title}" was done in context ${entry.context}: go there first (:ctx ${entry.context})`;
  }
  return undefined;
}

/** What failed altogether needs no undo. */
function lastToUndo({ journal }: PaneContext): JournalEntry | undefined {
  return journal.findLast(({ undoes, isUndone, results }) =>
    undoes === undefined && !isUndone && results.some(({ problem }) => problem === undefined)
  );
}
