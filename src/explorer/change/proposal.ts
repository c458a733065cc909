/** A change that waits for an answer: what the user has put in, what the server has said of it so far. Immutable. */
import type { Line } from "../../terminal/line.ts";
import type { KeyInput } from "../../terminal/key_name.ts";
import { type FieldInput, fieldInput } from "../dialog/field.ts";
import type { FormField, FormValues } from "../dialog/form.ts";
import type { Command } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import type { Change } from "./change.ts";
import { type Question, questionFor } from "./confirm_level.ts";
import type { RehearsedWrite } from "./rehearsal.ts";

export interface Proposal {
  /** As it was proposed, or prepared since. */
  readonly proposed: Change;
  /** Keys that were typed while it was being prepared; undefined when it is. */
  readonly early: readonly KeyInput[] | undefined;
  /** As the options say; the last one that made sense. */
  readonly change: Change;
  readonly values: FormValues;
  /** What is wrong with the values. */
  readonly problem: string | undefined;
  /** What was typed where a name has to be. */
  readonly typed: string;
  /** Index in `stops`; -1 before any was chosen. */
  readonly focus: number;
  /** What is edited there; undefined before a key was typed. */
  readonly input: FieldInput | undefined;
  readonly rehearsed: readonly RehearsedWrite[];
  /** All dry runs are answered. */
  readonly isRehearsed: boolean;
  readonly consequences: readonly Line[];
  /** What is to be found out about them is known. */
  readonly consequencesProblem: string | undefined;
  /** Enter was pressed before the server had answered: it goes on when that has said yes. */
  readonly isWaiting: boolean;
  /** The values of secrets are shown; they are hidden at first. */
  readonly showsValues: boolean;
  /** The first line of the body that is shown. */
  readonly top: number;
  readonly carryOut: (change: Change, context: PaneContext) => readonly Command[];
}

/** Where the keys go: a field of the options, the name that has to be typed, or a button. */
export type Stop =
  | { readonly type: "field"; readonly field: FormField }
  | { readonly type: "word" }
  | { readonly type: "go" }
  | { readonly type: "cancel" };

export function newProposal(change: Change, carryOut: Proposal["carryOut"]): Proposal {
  const fields = change.options?.fields ?? [];
  const values = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  const base: Proposal = {
    proposed: change,
    change,
    values,
    problem: undefined,
    typed: "",
    focus: -1,
    input: undefined,
    early: change.prepare ? [] : undefined,
    rehearsed: [],
    isRehearsed: false,
    consequences: [],
    consequencesProblem: undefined,
    isWaiting: false,
    showsValues: false,
    top: 0,
    carryOut,
  };
  return change.options ? withValues(base, values) : base;
}

export function stops({ proposed }: Proposal, question: Question): readonly Stop[] {
  const fields = (proposed.options?.fields ?? []).map((field): Stop => ({ type: "field", field }));
  return [
    ...fields,
    ...(question.level === "name" ? [{ type: "word" } as const] : []),
    { type: "go" },
    { type: "cancel" },
  ];
}

/** What is edited where the keys go. */
export function inputOf(proposal: Proposal, stop: Stop): FieldInput {
  if (proposal.input) return proposal.input;
  if (stop.type === "field") return fieldInput(stop.field, proposal.values[stop.field.name]!);
  return fieldInput(undefined, stop.type === "word" ? proposal.typed : "");
}

/** The stop that has the keys. Before any was chosen: the safe one where a change cannot be taken back. */
export function focusIndex(proposal: Proposal, context: PaneContext): number {
  if (proposal.focus >= 0) return proposal.focus;
  const question = questionFor(proposal.change, context);
  const all = stops(proposal, question);
  const isDoubtful = (proposal.change.isDestructive && !proposal.change.isQuick) ||
    refusals(proposal).length > 0;
  const wanted: Stop["type"] = question.level === "name"
    ? "word"
    : isDoubtful
    ? "cancel"
    : all[0]!.type === "field"
    ? "field"
    : "go";
  return Math.max(0, all.findIndex(({ type }) => type === wanted));
}

export function focused(proposal: Proposal, context: PaneContext): Stop {
  return stops(proposal, questionFor(proposal.change, context))[focusIndex(proposal, context)]!;
}

export function refusals({ rehearsed }: Proposal): readonly RehearsedWrite[] {
  return rehearsed.filter(({ problem }) => problem !== undefined);
}

/** With other values in the options: what was known of the change before counts no longer. */
export function withValues(proposal: Proposal, values: FormValues): Proposal {
  const { options } = proposal.proposed;
  const made = options?.with(values) ?? proposal.proposed;
  if (typeof made === "string") return { ...proposal, values, problem: made, isWaiting: false };
  const unknown = { rehearsed: [], isRehearsed: false, isWaiting: false, top: 0 };
  return { ...proposal, ...unknown, values, change: made, problem: undefined };
}

/** `Scale`. */
export function verbOf({ title, verb }: Change): string {
  return verb ?? title.split(" ")[0]!;
}
