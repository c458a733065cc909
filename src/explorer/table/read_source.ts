import type { RowsChange } from "../../cluster/table_watch.ts";
import type { TaskEffect } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import { keepTrying } from "./keep_trying.ts";
import type { RowSource } from "./row_source.ts";

/** Reads a source's rows for its table; why that fails, the table says itself. */
export function readSource(source: RowSource, context: PaneContext): TaskEffect {
  return keepTrying({
    type: "task",
    pane: context.pane,
    name: "rows",
    ...(source.isEndless ? { endless: true } : {}),
    run: async (port, tell, signal, machine) => {
      const told = (change: RowsChange): void => tell({ type: "rows", change, isFromSource: true });
      await source.read(port, told, signal, context, machine);
    },
  });
}
