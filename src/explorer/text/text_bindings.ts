import type { Binding } from "../binding.ts";
import type { PaneContext, PaneSearch, Step } from "../pane.ts";
import {
  cursorAt,
  fitted,
  matchCount,
  moveCursor,
  nextMatch,
  plainText,
  scroll,
  search,
  sideways,
  type TextView,
  toEnd,
  toggleWrap,
} from "./text_view.ts";

/** A pane whose state holds a text. */
export interface HasView {
  readonly view: TextView;
}

/** How far Left and Right go, in columns. */
const SIDE_STEP = 8;

export interface TextBindingOptions {
  /** The cursor's line is shown: Up and Down move it. Else they move the window. */
  cursorShown: boolean;
  /** How many lines of the text are seen; absent: as many as the pane has. */
  rowsOf?: (context: PaneContext) => number;
}

/** The keys that every text has: moving, searching, wrapping, copying. */
export function textBindings<S extends HasView>(options: TextBindingOptions): readonly Binding<S>[] {
  const { cursorShown, rowsOf = ({ rows }) => rows } = options;
  const move = (keys: string[], title: string, change: (view: TextView) => TextView): Binding<S> => ({
    keys,
    title,
    group: "Move",
    run: (state, context) => [{ ...state, view: change(fitted(state.view, rowsOf(context))) }, []],
  });
  const by = (count: (rows: number) => number) => (view: TextView) =>
    cursorShown ? moveCursor(view, count(view.rows)) : scroll(view, count(view.rows));
  return [
    move(["Down", "j"], "down", by(() => 1)),
    move(["Up", "k"], "up", by(() => -1)),
    move(["PageDown", "Ctrl-F", "Space"], "page down", by((rows) => rows)),
    move(["PageUp", "Ctrl-B"], "page up", by((rows) => -rows)),
    move(["g", "Home"], "top", (view) => cursorAt(view, 0)),
    move(["Shift-G", "End"], "bottom", toEnd),
    move(["Right"], "to the right", (view) => sideways(view, SIDE_STEP)),
    move(["Left"], "to the left", (view) => sideways(view, -SIDE_STEP)),
    ...searchBindings<S>(),
    {
      keys: ["w"],
      title: "wrap",
      group: "View",
      footer: 40,
      run: (state) => [{ ...state, view: toggleWrap(state.view) }, []],
    },
    {
      id: "full-screen",
      keys: ["f"],
      title: "full screen",
      group: "View",
      footer: 42,
      run: (state) => [state, [{ type: "fullScreen" }]],
    },
    {
      keys: ["c"],
      title: "copy all",
      group: "View",
      footer: 41,
      run: (state) => [state, [
        { type: "copy", text: plainText(state.view) },
        { type: "notify", text: `copied ${state.view.lines.length} lines`, role: "ok" },
      ]],
    },
  ];
}

/** What `/` does in a text: search, with the count of what was found as the title's aside. */
export function textSearch<S extends HasView>(): PaneSearch<S> {
  return {
    title: "search",
    text: (state) => state.view.pattern,
    change: (
      state,
      text,
      { rows },
    ): Step<S> => [{ ...state, view: search(fitted(state.view, rows), text) }, []],
    problem: (state) => state.view.problem,
  };
}

function searchBindings<S extends HasView>(): Binding<S>[] {
  const whyNot = ({ view }: S, _context: PaneContext) =>
    view.pattern === ""
      ? "press / and type what to look for"
      : view.matches.length
      ? undefined
      : matchCount(view);
  return [
    {
      keys: ["n"],
      title: "next match",
      group: "Search",
      footer: 30,
      whyNot,
      run: (state, { rows }) => [{ ...state, view: nextMatch(fitted(state.view, rows), 1) }, []],
    },
    {
      keys: ["Shift-N"],
      title: "match before",
      group: "Search",
      whyNot,
      run: (state, { rows }) => [{ ...state, view: nextMatch(fitted(state.view, rows), -1) }, []],
    },
  ];
}
