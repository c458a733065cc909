import type { Binding } from "../binding.ts";
import { readOnlyReason } from "../read_only.ts";
import type { PaneContext } from "../pane.ts";
import type { SourceKey } from "./row_source.ts";
import { chosenRows, type TableState } from "./table_state.ts";

/** The keys that a source's table has of its own. */
export function sourceBindings({ subject }: TableState): readonly Binding<TableState>[] {
  return subject.type === "source" ? subject.source.keys?.map(bound) ?? [] : [];
}

function bound(key: SourceKey): Binding<TableState> {
  return {
    ...(key.id === undefined ? {} : { id: key.id }),
    keys: key.keys,
    title: key.title,
    group: key.group ?? "Row",
    ...(key.footer === undefined ? {} : { footer: key.footer }),
    whyNot: (state, context) => whyNot(key, state, context),
    run: (state, context) => [state, key.run(chosenRows(state), context)],
  };
}

function whyNot(key: SourceKey, state: TableState, context: PaneContext): string | undefined {
  const rows = chosenRows(state);
  if (rows.length === 0 && !key.needsNoRow) return "no row is selected";
  if (key.writes && context.readOnly) return readOnlyReason;
  return key.whyNot?.(rows, context);
}
