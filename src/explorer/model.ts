/** All that the explorer knows. Immutable: `update` returns another one. */
import type { Discovery } from "../kube/discovery.ts";
import type { Journal } from "./change/journal.ts";
import { sheetHeight } from "./dialog/sheet_height.ts";
import type { Role } from "../terminal/theme.ts";
import type { ContextInfo } from "./cluster_port.ts";
import type { OpenPane, PaneContext } from "./pane.ts";
import type { Prompt } from "./prompt.ts";
import type { RowReason } from "./reasons/row_reason.ts";
import { type RightsBook, unknownRights } from "./rights.ts";
import { defaultSettings, type Settings } from "../settings/settings.ts";
import type { ColumnChoices } from "./table/column_choice.ts";
import { Forwards } from "./session/forwards.ts";
import { quote } from "./table/kubectl_line.ts";

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
  readonly settings: Settings;
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
  /** What this session has changed. */
  readonly journal: Journal;
  /** The port-forwards that run: a handle, whose list changes by itself. */
  readonly forwards: Forwards;
}

/** What the header says of the cluster. */
export interface ClusterFacts {
  discovery: Discovery | undefined;
  version: string | undefined;
  nodes: number | undefined;
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
  readOnly?: boolean;
  /** Why it stays so until the end. */
  readOnlyLock?: string | undefined;
  /** Absent: as without any file. */
  settings?: Settings;
  context: ContextInfo;
  contexts: readonly ContextInfo[];
  currentContext: string;
  /** `null`: all namespaces; absent: the context's own. */
  namespace?: string | null;
  /** A sentence for the first screen. */
  notice?: string;
}

/** Lines around the pane: header, title, rule, kubectl, keys. */
export const frameRows = 5;

/** Whether the shown pane has the whole screen. */
export function isFullScreen(model: Model): boolean {
  return model.fullScreen !== null && topPane(model)?.pane === model.fullScreen;
}

export function emptyModel(start: Start): Model {
  const namespace = start.namespace === undefined ? start.context.namespace : start.namespace ?? undefined;
  return {
    columns: start.columns,
    rows: start.rows,
    now: start.now,
    programVersion: start.programVersion,
    readOnly: start.readOnly ?? false,
    readOnlyLock: start.readOnlyLock,
    settings: start.settings ?? defaultSettings,
    rights: unknownRights,
    columnChoices: {},
    context: start.context,
    contexts: start.contexts,
    currentContext: start.currentContext,
    cluster: unknownCluster(start.now),
    namespace,
    favourites: firstFavourites(start, namespace),
    knownNamespaces: [],
    stack: [],
    nextPane: 1,
    prompt: null,
    notice: start.notice ? { text: start.notice, role: "warn", until: start.now + firstNoticeMs } : null,
    rowReason: null,
    history: [],
    searches: [],
    waitingLine: null,
    fullScreen: null,
    knowsFullScreen: false,
    journal: [],
    forwards: new Forwards(),
  };
}

/** Longer than later ones: it is read before anything else. */
const firstNoticeMs = 15_000;

/** A cluster that has not answered yet. */
export function unknownCluster(now: number): ClusterFacts {
  return { discovery: undefined, version: undefined, nodes: undefined, surveyedAt: now, lost: undefined };
}

/** Where one begins, then the namespaces of the contexts that lead to the same cluster. */
export function firstFavourites(
  { context, contexts }: Pick<Start, "context" | "contexts">,
  namespace: string | undefined,
): readonly string[] {
  const here = contexts.filter(({ cluster }) => cluster === context.cluster).map((one) => one.namespace);
  return [namespace ?? context.namespace, ...here].reduce<readonly string[]>(favouritesWith, []);
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
    rows: Math.max(0, model.rows - (isFull ? 0 : frameRows)),
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
    forwards: model.forwards,
    columnChoices: model.columnChoices,
  };
}

/** Namespaces that are known without asking, for suggestions. */
export function namespaceNames(model: Model): string[] {
  return [...new Set([...model.favourites, ...model.knownNamespaces, model.context.namespace])];
}
