/** Asks before a change, carries it out, says what became of it, and remembers it. Loaded with the first change. */
import type { Command } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import { readOnlyReason } from "../read_only.ts";
import type { Change } from "./change.ts";
import { carryOutWrites, type Outcome } from "./carry_out_writes.ts";
import { questionFor } from "./confirm_level.ts";
import { type NewEntry, outcomeTitle, undoOf } from "./journal.ts";
import { proposalPane } from "./proposal_pane.ts";
import type { ProposeOptions } from "./propose.ts";

/** The question before a change, or the change itself where the settings want no question. */
export function askedOrDone(
  change: Change,
  context: PaneContext,
  options: ProposeOptions,
): readonly Command[] {
  const { level } = questionFor(change, context);
  if (level === "none" && !change.options && !change.prepare) return carryOutChange(change, context, options);
  return [{
    type: "open",
    pane: proposalPane(change, (chosen, now) => carryOutChange(chosen, now, options)),
  }];
}

function carryOutChange(
  change: Change,
  context: PaneContext,
  { undoes }: ProposeOptions,
): readonly Command[] {
  if (context.readOnly) return [{ type: "notify", text: `${change.title}: ${readOnlyReason}`, role: "warn" }];
  return [
    { type: "notify", text: `${change.title} …`, role: "busy" },
    {
      type: "work",
      name: change.title,
      run: async (port, tell, signal) => {
        const say = (text: string) =>
          tell([{ type: "notify", text: `${change.title}: ${text}`, role: "busy" }]);
        const outcome = await carryOutWrites(change, port.client, say, signal);
        const entry: NewEntry = {
          time: context.now,
          context: context.context.name,
          title: change.title,
          done: change.done,
          kubectl: change.kubectl,
          isDestructive: change.isDestructive,
          results: outcome.results,
          undo: undoOf(change, outcome.done),
          ...(undoes === undefined ? {} : { undoes }),
        };
        tell([{ type: "record", entry }, notice(change, entry, outcome), ...afterwards(change, outcome)]);
      },
    },
  ];
}

function notice(change: Change, entry: NewEntry, { results }: Outcome): Command {
  const failed = results.filter(({ problem }) => problem !== undefined);
  const [first, ...others] = failed;
  if (!first) {
    const hint = typeof entry.undo === "string" || entry.undoes !== undefined
      ? ""
      : " · Ctrl-U takes it back";
    return { type: "notify", text: `✓ ${change.done}${hint}`, role: "ok" };
  }
  const count = results.length > 1 ? `${change.title}: ${outcomeTitle(entry)}; ` : "";
  const more = others.length > 0 ? ` (and ${others.length} more: :journal)` : "";
  return { type: "notify", text: `✗ ${count}${first.title}${joined(first.problem!)}${more}`, role: "bad" };
}

/** `was deleted …` goes on with the object's name; the server's sentences stand behind a colon. */
function joined(problem: string): string {
  return /^(was|is|not) /.test(problem) ? ` ${problem}` : `: ${problem}`;
}

function afterwards(change: Change, { results }: Outcome): readonly Command[] {
  return results.every(({ problem }) => problem === undefined) ? change.after ?? [] : [];
}
