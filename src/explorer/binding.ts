import type { PaneContext, Step } from "./pane.ts";

/** A key and what it does: dispatch, footer, help, docs and tests read this one record. */
export interface Binding<S> {
  /** What key maps call it, such as `wide` in `table.wide`; absent: the title with hyphens. */
  readonly id?: string;
  /** Canonical key names (`terminal/key_name.ts`); the first is shown. */
  readonly keys: readonly string[];
  /** What it does, as the footer says it: a word or two. */
  readonly title: string;
  /** The heading in help: `Move`, `Sort`, `Row`, `View`. */
  readonly group: string;
  /** Place in the footer, most useful first; absent: in help only. */
  readonly footer?: number;
  /** Why it does not work now (then it is dim and says so when pressed); undefined when it does. */
  readonly whyNot?: (state: S, context: PaneContext) => string | undefined;
  readonly run: (state: S, context: PaneContext, key: string) => Step<S>;
}
