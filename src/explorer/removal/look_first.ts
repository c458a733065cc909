/** A deed that depends on what the cluster or the machine says: looks first, in a sheet, then goes on. */
import type { ClusterPort } from "../cluster_port.ts";
import type { Command } from "../command.ts";
import type { Machine } from "../../machine/machine.ts";
import { newPane, type PaneContext, type PaneDefinition } from "../pane.ts";

/** Answers with what is to be done then. */
export type Look = (
  port: ClusterPort,
  signal: AbortSignal,
  machine: Machine,
  context: PaneContext,
) => Promise<readonly Command[]>;

/** Opens a sheet that says that it is looked; Esc stops it. A rejection is shown as a notice. */
export function lookFirst(title: string, look: Look): readonly Command[] {
  return [{ type: "open", pane: newPane(definition, { title, look }) }];
}

interface Looking {
  readonly title: string;
  readonly look: Look;
}

const definition: PaneDefinition<Looking> = {
  name: "looking",
  title: ({ title }) => title,
  sheetRows: () => 2,
  kubectl: () => "",
  bindings: () => [{
    keys: ["Esc", "Ctrl-C"],
    title: "cancel",
    group: "Question",
    footer: 1,
    run: (state, { pane }) => [state, [{ type: "back", pane }]],
  }],
  view: () => [{ spans: [{ text: "  looking …", role: "dim" }] }],
  start: ({ title, look }, context) => [{
    type: "task",
    pane: context.pane,
    name: "looking",
    run: async (port, _tell, signal, machine) => {
      const close: Command = { type: "back", pane: context.pane };
      try {
        // The sheet may be the only view there is: what comes of looking is opened before it is closed.
        return [...await look(port, signal, machine, context), close];
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return [close, { type: "notify", text: `${title}: ${why}`, role: "bad" }];
      }
    },
  }],
};
