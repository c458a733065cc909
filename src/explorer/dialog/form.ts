/** Questions before a deed: a sheet of fields over the lower part of the view. */
import type { KeyInput } from "../../terminal/key_name.ts";
import type { Line } from "../../terminal/line.ts";
import { textWidth } from "../../terminal/width.ts";
import type { Binding } from "../binding.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { Command, TaskEffect } from "../command.ts";
import { type NewPane, newPane, type PaneContext, type PaneDefinition, type Step } from "../pane.ts";
import type { PanePayload } from "../pane_payload.ts";
import { type FieldInput, fieldInput, fieldLine, pastedInto, typedInto } from "./field.ts";

export interface Form {
  /** What is asked, with its targets: `Scale Deployment shop/web`. */
  readonly title: string;
  /** Said above the fields. */
  readonly lines?: readonly Line[];
  readonly fields: readonly FormField[];
  /** The kubectl command that does what the values say; "" where there is none. */
  kubectl?(values: FormValues, context: PaneContext): string;
  /** What follows Enter; the form is closed before. A text says what is wrong: then it stays open. */
  submit(values: FormValues, context: PaneContext): readonly Command[] | string;
}

export type FormField =
  & {
    /** Under which the value is found. */
    readonly name: string;
    readonly label: string;
    readonly value: string;
    /** Said behind the field. */
    readonly hint?: string;
    /** What is wrong with a value; undefined when nothing is. */
    readonly problem?: (value: string, values: FormValues) => string | undefined;
  }
  & (
    | {
      readonly type: "text";
      /** The first letter typed takes the place of the whole value. */
      readonly isReplaced?: boolean;
      /** Ctrl-D sets it to `removedValue`, and back. */
      readonly isRemovable?: boolean;
      /** What it may become, the best first: the rest of the first that fits stands behind the cursor, Right takes it. */
      readonly suggestions?: readonly string[];
    }
    /** Left, Right and Space go through them. */
    | { readonly type: "choice"; readonly choices: readonly string[] }
    /** `yes` or `no`. */
    | { readonly type: "toggle" }
  );

export type FormValues = Readonly<Record<string, string>>;

export function formPane(form: Form): NewPane {
  return newPane(definition, newForm(form));
}

function newForm(form: Form): FormState {
  const values = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
  const [first] = form.fields;
  return { form, values, focus: 0, input: fieldInput(first, first?.value ?? ""), problem: undefined };
}

/** A form whose fields have to be asked for. */
export interface AskedForm {
  readonly title: string;
  /** A rejection closes the form and is shown as a notice. */
  prepare(port: ClusterPort, signal: AbortSignal): Promise<Form>;
}

export type FormNews = { type: "formMade"; form: Form } | { type: "formNotMade"; why: string };

/** Opens at once; letters typed before the fields are known are for the form, never for what is below it. */
export function askedFormPane(asked: AskedForm): NewPane {
  const form: Form = {
    title: asked.title,
    lines: [{ spans: [{ text: "  reading …", role: "busy" }] }],
    fields: [],
    submit: () => "the fields are being read",
  };
  return newPane(definition, { ...newForm(form), asked, early: [] });
}

interface FormState {
  readonly form: Form;
  /** Until it is known. */
  readonly asked?: AskedForm;
  /** What was typed until then. */
  readonly early?: readonly KeyInput[];
  readonly values: FormValues;
  /** Which field has the keys. */
  readonly focus: number;
  readonly input: FieldInput;
  /** Why it cannot be submitted. */
  readonly problem: string | undefined;
}

const definition: PaneDefinition<FormState> = {
  name: "form",
  sheetRows: ({ form }) => (form.lines?.length ?? 0) + form.fields.length + 1,
  title: ({ form }) => form.title,
  kubectl: ({ form, values }, context) => form.kubectl?.(values, context) ?? "",
  bindings: () => bindings,
  start: ({ asked }, { pane }) => asked ? [asking(asked, pane)] : [],
  receive,
  view,
  type: (state, key) => typed(state, key),
  paste: (state, text) => pasted(state, text),
};

const bindings: readonly Binding<FormState>[] = [
  { keys: ["Enter"], title: "go on", group: "Form", footer: 1, run: submitted },
  {
    keys: ["Tab", "Down"],
    title: "next field",
    group: "Form",
    footer: 2,
    run: (state) => [state.early ? { ...state, early: [...state.early, tab] } : focused(state, 1), []],
  },
  {
    keys: ["Shift-Tab", "Up"],
    title: "field before",
    group: "Form",
    run: (state) => [focused(state, -1), []],
  },
  {
    keys: ["Esc", "Ctrl-C"],
    title: "cancel",
    group: "Form",
    footer: 4,
    run: (state) => [state, [{ type: "back" }]],
  },
];

const tab: KeyInput = { type: "key", key: "Tab", text: "" };

function asking({ prepare }: AskedForm, pane: number): TaskEffect {
  return {
    type: "task",
    pane,
    name: "form",
    run: async (port, tell, signal) => {
      try {
        tell({ type: "formMade", form: await prepare(port, signal) });
      } catch (error) {
        tell({ type: "formNotMade", why: error instanceof Error ? error.message : String(error) });
      }
    },
  };
}

function receive(state: FormState, news: PanePayload, { pane }: PaneContext): Step<FormState> {
  if (news.type === "formNotMade") {
    const text = `✗ ${state.form.title}: ${news.why}`;
    return [state, [{ type: "back", pane }, { type: "notify", text, role: "bad" }]];
  }
  if (news.type !== "formMade") return [state, []];
  let next = newForm(news.form);
  for (const key of state.early ?? []) {
    next = key.key === "Tab" ? focused(next, 1) : typed(next, key)?.[0] ?? next;
  }
  return [next, []];
}

function field({ form, focus }: FormState): FormField | undefined {
  return form.fields[focus];
}

function focused(state: FormState, step: number): FormState {
  const count = state.form.fields.length;
  return count === 0 ? state : at(state, (state.focus + step + count) % count);
}

function at(state: FormState, focus: number): FormState {
  const next = state.form.fields[focus];
  return next ? { ...state, focus, input: fieldInput(next, state.values[next.name]!) } : state;
}

function withInput(state: FormState, name: string, input: FieldInput): FormState {
  return { ...state, input, values: { ...state.values, [name]: input.text }, problem: undefined };
}

function typed(state: FormState, key: KeyInput): Step<FormState> | null {
  if (state.early) return key.text === "" ? null : [{ ...state, early: [...state.early, key] }, []];
  const here = field(state);
  const input = here && typedInto(here, state.input, key);
  return here && input ? [withInput(state, here.name, input), []] : null;
}

function pasted(state: FormState, text: string): Step<FormState> {
  const here = field(state);
  const input = here && pastedInto(here, state.input, text);
  return [here && input ? withInput(state, here.name, input) : state, []];
}

function submitted(state: FormState, context: PaneContext): Step<FormState> {
  const { form, values } = state;
  for (const [focus, { name, problem }] of form.fields.entries()) {
    const wrong = problem?.(values[name]!, values);
    if (wrong !== undefined) return [{ ...at(state, focus), problem: wrong }, []];
  }
  const commands = form.submit(values, context);
  if (typeof commands === "string") return [{ ...state, problem: commands }, []];
  return [state, [{ type: "back", pane: context.pane }, ...commands]];
}

/** The field with the keys stays in sight where the sheet is too small for all. */
function view({ form, values, focus, input, problem }: FormState, { columns, rows }: PaneContext): Line[] {
  const labelWidth = Math.max(0, ...form.fields.map(({ label }) => textWidth(label)));
  const fields = form.fields.map((at, index) =>
    fieldLine(at, values[at.name]!, { labelWidth, columns, input: index === focus ? input : undefined })
  );
  const last: Line = { spans: [{ text: problem ? `  ✗ ${problem}` : "", role: "bad" }] };
  const lines = [...form.lines ?? [], ...fields];
  const height = Math.max(1, rows - 1);
  const wanted = (form.lines?.length ?? 0) + (fields.length > 0 ? focus : -1);
  const first = Math.max(0, wanted - height + 1);
  return [...lines.slice(first, first + height), last];
}
