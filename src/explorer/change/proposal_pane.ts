/** The question before a change: its targets, what the server says will come of it, the kubectl command. */
import type { KeyInput } from "../../terminal/key_name.ts";
import type { Binding } from "../binding.ts";
import type { Command } from "../command.ts";
import { sheetHeight } from "../dialog/sheet_height.ts";
import { type FieldInput, pastedInto, typedInto } from "../dialog/field.ts";
import { editLine, insertText, type LineEdit } from "../line_edit.ts";
import { type NewPane, newPane, type PaneContext, type PaneDefinition, type Step } from "../pane.ts";
import type { PanePayload } from "../pane_payload.ts";
import type { Change } from "./change.ts";
import { questionFor } from "./confirm_level.ts";
import {
  focused,
  focusIndex,
  inputOf,
  newProposal,
  type Proposal,
  refusals,
  type Stop,
  stops,
  withValues,
} from "./proposal.ts";
import { bodyLines, fixedRows, proposalLines } from "./proposal_view.ts";
import { findConsequences, prepare, rehearse } from "./rehearsal.ts";

export function proposalPane(change: Change, carryOut: Proposal["carryOut"]): NewPane {
  return newPane(definition, newProposal(change, carryOut));
}

const definition: PaneDefinition<Proposal> = {
  name: "proposal",
  sheetRows: wantedRows,
  title: ({ change }) => change.title,
  kubectl: ({ change }) => change.kubectl,
  bindings: (state, context) => {
    if (focused(state, context).type === "field") return inField;
    return isAboutSecrets(state) && focused(state, context).type !== "word"
      ? [...atButton, reveal]
      : atButton;
  },
  start: (state, context) => state.early ? prepare(context.pane, state.change) : asking(state, context),
  view: proposalLines,
  receive,
  type: (state, key, context) => typed(state, key, context),
  paste: (state, text, context) => pasted(state, text, context),
};

function wantedRows(state: Proposal, context: PaneContext): number {
  return fixedRows(state, context) + bodyLines(state, context).length;
}

/** Read-only mode may have come since the question was opened: then the server is not asked for a dry run either. */
function asking(
  { change, problem, showsValues }: Proposal,
  { pane, readOnly }: PaneContext,
): readonly Command[] {
  return readOnly || problem !== undefined || change.writes.length === 0
    ? [{ type: "cancel", pane }]
    : [rehearse(pane, change, showsValues), ...findConsequences(pane, change)];
}

const close: Binding<Proposal> = {
  keys: ["Esc", "Ctrl-C"],
  title: "cancel",
  group: "Question",
  footer: 2,
  run: (state, { pane }) => [state, [{ type: "back", pane }]],
};

const enter: Binding<Proposal> = {
  keys: ["Enter"],
  title: "do it",
  group: "Question",
  footer: 1,
  run: entered,
};

const moves: readonly Binding<Proposal>[] = [
  step(["Tab"], "next", 1),
  step(["Shift-Tab"], "before", -1),
  scrolling(["PageDown", "Ctrl-F"], "page down", (height) => height),
  scrolling(["PageUp", "Ctrl-B"], "page up", (height) => -height),
];

/** A field takes letters, and the arrows to its sides. */
const inField: readonly Binding<Proposal>[] = [
  enter,
  close,
  ...moves,
  step(["Down"], "next", 1),
  step(["Up"], "before", -1),
];

const atButton: readonly Binding<Proposal>[] = [
  enter,
  close,
  ...moves,
  step(["Right"], "next", 1),
  step(["Left"], "before", -1),
  scrolling(["Down"], "down", () => 1),
  scrolling(["Up"], "up", () => -1),
];

/** As in tables and texts, where `x` decodes a secret. */
const reveal: Binding<Proposal> = {
  id: "show-values",
  keys: ["x"],
  title: "show or hide values",
  group: "Question",
  footer: 4,
  run: (state, context) => {
    const next: Proposal = { ...state, showsValues: !state.showsValues };
    return [next, asking(next, context)];
  },
};

function isAboutSecrets({ change: { writes } }: Proposal): boolean {
  return writes.some(({ target: { resource }, request }) =>
    resource.group === "" && resource.name === "secrets" && request.type !== "delete" &&
    request.type !== "steps"
  );
}

function step(keys: string[], title: string, by: number): Binding<Proposal> {
  return {
    keys,
    title,
    group: "Question",
    ...(keys[0] === "Tab" ? { footer: 3 } : {}),
    run: (state, context) => {
      const count = stops(state, questionFor(state.change, context)).length;
      return [revealed(at(state, (focusIndex(state, context) + by + count) % count), context), []];
    },
  };
}

function scrolling(keys: string[], title: string, by: (height: number) => number): Binding<Proposal> {
  return {
    keys,
    title,
    group: "Question",
    run: (state, context) => [scrolled(state, context, by), []],
  };
}

/** Rows of the body that are seen. */
function bodyHeight(state: Proposal, context: PaneContext): number {
  const rows = sheetHeight(context.rows, wantedRows(state, context)) - 1;
  return Math.max(1, rows - fixedRows(state, context));
}

/** The field with the keys comes into sight. */
function revealed(state: Proposal, context: PaneContext): Proposal {
  if (focused(state, context).type !== "field") return state;
  const index = focusIndex(state, context);
  const top = Math.max(Math.min(state.top, index), index - bodyHeight(state, context) + 1);
  return { ...state, top };
}

function scrolled(state: Proposal, context: PaneContext, by: (height: number) => number): Proposal {
  const height = bodyHeight(state, context);
  const last = Math.max(0, bodyLines(state, context).length - height);
  return { ...state, top: Math.max(0, Math.min(state.top + by(height), last)) };
}

function at(state: Proposal, focus: number): Proposal {
  return { ...state, focus, input: undefined };
}

/** Letters for the field; at the buttons `j` and `k` scroll, as everywhere. */
function typed(state: Proposal, key: KeyInput, context: PaneContext): Step<Proposal> | null {
  if (state.early) return key.text === "" ? null : [{ ...state, early: [...state.early, key] }, []];
  const stop = focused(state, context);
  const input = inputOf(state, stop);
  if (stop.type === "field") return withInput(state, stop, typedInto(stop.field, input, key), context);
  if (stop.type === "word") return withInput(state, stop, wordInput(input, editLine(input, key)), context);
  if (key.key === "j") return [scrolled(state, context, () => 1), []];
  if (key.key === "k") return [scrolled(state, context, () => -1), []];
  return null;
}

function pasted(state: Proposal, text: string, context: PaneContext): Step<Proposal> {
  const stop = focused(state, context);
  const input = inputOf(state, stop);
  const next = stop.type === "field"
    ? pastedInto(stop.field, input, text)
    : stop.type === "word"
    ? wordInput(input, insertText(input, text.trim()))
    : undefined;
  return withInput(state, stop, next, context) ?? [state, []];
}

function wordInput(input: FieldInput, edited: LineEdit | undefined): FieldInput | undefined {
  return edited && { ...input, ...edited };
}

function withInput(
  state: Proposal,
  stop: Stop,
  input: FieldInput | undefined,
  context: PaneContext,
): Step<Proposal> | null {
  if (!input) return null;
  const here = { ...state, input, focus: focusIndex(state, context) };
  if (stop.type !== "field") return [{ ...here, typed: input.text }, []];
  const { name } = stop.field;
  if (input.text === state.values[name]) return [here, []];
  const next = revealed(withValues(here, { ...state.values, [name]: input.text }), context);
  return [next, asking(next, context)];
}

function entered(state: Proposal, context: PaneContext): Step<Proposal> {
  const { word, level } = questionFor(state.change, context);
  const stop = focused(state, context);
  if (stop.type === "cancel") return [state, [{ type: "back", pane: context.pane }]];
  if (state.early) return [state, []];
  if (state.problem !== undefined) {
    return [state, [{ type: "notify", text: `✗ ${state.problem}`, role: "warn" }]];
  }
  if (state.change.writes.length === 0) {
    return [state, [{ type: "notify", text: "there is nothing to change", role: "warn" }]];
  }
  const isTyped = level !== "name" || state.typed === word;
  if (stop.type === "field" && (!isTyped || state.change.isDestructive)) {
    return moved(state, context, isTyped ? "cancel" : "word");
  }
  if (!isTyped) {
    const text = state.typed === "" ? `type ${word} to go on` : `"${state.typed}" is not ${word}`;
    return [moved(state, context, "word")[0], [
      { type: "notify", text, role: "warn" },
    ]];
  }
  if (!state.isRehearsed) return [{ ...state, isWaiting: true }, []];
  if (refusals(state).length > 0 && stop.type !== "go") return moved(state, context, "cancel");
  return [state, goingOn(state, context)];
}

function moved(state: Proposal, context: PaneContext, to: "cancel" | "word"): Step<Proposal> {
  const all = stops(state, questionFor(state.change, context));
  return [at(state, all.findIndex(({ type }) => type === to)), []];
}

function goingOn({ carryOut, change }: Proposal, context: PaneContext): readonly Command[] {
  return [{ type: "back", pane: context.pane }, ...carryOut(change, context)];
}

/** The change that was prepared takes the place of the one that said so; keys typed meanwhile are for it. */
function prepared(state: Proposal, change: Change, context: PaneContext): Step<Proposal> {
  let next = newProposal(change, state.carryOut);
  const { level } = questionFor(change, context);
  if (level === "none" && !change.options) return [next, goingOn(next, context)];
  for (const key of state.early ?? []) next = typed(next, key, context)?.[0] ?? next;
  return [next, asking(next, context)];
}

function receive(state: Proposal, payload: PanePayload, context: PaneContext): Step<Proposal> {
  if (payload.type === "prepared") return prepared(state, payload.change, context);
  if (payload.type === "notPrepared") {
    const text = `✗ ${state.change.title}: ${payload.why}`;
    return [state, [{ type: "back", pane: context.pane }, { type: "notify", text, role: "bad" }]];
  }
  if (payload.type === "consequences") {
    return [{ ...state, consequences: payload.lines, consequencesProblem: payload.problem }, []];
  }
  if (payload.type !== "rehearsed") return [state, []];
  const next: Proposal = { ...state, rehearsed: payload.writes, isRehearsed: payload.isEnd };
  if (!payload.isEnd) return [next, []];
  if (refusals(next).length > 0) {
    // A refusal is read first: whoever goes on nevertheless has to choose the button.
    const stopped = { ...next, isWaiting: false };
    return focused(stopped, context).type === "field" ? [stopped, []] : moved(stopped, context, "cancel");
  }
  return next.isWaiting ? [next, goingOn(next, context)] : [next, []];
}
