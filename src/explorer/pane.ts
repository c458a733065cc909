/**
 * A pane is a part of the screen with one job. To add one: write a `PaneDefinition` for its state, and open it
 * with `{ type: "open", pane: newPane(definition, state) }`, a command that any binding may return. What its
 * effects find out comes back through `receive` as a `PanePayload` (one line in `pane_payload.ts`).
 */
import type { KeyInput } from "../terminal/key_name.ts";
import type { Line } from "../terminal/line.ts";
import type { Binding } from "./binding.ts";
import { awaitsMore, bindingId, type Mapped, mappedKeys, ownKey } from "./bound_keys.ts";
import type { Faults } from "./faults.ts";
import type { Journal } from "./change/journal.ts";
import type { ContextInfo } from "./cluster_port.ts";
import type { Command } from "./command.ts";
import type { Discovery } from "../kube/discovery.ts";
import type { PanePayload } from "./pane_payload.ts";
import type { ColumnChoices } from "./table/column_choice.ts";
import type { Unwell } from "./reasons/row_reason.ts";
import type { Rights } from "./rights.ts";
import type { Forwards } from "./session/forwards.ts";
import type { Transfers } from "./session/transfers.ts";
import type { Target } from "./target.ts";
import type { Settings } from "../settings/settings.ts";

/** What a pane may know of the world around it. Read only; the same object for one update or one frame. */
export interface PaneContext {
  /** The pane's own number, for its effects. */
  readonly pane: number;
  /** Room for `view`. */
  readonly columns: number;
  readonly rows: number;
  /** Nothing but the pane is on the screen: a text shows itself alone, to be selected with the mouse. */
  readonly isFullScreen: boolean;
  /** Milliseconds since 1970; moves with `tick` messages. */
  readonly now: number;
  readonly context: ContextInfo;
  readonly contexts: readonly ContextInfo[];
  /** For `kubectl` lines: " --context NAME" when the context is not kubectl's current one, else "". */
  readonly contextFlag: string;
  /** The namespace where new views start; undefined: all. */
  readonly namespace: string | undefined;
  /** Undefined until the server has said it. */
  readonly discovery: Discovery | undefined;
  readonly readOnly: boolean;
  /** What the user has set. */
  readonly settings: Settings;
  /** What the user may do. */
  readonly rights: Rights;
  /** The port-forwards that run: a handle, whose list changes by itself. */
  readonly forwards: Forwards;
  /** The copies of files, running and past: a handle as well. */
  readonly transfers: Transfers;
  /** What this session has changed. */
  readonly journal: Journal;
  /** What went wrong in this session. */
  readonly faults: Faults;
  /** How the user wants the columns of each kind. */
  readonly columnChoices: ColumnChoices;
}

/** The next state, and what is to be done. */
export type Step<S> = readonly [S, readonly Command[]];

export interface PaneDefinition<S> {
  /** One word: `table`, `yaml`, `logs`. */
  readonly name: string;
  /** One or two words for the breadcrumbs; absent: the name. */
  crumb?(state: S): string;
  /** The line above the pane. */
  title(state: S, context: PaneContext): string;
  /** What stands at the right end of that line, if there is room. */
  aside?(state: S, context: PaneContext): Line["spans"];
  /** The kubectl command that shows the same; "" where there is none. */
  kubectl(state: S, context: PaneContext): string;
  /** Keys, in the order in which help lists them. Earlier ones win. */
  bindings(state: S, context: PaneContext): readonly Binding<S>[];
  /** At most `context.rows` lines. */
  view(state: S, context: PaneContext): Line[];
  /**
   * A sheet lies over the lower part of the view below it, so many rows high at most, and its title stands in the
   * rule above it. Absent: the pane has the whole room.
   */
  sheetRows?(state: S, context: PaneContext): number;
  /** The object under the cursor, or the one that the pane is about. */
  target?(state: S, context: PaneContext): Target | undefined;
  /** A click, or a second one on the same place soon after: `row` and `column` count from 0 inside the pane. */
  click?(state: S, at: ClickPlace, context: PaneContext): Step<S>;
  /** What to do when the pane is opened. Effects of a pane end when it is closed. */
  start(state: S, context: PaneContext): readonly Command[];
  /**
   * It has been out of sight for a while: its effects are ended, and `start` begins them again when it is shown.
   * Null, or absent: they go on.
   */
  rest?(state: S, context: PaneContext): S | null;
  /** Takes what its effects found. Payloads of other panes' types never come. */
  receive?(state: S, payload: PanePayload, context: PaneContext): Step<S>;
  /** Time passed, or the size changed. Keep it cheap: it runs for every tick. */
  tick?(state: S, context: PaneContext): S;
  /** Keys that no binding took, such as digits in a form. Null: not taken. */
  type?(state: S, key: KeyInput, context: PaneContext): Step<S> | null;
  /** A text that was pasted while no prompt was open. */
  paste?(state: S, text: string, context: PaneContext): Step<S>;
  /** The same view in another namespace (undefined: in all); null: it has nothing to do with namespaces. */
  inNamespace?(state: S, namespace: string | undefined, context: PaneContext): Step<S> | null;
  /** The selected row, when it is not well: a line above the kubectl line says why. */
  unwell?(state: S, context: PaneContext): Unwell | undefined;
  /** What `/` edits; absent: `/` does nothing here. */
  readonly search?: PaneSearch<S>;
}

/** Where a mouse was pressed. */
export interface ClickPlace {
  readonly row: number;
  readonly column: number;
  readonly isDouble: boolean;
}

/** The pattern behind `/`: a filter for rows, a search for texts. */
export interface PaneSearch<S> {
  /** The word in front of the input, such as `filter`. */
  readonly title: string;
  text(state: S): string;
  /** Called for every edit while the prompt is open, so that the pane follows. */
  change(state: S, text: string, context: PaneContext): Step<S>;
  /** Why the pattern is not used; undefined when it is. */
  problem(state: S): string | undefined;
  /** Where one stands, before a pattern is typed. */
  place?(state: S): SearchPlace;
  /** Goes back there, when nothing came of the pattern. */
  goBack?(state: S, place: SearchPlace, context: PaneContext): S;
}

/** Where a cursor was: on a row, or on a line of a text. */
export type SearchPlace =
  | { type: "row"; uid: string | undefined }
  | { type: "line"; cursor: number; top: number };

/** A pane that is not open yet: it gets its number when it is. */
export type NewPane = (pane: number) => OpenPane;

/** An open pane with its state inside. Immutable: what changes it returns another. */
export interface OpenPane {
  readonly pane: number;
  readonly name: string;
  readonly search: { title: string } | undefined;
  crumb(): string;
  title(context: PaneContext): string;
  aside(context: PaneContext): Line["spans"];
  kubectl(context: PaneContext): string;
  view(context: PaneContext): Line[];
  target(context: PaneContext): Target | undefined;
  /** 0: it has the whole room. */
  sheetRows(context: PaneContext): number;
  start(context: PaneContext): readonly Command[];
  /** Null: its effects go on. */
  rest(context: PaneContext): OpenPane | null;
  receive(payload: PanePayload, context: PaneContext): Step<OpenPane>;
  tick(context: PaneContext): OpenPane;
  /** Null: neither a binding nor `type` took the key. */
  press(key: KeyInput, context: PaneContext): Step<OpenPane> | null;
  click(at: ClickPlace, context: PaneContext): Step<OpenPane>;
  paste(text: string, context: PaneContext): Step<OpenPane>;
  inNamespace(namespace: string | undefined, context: PaneContext): Step<OpenPane> | null;
  /** Whether a key is the first of two here. */
  awaits(key: string, context: PaneContext): boolean;
  /** For footer, help and docs. */
  keys(context: PaneContext): readonly BoundKey[];
  unwell(context: PaneContext): Unwell | undefined;
  searchText(): string;
  searchProblem(): string | undefined;
  changeSearch(text: string, context: PaneContext): Step<OpenPane>;
  searchPlace(): SearchPlace | undefined;
  /** The pattern of before, and the place of before. */
  cancelSearch(text: string, place: SearchPlace | undefined, context: PaneContext): Step<OpenPane>;
}

/** A binding with its state applied. */
export interface BoundKey {
  /** What key maps call it. */
  id: string;
  keys: readonly string[];
  title: string;
  group: string;
  footer: number | undefined;
  /** Why it does not work here; undefined when it does. */
  whyNot: string | undefined;
}

/** Wraps a definition and a state, so that panes of every kind fit one stack. */
export function newPane<S>(definition: PaneDefinition<S>, state: S): NewPane {
  return (pane) => open(pane, definition, state);
}

function open<S>(pane: number, definition: PaneDefinition<S>, state: S): OpenPane {
  const step = ([next, commands]: Step<S>): Step<OpenPane> => [
    next === state ? self : open(pane, definition, next),
    commands,
  ];
  const search = definition.search;
  const self: OpenPane = {
    pane,
    name: definition.name,
    search,
    crumb: () => definition.crumb?.(state) ?? definition.name,
    title: (context) => definition.title(state, context),
    aside: (context) => definition.aside?.(state, context) ?? [],
    kubectl: (context) => definition.kubectl(state, context),
    view: (context) => definition.view(state, context),
    target: (context) => definition.target?.(state, context),
    sheetRows: (context) => definition.sheetRows?.(state, context) ?? 0,
    start: (context) => definition.start(state, context),
    rest: (context) => {
      const resting = definition.rest?.(state, context) ?? null;
      return resting && open(pane, definition, resting);
    },
    receive: (payload, context) =>
      definition.receive ? step(definition.receive(state, payload, context)) : [self, []],
    tick: (context) => definition.tick ? step([definition.tick(state, context), []])[0] : self,
    inNamespace: (namespace, context) => {
      const moved = definition.inNamespace?.(state, namespace, context);
      return moved ? step(moved) : null;
    },
    click: (at, context) => definition.click ? step(definition.click(state, at, context)) : [self, []],
    paste: (text, context) => definition.paste ? step(definition.paste(state, text, context)) : [self, []],
    press: (key, context) => press(definition, state, key, context, step),
    unwell: (context) => definition.unwell?.(state, context),
    awaits: (key, context) => awaitsMore(mapped(definition, state, context), key),
    keys: (context) => mapped(definition, state, context).map((one) => boundKey(one, state, context)),
    searchText: () => search?.text(state) ?? "",
    searchProblem: () => search?.problem(state),
    changeSearch: (text, context) => search ? step(search.change(state, text, context)) : [self, []],
    searchPlace: () => search?.place?.(state),
    cancelSearch: (text, place, context) => {
      if (!search) return [self, []];
      const [before, commands] = search.change(state, text, context);
      return step([place && search.goBack ? search.goBack(before, place, context) : before, commands]);
    },
  };
  return self;
}

function press<S>(
  definition: PaneDefinition<S>,
  state: S,
  key: KeyInput,
  context: PaneContext,
  step: (taken: Step<S>) => Step<OpenPane>,
): Step<OpenPane> | null {
  const found = mapped(definition, state, context).find(({ keys }) => keys.includes(key.key));
  if (!found) {
    const typed = definition.type?.(state, key, context);
    return typed ? step(typed) : null;
  }
  const { binding } = found;
  const whyNot = binding.whyNot?.(state, context);
  if (whyNot) return step([state, [{ type: "notify", text: `${binding.title}: ${whyNot}`, role: "warn" }]]);
  return step(binding.run(state, context, ownKey(found, key.key)));
}

function mapped<S>(
  definition: PaneDefinition<S>,
  state: S,
  context: PaneContext,
): readonly Mapped<Binding<S>>[] {
  return mappedKeys(context.settings, definition.name, definition.bindings(state, context));
}

function boundKey<S>({ binding, keys }: Mapped<Binding<S>>, state: S, context: PaneContext): BoundKey {
  return {
    id: bindingId(binding),
    keys,
    title: binding.title,
    group: binding.group,
    footer: binding.footer,
    whyNot: binding.whyNot?.(state, context),
  };
}
