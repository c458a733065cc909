/** All that the explorer knows. Immutable: `update` returns another one. */
import type { ClusterUse } from "../cluster/cluster_use.ts";
import type { Discovery } from "../kube/discovery.ts";
import type { Faults } from "./faults.ts";
import type { Click } from "./mouse.ts";
import { noWalk, type Walk } from "./walk.ts";
import type { Journal } from "./change/journal.ts";
import { sheetHeight } from "./dialog/sheet_height.ts";
import type { Role } from "../terminal/theme.ts";
import type { ContextInfo } from "./cluster_port.ts";
import type { OpenPane, PaneContext } from "./pane.ts";
import type { OutOfSight } from "./out_of_sight.ts";
import type { Prompt } from "./prompt.ts";
import type { RowReason } from "./reasons/row_reason.ts";
import { readOnlyLock } from "./read_only.ts";
import { type RightsBook, unknownRights } from "./rights.ts";
import { beginningIn, isProtected, settingsIn } from "../settings/context_settings.ts";
import type { SettingsPlaces } from "../settings/places.ts";
import { defaultSettings, type Settings } from "../settings/settings.ts";
import { type Memory, noMemory, placeOf } from "./memory.ts";
import type { ColumnChoices } from "./table/column_choice.ts";
import { Forwards } from "./session/forwards.ts";
import { Transfers } from "./session/transfers.ts";
import { quote } from "../kube/shell_quote.ts";

export interface Model {
  readonly columns: number;
  readonly rows: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Of this program, for the header. */
  readonly programVersion: string;
  readonly readOnly: boolean;
  /** Why that stays so until the end; undefined where `:write` may lift it. */
  readonly readOnlyLock: string | undefined;
  /** What the files say, for every context. */
  readonly configuration: Settings;
  /** As they are in this context. */
  readonly settings: Settings;
  /** `--readonly` or `--write`: wins over settings; undefined where neither was given. */
  readonly readOnlyFlag: boolean | undefined;
  /** Where files of settings are; absent where nobody has looked for them. */
  readonly settingsPlaces: SettingsPlaces | undefined;
  /** The name of the theme, such as `auto`. */
  readonly theme: string;
  /** The terminal has said that its background is light. */
  readonly isLightTerminal: boolean;
  /** `--invert`. */
  readonly isInverted: boolean;
  readonly isHeaderHidden: boolean;
  readonly areCrumbsHidden: boolean;
  /** What was remembered when the program started. */
  readonly memory: Memory;
  /** The command line of the newest view that can be opened again. */
  readonly viewLine: string;
  /** The first of two keys; "": none. */
  readonly pendingKey: string;
  /** What the user may do, as far as it is known. */
  readonly rights: RightsBook;
  /** How the user wants the columns of each kind. */
  readonly columnChoices: ColumnChoices;
  readonly context: ContextInfo;
  readonly contexts: readonly ContextInfo[];
  /** The kubeconfig's own current context. */
  readonly currentContext: string;
  readonly cluster: ClusterFacts;
  /** Where new views start; undefined: all namespaces. */
  readonly namespace: string | undefined;
  /** Namespaces on the digits 1 to 9, in that order. */
  readonly favourites: readonly string[];
  /** Namespaces that were seen, for suggestions. */
  readonly knownNamespaces: readonly string[];
  /** Panes, the shown one last. */
  readonly stack: readonly OpenPane[];
  readonly nextPane: number;
  /** Panes that are not on the screen, by number. */
  readonly outOfSight: ReadonlyMap<number, OutOfSight>;
  readonly prompt: Prompt | null;
  readonly notice: Notice | null;
  /** Why the selected row is not well, as far as it is known. */
  readonly rowReason: RowReason | null;
  /** Command lines that were run, the newest last. */
  readonly history: readonly string[];
  /** Filters and searches that were kept, the newest last. */
  readonly searches: readonly string[];
  /** A command line that waits for discovery. */
  readonly waitingLine: string | null;
  /** The pane that has the whole screen while it is the shown one, without lines around it. */
  readonly fullScreen: number | null;
  /** The way back from there has been told. */
  readonly knowsFullScreen: boolean;
  /** The views that were visited. */
  readonly walk: Walk;
  /** Where the mouse was pressed just now. */
  readonly lastClick: Click | null;
  /** What went wrong. */
  readonly faults: Faults;
  /** What this session has changed. */
  readonly journal: Journal;
  /** The port-forwards that run: a handle, whose list changes by itself. */
  readonly forwards: Forwards;
  /** The copies of files, running and past: a handle as well. */
  readonly transfers: Transfers;
}

/** What the header says of the cluster. */
export interface ClusterFacts {
  discovery: Discovery | undefined;
  version: string | undefined;
  nodes: number | undefined;
  /** What the cluster used at the last surveys, the newest last; empty where that is not known. */
  uses: readonly ClusterUse[];
  /** When the last survey was asked for. */
  surveyedAt: number;
  /** Why and since when the server does not answer. */
  lost: { since: number; error: string } | undefined;
}

export interface Notice {
  text: string;
  role: Role;
  until: number;
}

/** What a program start knows: nothing of it needs the network. */
export interface Start {
  columns: number;
  rows: number;
  now: number;
  programVersion: string;
  /** `--readonly` or `--write`; absent: as the settings say. */
  readOnly?: boolean;
  /** Why it stays so until the end. */
  readOnlyLock?: string | undefined;
  /** What the files say; absent: as without any. */
  settings?: Settings;
  settingsPlaces?: SettingsPlaces;
  /** From last time. */
  memory?: Memory;
  /** The flags that hide lines, and `--invert`. */
  isHeaderHidden?: boolean;
  areCrumbsHidden?: boolean;
  isInverted?: boolean;
  context: ContextInfo;
  contexts: readonly ContextInfo[];
  currentContext: string;
  /** `null`: all namespaces; absent: the context's own. */
  namespace?: string | null;
  /** A sentence for the first screen. */
  notice?: string;
}

/** Lines around the pane: header, title, rule, kubectl, keys. */
export function frameRows(model: Pick<Model, "isHeaderHidden" | "rows">): number {
  return (model.isHeaderHidden ? 1 : 2) + 2 + keyRows(model);
}

/** Lines of keys: where there is room for many rows, a second one costs little. */
export function keyRows({ rows }: Pick<Model, "rows">): number {
  return rows >= 45 ? 2 : 1;
}

/** Whether the shown pane has the whole screen. */
export function isFullScreen(model: Model): boolean {
  return model.fullScreen !== null && topPane(model)?.pane === model.fullScreen;
}

export function emptyModel(start: Start): Model {
  const memory = start.memory ?? noMemory;
  const configuration = start.settings ?? defaultSettings;
  const place = placeIn(start, configuration, memory, start.readOnly);
  return {
    ...place,
    readOnlyLock: place.readOnlyLock ?? start.readOnlyLock,
    configuration,
    readOnlyFlag: start.readOnly,
    settingsPlaces: start.settingsPlaces,
    isLightTerminal: false,
    isInverted: start.isInverted ?? false,
    isHeaderHidden: start.isHeaderHidden ?? !place.settings.header,
    areCrumbsHidden: start.areCrumbsHidden ?? !place.settings.crumbs,
    memory,
    viewLine: "",
    pendingKey: "",
    columns: start.columns,
    rows: start.rows,
    now: start.now,
    programVersion: start.programVersion,
    rights: unknownRights,
    columnChoices: memory.columns,
    contexts: start.contexts,
    currentContext: start.currentContext,
    cluster: unknownCluster(start.now),
    knownNamespaces: [],
    stack: [],
    nextPane: 1,
    outOfSight: new Map(),
    prompt: null,
    notice: start.notice ? { text: start.notice, role: "warn", until: start.now + firstNoticeMs } : null,
    rowReason: null,
    history: memory.commands,
    searches: memory.filters,
    waitingLine: null,
    fullScreen: null,
    knowsFullScreen: false,
    walk: noWalk,
    lastClick: null,
    faults: [],
    journal: [],
    forwards: new Forwards(),
    transfers: new Transfers(),
  };
}

/** Longer than later ones: it is read before anything else. */
const firstNoticeMs = 15_000;

/** A cluster that has not answered yet. */
export function unknownCluster(now: number): ClusterFacts {
  return {
    discovery: undefined,
    version: undefined,
    nodes: undefined,
    uses: [],
    surveyedAt: now,
    lost: undefined,
  };
}

/** What a model has of a context when it comes there. */
export function placeIn(
  start: Pick<Start, "context" | "contexts" | "namespace">,
  configuration: Settings,
  memory: Memory,
  readOnlyFlag: boolean | undefined,
): Pick<Model, "context" | "settings" | "readOnly" | "readOnlyLock" | "theme" | "namespace" | "favourites"> {
  const { context } = start;
  const settings = settingsIn(configuration, context.name);
  const known = memory.contexts[placeOf(context)];
  const written = beginningIn(configuration, context.name).namespace;
  const usual = known ? known.namespace : written === "all" ? null : written ?? context.namespace;
  const namespace = (start.namespace === undefined ? usual : start.namespace) ?? undefined;
  return {
    context: isProtected(configuration, context.name) ? { ...context, isProtected: true } : context,
    settings,
    readOnly: readOnlyFlag ?? settings.readOnly,
    readOnlyLock: readOnlyFlag === undefined
      ? readOnlyLock({ byFlag: false, bySettings: settings.readOnly, writeFlag: false })
      : undefined,
    theme: settings.theme,
    namespace,
    favourites: firstFavourites(start, settings, [
      ...known?.favourites ?? [],
      namespace ?? context.namespace,
    ]),
  };
}

/** The line to begin with in a context: what the settings say, the view of last time, or pods. */
export function firstLine(
  context: ContextInfo,
  configuration: Settings,
  memory: Memory,
): string {
  return settingsIn(configuration, context.name).defaultView || memory.contexts[placeOf(context)]?.view ||
    beginningIn(configuration, context.name).view || "pods";
}

/** The user's own, those of last time, then the namespaces of the contexts that lead to the same cluster. */
function firstFavourites(
  { context, contexts }: Pick<Start, "context" | "contexts">,
  settings: Settings,
  visited: readonly string[],
): readonly string[] {
  const here = contexts.filter(({ cluster }) => cluster === context.cluster).map((one) => one.namespace);
  const own = [...settings.favourites].slice(0, favouriteLimit);
  if (settings.lockFavourites) return own;
  return [...visited, ...here].reduce<readonly string[]>(favouritesWith, own);
}

/** Favourites keep their digits; a new one takes the next free digit, or the last. */
export function favouritesWith(
  favourites: readonly string[],
  namespace: string | undefined,
): readonly string[] {
  if (namespace === undefined || favourites.includes(namespace)) return favourites;
  return [...favourites.slice(0, favouriteLimit - 1), namespace];
}

const favouriteLimit = 9;

/** The shown pane. */
export function topPane(model: Model): OpenPane | undefined {
  return model.stack.at(-1);
}

/** The pane that the title line names: the shown one, or the one beneath a sheet. */
export function mainPane(model: Model): OpenPane | undefined {
  return model.stack.findLast((pane) => pane.sheetRows(fullContext(model, pane.pane)) === 0);
}

export function paneContext(model: Model, pane: number): PaneContext {
  const context = fullContext(model, pane);
  return { ...context, rows: Math.max(0, context.rows - coveredRows(model, pane)) };
}

/** Rows of a pane that a sheet above it covers, its title included. */
export function coveredRows(model: Model, pane: number): number {
  const top = topPane(model);
  if (!top || top.pane === pane) return 0;
  const context = fullContext(model, top.pane);
  const wanted = top.sheetRows(context);
  return wanted === 0 ? 0 : sheetHeight(context.rows, wanted);
}

function fullContext(model: Model, pane: number): PaneContext {
  const isFull = model.fullScreen === pane && isFullScreen(model);
  return {
    pane,
    columns: model.columns,
    rows: Math.max(0, model.rows - (isFull ? 0 : frameRows(model))),
    isFullScreen: isFull,
    now: model.now,
    context: model.context,
    contexts: model.contexts,
    contextFlag: model.context.name === model.currentContext ? "" : ` --context ${quote(model.context.name)}`,
    namespace: model.namespace,
    discovery: model.cluster.discovery,
    readOnly: model.readOnly,
    settings: model.settings,
    rights: model.rights,
    journal: model.journal,
    faults: model.faults,
    forwards: model.forwards,
    transfers: model.transfers,
    columnChoices: model.columnChoices,
  };
}

/** Namespaces that are known without asking, for suggestions. */
export function namespaceNames(model: Model): string[] {
  return [...new Set([...model.favourites, ...model.knownNamespaces, model.context.namespace])];
}
