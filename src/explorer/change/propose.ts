/** The one way to change the cluster: asks, does it, says what became of it, remembers it. */
import type { Command } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import { readOnlyReason } from "../read_only.ts";
import { rooms } from "../rooms.ts";
import type { Change } from "./change.ts";

export interface ProposeOptions {
  /** The number of the journal's entry that this takes back. */
  readonly undoes?: number;
}

/** Opens the question; where the settings want none, does it at once. */
export function propose(
  change: Change,
  context: PaneContext,
  options: ProposeOptions = {},
): readonly Command[] {
  if (context.readOnly) return [{ type: "notify", text: `${change.title}: ${readOnlyReason}`, role: "warn" }];
  if (change.writes.length === 0 && !change.options && !change.prepare) {
    return [{ type: "notify", text: `${change.title}: there is nothing to do`, role: "dim" }];
  }
  return [{
    type: "later",
    load: async () => (await rooms.proposal()).askedOrDone(change, context, options),
  }];
}
