/** A text that is made by asking the cluster: one call makes a pane of it, with search, wrap, copy and the rest. */
import type { Line } from "../../terminal/line.ts";
import type { Binding } from "../binding.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { Machine } from "../../machine/machine.ts";
import { type NewPane, newPane, type PaneContext, type PaneDefinition } from "../pane.ts";
import type { Target } from "../target.ts";
import { ownObjectKeys } from "./own_object_keys.ts";
import { problemOf, type ReadProblem, standing } from "./read_problem.ts";
import { selectionBindings, textBindings, textSearch } from "./text_bindings.ts";
import { textClick } from "./text_click.ts";
import { fitted, matchCount, type TextView, textView, visibleLines, withLines } from "./text_view.ts";

export interface Reading {
  /** One word or several with hyphens: `why`, `helm-values`. Key maps and breadcrumbs say it. */
  readonly name: string;
  /** The line above the text. */
  readonly title: string;
  /** The kubectl command that shows the same; "" where there is none. */
  kubectl?(context: PaneContext): string;
  /** Tells the whole text, as often as it changes. Its words are not yet stripped of control characters. */
  read(
    port: ClusterPort,
    tell: (lines: readonly Line[]) => void,
    signal: AbortSignal,
    context: PaneContext,
    machine: Machine,
  ): Promise<void>;
  /** `read` goes on until its signal ends. */
  readonly isEndless?: boolean;
  /** The object that the text is about: with it the keys for objects work here, too. */
  readonly target?: Target;
  /** Keys of this text alone. */
  readonly keys?: readonly Binding<ReadingState>[];
}

export type ReadingNews =
  | { type: "reading"; lines: readonly Line[] }
  | { type: "notRead"; why: string };

export interface ReadingState {
  readonly reading: Reading;
  readonly isRead: boolean;
  readonly problem: ReadProblem | undefined;
  readonly view: TextView;
}

export function readingPane(reading: Reading): NewPane {
  return newPane(definition, { reading, isRead: false, problem: undefined, view: textView() });
}

const definition: PaneDefinition<ReadingState> = {
  name: "text",
  crumb: ({ reading }) => reading.name,
  title: ({ reading }) => reading.title,
  aside: ({ view, problem, isRead }) => [
    ...(problem && isRead ? [standing(problem)] : []),
    { text: matchCount(view), role: "dim" },
  ],
  kubectl: ({ reading }, context) => reading.kubectl?.(context) ?? "",
  bindings: (state, context) => {
    const own = [...selectionBindings(state), ...state.reading.keys ?? [], readAgain, ...bindings];
    if (!state.reading.target) return own;
    return [...own, ...ownObjectKeys(own, state, context, { targetOf: ({ reading }) => reading.target })];
  },
  target: ({ reading }) => reading.target,
  click: textClick,
  search: textSearch(),
  start: ({ reading }, context) => [{
    type: "task",
    pane: context.pane,
    name: "reading",
    ...(reading.isEndless ? { endless: true } : {}),
    run: async (port, tell, signal, machine) => {
      try {
        await reading.read(port, (lines) => tell({ type: "reading", lines }), signal, context, machine);
      } catch (error) {
        tell({ type: "notRead", why: error instanceof Error ? error.message : String(error) });
      }
    },
  }],
  receive: (state, payload, { now }) => {
    if (payload.type === "notRead") return [{ ...state, problem: problemOf(state, payload, now) }, []];
    if (payload.type !== "reading") return [state, []];
    const view = withLines(state.view, payload.lines);
    return [{ ...state, isRead: true, problem: undefined, view }, []];
  },
  view: ({ view, isRead, problem }, { columns, rows }) => {
    if (!isRead) {
      return [{ spans: [{ text: ` ${problem?.why ?? "loading …"}`, role: problem ? "bad" : "dim" }] }];
    }
    return visibleLines(fitted(view, rows, columns), columns, rows);
  },
};

const readAgain: Binding<ReadingState> = {
  keys: ["Ctrl-R", "F5"],
  title: "read again",
  group: "View",
  run: (state, context) => [state, definition.start(state, context)],
};

const bindings = textBindings<ReadingState>({
  cursorShown: false,
  dump: ({ reading }) => ({ name: reading.title, extension: "txt" }),
});
