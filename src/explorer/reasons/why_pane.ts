/** Why is this red? The rule's sentence, the evidence, links to jump along, and checks to run. */
import type { Check } from "../../kube/reasons/evidence.ts";
import type { Binding } from "../binding.ts";
import type { Command, TaskEffect } from "../command.ts";
import { objectBindings } from "../object_bindings.ts";
import { type NewPane, newPane, type PaneContext, type PaneDefinition, type Step } from "../pane.ts";
import { kubectlTarget, type Target, targetTitle } from "../target.ts";
import { textClick } from "../text/text_click.ts";
import { textBindings, textSearch } from "../text/text_bindings.ts";
import { fitted, matchCount, type TextView, textView, visibleLines, withLines } from "../text/text_view.ts";
import { clusterReader } from "./cluster_reader.ts";
import { gatherEvidence } from "./gather.ts";
import { jumpTo, openingCommands, referencedTarget } from "./openings.ts";
import { type Answer, type Deed, whyAnswer } from "./why_lines.ts";
import { wrapWords } from "../../terminal/wrap_words.ts";

export type WhyNews =
  | { type: "why"; answer: Answer }
  | { type: "noWhy"; why: string };

interface WhyState {
  readonly target: Target;
  readonly answer: Answer | undefined;
  readonly problem: string | undefined;
  /** The answer in rows of that many columns. */
  readonly columns: number;
  readonly deeds: readonly (Deed | undefined)[];
  readonly view: TextView;
}

export function whyPane(target: Target): NewPane {
  const view = textView();
  return newPane(definition, { target, answer: undefined, problem: undefined, columns: 0, deeds: [], view });
}

const definition: PaneDefinition<WhyState> = {
  name: "why",
  title: ({ target }) => `${targetTitle(target)} · why is it red?`,
  aside: ({ view }) => [{ text: matchCount(view), role: "dim" }],
  kubectl: ({ target }, context) =>
    `kubectl describe ${kubectlTarget(target, context)}${context.contextFlag}`,
  bindings: (state, context) => [
    ...own,
    ...textBindings<WhyState>({ cursorShown: true }),
    ...objectBindings({ one: meant, all: (one, where) => [meant(one, where)] }, state, context),
  ],
  click: textClick,
  search: textSearch(),
  start: ({ target }, context) => [asking(target, context)],
  tick: (state, context) => laidOut(state, context.columns),
  receive: (state, payload, context) => {
    if (payload.type === "noWhy") return [{ ...state, problem: payload.why }, []];
    if (payload.type !== "why") return [state, []];
    const answered = { ...state, answer: payload.answer, problem: undefined, columns: 0 };
    return [laidOut(answered, context.columns), []];
  },
  view: ({ answer, view, problem }, { columns, rows }) => {
    if (!answer || problem) {
      return [{ spans: [{ text: ` ${problem ?? "looking …"}`, role: problem ? "bad" : "dim" }] }];
    }
    return visibleLines(fitted(view, rows, columns), columns, rows, { cursorShown: true });
  },
};

/** The answer for a screen of that width. */
function laidOut(state: WhyState, columns: number): WhyState {
  if (!state.answer || columns === state.columns) return state;
  const rows = state.answer.lines.flatMap(({ line, deed, indent = 0, rows = Infinity }) =>
    wrapWords(line, { columns, indent, rows }).map((row) => ({ row, deed }))
  );
  const view = withLines(state.view, rows.map(({ row }) => row));
  return { ...state, columns, deeds: rows.map(({ deed }) => deed), view };
}

/** Keys on a line that names an object mean that object, elsewhere the one that is asked about. */
function meant({ deeds, view, target }: WhyState, context: PaneContext): Target {
  const deed = deeds[view.cursor];
  return (deed?.type === "object" ? referencedTarget(deed.reference, context) : undefined) ?? target;
}

function asking(target: Target, context: PaneContext): TaskEffect {
  return {
    type: "task",
    pane: context.pane,
    name: "why",
    run: async ({ client, timing }, tell, signal) => {
      const reader = clusterReader(client, context.discovery, signal);
      const evidence = await gatherEvidence(reader, target, timing.now());
      if (evidence) return tell({ type: "why", answer: whyAnswer(evidence, context.contextFlag) });
      const why = reader.unread[0]?.why ?? `there is no ${targetTitle(target)} any more`;
      tell({ type: "noWhy", why });
    },
  };
}

const own: readonly Binding<WhyState>[] = [
  {
    keys: ["Enter"],
    title: "go there",
    group: "Row",
    footer: 1,
    whyNot: ({ deeds, view }) =>
      deeds[view.cursor] ? undefined : "this line leads nowhere: go to a →, a log or a check",
    run: follow,
  },
  {
    keys: ["Tab"],
    title: "next link",
    group: "Move",
    footer: 2,
    run: (state, { rows }) => [{ ...state, view: nextLink(state, rows) }, []],
  },
  {
    keys: ["1", "2", "3"],
    title: "run a check",
    group: "Row",
    footer: 3,
    whyNot: ({ answer }) => answer?.checks.length ? undefined : "there are no checks",
    run: (state, context, key) => {
      const check = state.answer?.checks[Number(key) - 1];
      return [state, check ? run(check, context) : []];
    },
  },
  {
    keys: ["c"],
    title: "copy check",
    group: "Row",
    footer: 4,
    run: (state, { contextFlag }) => {
      const deed = state.deeds[state.view.cursor];
      const check = deed?.type === "check" && deed.check.command ? deed.check : state.answer?.checks[0];
      return [state, check ? copied(check.command + contextFlag) : []];
    },
  },
  {
    keys: ["Ctrl-R", "F5"],
    title: "ask again",
    group: "View",
    run: (state, context) => [state, [asking(state.target, context)]],
  },
];

function follow(state: WhyState, context: PaneContext): Step<WhyState> {
  const deed = state.deeds[state.view.cursor];
  if (!deed) return [state, []];
  return [state, deed.type === "object" ? jumpTo(deed.reference, context) : run(deed.check, context)];
}

function run(check: Check, context: PaneContext): readonly Command[] {
  return check.opening
    ? openingCommands(check.opening, context)
    : copied(check.command + context.contextFlag);
}

function copied(text: string): readonly Command[] {
  return [{ type: "copy", text }, { type: "notify", text: `Copied: ${text}`, role: "ok" }];
}

function nextLink({ deeds, view }: WhyState, rows: number): TextView {
  const links = deeds.flatMap((deed, index) => deed && deed !== deeds[index - 1] ? [index] : []);
  const cursor = links.find((index) => index > view.cursor) ?? links[0] ?? view.cursor;
  const fit = fitted(view, rows);
  const top = Math.max(Math.min(fit.top, cursor), cursor - Math.floor(rows * 2 / 3));
  return { ...fit, cursor, top: Math.max(0, top) };
}
