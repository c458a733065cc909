import type { Binding } from "../binding.ts";
import type { PaneContext, PaneSearch, Step } from "../pane.ts";
import { copyCommands, countOf } from "./copying.ts";
import { deepestLevel, foldedTo, toggled } from "./folds.ts";
import { rawText } from "./line_parts.ts";
import { saveDump, type ScreenDump } from "./screen_dump.ts";
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
  sourceLine,
  type TextView,
  toEnd,
  toggleMark,
  toggleWrap,
  withFolds,
} from "./text_view.ts";

/** A pane whose state holds a text. */
export interface HasView {
  readonly view: TextView;
}

/** How far Left and Right go, in columns. */
const SIDE_STEP = 8;

export interface TextBindingOptions<S> {
  /** The cursor's line is shown: Up and Down move it. Else they move the window. */
  cursorShown: boolean;
  /** How many lines of the text are seen; absent: as many as the pane has. */
  rowsOf?: (context: PaneContext) => number;
  /** How wide a line may be before it is wrapped; absent: as wide as the pane. */
  columnsOf?: (context: PaneContext, state: S) => number;
  /** What Ctrl-S calls the file; absent: it does not save. */
  dump?: (state: S, context: PaneContext) => Omit<ScreenDump, "text">;
}

/** The keys that every text has: moving, searching, wrapping, selecting, copying. */
export function textBindings<S extends HasView>(options: TextBindingOptions<S>): readonly Binding<S>[] {
  return [
    ...moveBindings<S>(options),
    ...searchBindings<S>(options),
    {
      keys: ["w"],
      title: "wrap",
      group: "View",
      footer: 40,
      run: (state, context) => {
        const columns = options.columnsOf?.(context, state) ?? context.columns;
        return [{ ...state, view: toggleWrap(fitted(state.view, state.view.rows, columns)) }, []];
      },
    },
    ...copyBindings<S>(options),
    {
      id: "full-screen",
      keys: ["f"],
      title: "full screen",
      group: "View",
      footer: 43,
      run: (state) => [state, [{ type: "fullScreen" }]],
    },
  ];
}

/** Esc gives up a selection before it leaves the view. */
export function selectionBindings<S extends HasView>({ view }: S): readonly Binding<S>[] {
  if (view.mark === undefined) return [];
  return [{
    keys: ["Esc"],
    title: "end the selection",
    group: "View",
    footer: 0,
    run: (state) => [{ ...state, view: toggleMark(state.view) }, []],
  }];
}

/** Folding, for texts that have sections. */
export function foldBindings<S extends HasView>(): readonly Binding<S>[] {
  const whyNot = ({ view }: S) => view.folds?.sections.length ? undefined : "nothing here can be folded";
  return [
    {
      id: "fold",
      keys: ["z"],
      title: "fold",
      group: "View",
      footer: 20,
      whyNot,
      run: (state) => {
        const { view } = state;
        const folds = toggled(view.folds!, sourceLine(view, view.cursor));
        if (folds === view.folds) {
          return [state, [{
            type: "notify",
            text: "Nothing begins at this line that could be folded.",
            role: "dim",
          }]];
        }
        return [{ ...state, view: withFolds(view, folds) }, []];
      },
    },
    {
      id: "fold-all",
      keys: ["Shift-Z"],
      title: "fold all: first level, second, …, none",
      group: "View",
      whyNot,
      run: (state) => {
        const folds = state.view.folds!;
        const level = nextLevel(folds.closed, folds);
        return [{ ...state, view: withFolds(state.view, foldedTo(folds, level)) }, [{
          type: "notify",
          text: level === 0 ? "All unfolded" : `Folded from level ${level} on`,
          role: "dim",
        }]];
      },
    },
  ];
}

/** Copies the value on the cursor's line, or the whole line where there is none. */
export function copyLineBinding<S extends HasView>(): Binding<S> {
  return {
    id: "copy-value",
    keys: ["Shift-V"],
    title: "copy value",
    group: "View",
    run: (state) => {
      const { view } = state;
      const line = (view.folds?.source ?? view.lines)[sourceLine(view, view.cursor)];
      const text = line ? rawText(line).trim() : "";
      const value = /^[A-Z][\w /()-]*: +(\S.*)$/.exec(text)?.[1] ?? text;
      return [state, copyCommands(value, value)];
    },
  };
}

/** Levels that Shift-Z goes through before everything is open again. */
const FOLD_LEVELS = 3;

function nextLevel(closed: ReadonlySet<string>, folds: NonNullable<TextView["folds"]>): number {
  const deepest = Math.min(FOLD_LEVELS, deepestLevel(folds));
  for (let level = deepest; level > 0; level--) {
    const { size } = foldedTo(folds, level).closed;
    if (size === closed.size && size > 0) return level === deepest ? 0 : level + 1;
  }
  return 1;
}

/** What `/` does in a text: search, with the count of what was found as the title's aside. */
export function textSearch<S extends HasView>(
  rowsOf: (context: PaneContext, state: S) => number = ({ rows }) => rows,
): PaneSearch<S> {
  return {
    title: "search",
    text: (state) => state.view.pattern,
    change: (
      state,
      text,
      context,
    ): Step<S> => [{ ...state, view: search(fitted(state.view, rowsOf(context, state)), text) }, []],
    problem: (state) => state.view.problem,
    place: ({ view: { cursor, top } }) => ({ type: "line", cursor, top }),
    goBack: (state, place) =>
      place.type === "line"
        ? { ...state, view: cursorAt({ ...state.view, top: place.top }, place.cursor) }
        : state,
  };
}

function moveBindings<S extends HasView>(options: TextBindingOptions<S>): Binding<S>[] {
  const { cursorShown, rowsOf = ({ rows }) => rows, columnsOf = ({ columns }) => columns } = options;
  const move = (keys: string[], title: string, change: (view: TextView) => TextView): Binding<S> => ({
    keys,
    title,
    group: "Move",
    run: (state, context) => [
      { ...state, view: change(fitted(state.view, rowsOf(context), columnsOf(context, state))) },
      [],
    ],
  });
  const by = (count: (rows: number) => number) => (view: TextView) =>
    cursorShown || view.mark !== undefined
      ? moveCursor(view, count(view.rows))
      : scroll(view, count(view.rows));
  return [
    move(["Down", "j"], "down", by(() => 1)),
    move(["Up", "k"], "up", by(() => -1)),
    move(["PageDown", "Ctrl-F", "Space"], "page down", by((rows) => rows)),
    move(["PageUp", "Ctrl-B"], "page up", by((rows) => -rows)),
    move([], "half page down", by((rows) => Math.ceil(rows / 2))),
    move([], "half page up", by((rows) => -Math.ceil(rows / 2))),
    move(["g", "Home"], "top", (view) => cursorAt(view, 0)),
    move(["Shift-G", "End"], "bottom", toEnd),
    move(["Right"], "to the right", (view) => sideways(view, SIDE_STEP)),
    move(["Left"], "to the left", (view) => sideways(view, -SIDE_STEP)),
  ];
}

function copyBindings<S extends HasView>({ cursorShown, dump }: TextBindingOptions<S>): Binding<S>[] {
  const copying: Binding<S>[] = [
    {
      keys: ["v"],
      title: "select lines",
      group: "View",
      footer: 42,
      run: (state) => {
        // Without a cursor on the screen a selection begins at the first line that is seen.
        const { view } = state;
        const from = cursorShown || view.mark !== undefined ? view : cursorAt(view, view.top);
        return [{ ...state, view: toggleMark(from) }, []];
      },
    },
    {
      id: "copy-all",
      keys: ["c"],
      title: "copy",
      group: "View",
      footer: 41,
      run: (state) => {
        const text = plainText(state.view);
        const lines = countOf(text.split("\n").length - 1);
        const isPart = state.view.mark !== undefined;
        const next = isPart ? { ...state, view: toggleMark(state.view) } : state;
        return [next, copyCommands(text, isPart ? `the ${lines} selected` : lines)];
      },
    },
  ];
  if (dump) {
    copying.push({
      keys: ["Ctrl-S"],
      title: "save to a file",
      group: "View",
      run: (state, context) => [state, [
        saveDump({ ...dump(state, context), text: plainText(state.view) }, context),
      ]],
    });
  }
  return copying;
}

function searchBindings<S extends HasView>(
  { rowsOf = ({ rows }) => rows }: TextBindingOptions<S>,
): Binding<S>[] {
  const whyNot = ({ view }: S, _context: PaneContext) =>
    view.pattern === ""
      ? "press / and type what to look for"
      : view.matches.length
      ? undefined
      : matchCount(view);
  const jump = (direction: 1 | -1): Binding<S>["run"] => (state, context) => [
    { ...state, view: nextMatch(fitted(state.view, rowsOf(context)), direction) },
    [],
  ];
  return [
    { keys: ["n"], title: "next match", group: "Search", footer: 45, whyNot, run: jump(1) },
    { keys: ["Shift-N"], title: "match before", group: "Search", whyNot, run: jump(-1) },
  ];
}
