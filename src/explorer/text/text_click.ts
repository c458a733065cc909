import type { ClickPlace, Step } from "../pane.ts";
import type { HasView } from "./text_bindings.ts";
import { cursorAt } from "./text_view.ts";

/** A click in a text puts the cursor on that line. Where lines are wrapped it is not known which one that is. */
export function textClick<S extends HasView>(state: S, { row }: ClickPlace): Step<S> {
  const { view } = state;
  const line = view.top + row;
  if (view.isWrapped || line >= view.lines.length) return [state, []];
  return [{ ...state, view: cursorAt(view, line) }, []];
}
