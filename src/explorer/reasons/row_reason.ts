/**
 * One line about the selected row when it is not well. It is found out in a task, a moment after the selection has
 * come to rest: no key waits for it, and moving on ends it.
 */
import type { Effect } from "../command.ts";
import { type Model, paneContext, topPane } from "../model.ts";
import type { Update } from "../navigate.ts";
import type { Target } from "../target.ts";

/** The selected row of a pane, when it is not well. */
export interface Unwell {
  target: Target;
  /** What the row says of its state: another word, another reason. */
  word: string;
}

/** What is known of the row that is meant. */
export interface RowReason {
  readonly pane: number;
  readonly uid: string;
  readonly word: string;
  /** Undefined: not found out yet, or no rule fits. */
  readonly text: string | undefined;
}

export interface RowReasonNews {
  type: "rowReason";
  uid: string;
  text: string | undefined;
}

/** How long the selection has to rest before anything is asked. */
export const restMs = 350;

/** After every update: asks about the selected row if it is another one now, or says something else. */
export function lookingForReason([model, effects]: Update): Update {
  const pane = topPane(model);
  const unwell = pane?.unwell(paneContext(model, pane.pane));
  const known = model.rowReason;
  if (!pane || !unwell) {
    return known ? [{ ...model, rowReason: null }, [...effects, ending(known.pane)]] : [model, effects];
  }
  const { target, word } = unwell;
  if (known && known.uid === target.uid && known.word === word && known.pane === pane.pane) {
    return [model, effects];
  }
  // The old sentence stays for the same row until there is a new one.
  const text = known?.uid === target.uid ? known.text : undefined;
  const rowReason: RowReason = { pane: pane.pane, uid: target.uid, word, text };
  return [{ ...model, rowReason }, [...effects, asking(model, pane.pane, target)]];
}

/** Takes what was found out, if the row is still meant. */
export function withRowReason(model: Model, { uid, text }: RowReasonNews): Model {
  const { rowReason } = model;
  return rowReason && rowReason.uid === uid ? { ...model, rowReason: { ...rowReason, text } } : model;
}

/** A task of the same name ends the one before. */
function ending(pane: number): Effect {
  return { type: "task", pane, name: "row-reason", run: () => Promise.resolve() };
}

function asking(model: Model, pane: number, target: Target): Effect {
  const { discovery } = model.cluster;
  return {
    type: "task",
    pane,
    name: "row-reason",
    // A script need not wait for it.
    endless: true,
    run: async ({ client, timing }, tell, signal) => {
      tell({ type: "rowReason", uid: "", text: undefined });
      await timing.sleep(restMs, signal);
      if (signal.aborted) return;
      const [{ clusterReader }, { gatherEvidence }, { whySentence }] = await Promise.all([
        import("./cluster_reader.ts"),
        import("./gather.ts"),
        import("./why_lines.ts"),
      ]);
      try {
        const evidence = await gatherEvidence(clusterReader(client, discovery, signal), target, timing.now());
        tell({ type: "rowReason", uid: target.uid, text: evidence && whySentence(evidence) });
      } catch {
        // The connection broke: the table says so itself.
        tell({ type: "rowReason", uid: target.uid, text: undefined });
      }
    },
  };
}
