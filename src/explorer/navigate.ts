/** Carries out what panes and keys ask of the explorer itself; what is left is for the runner. */
import type { Role, Theme } from "../terminal/theme.ts";
import type { Settings } from "../settings/settings.ts";
import { recorded } from "./change/journal.ts";
import type { Command, Effect } from "./command.ts";
import { favouritesWith, isFullScreen, type Model, paneContext, placeIn, topPane } from "./model.ts";
import { withFault } from "./faults.ts";
import { visited, type Walk } from "./walk.ts";
import { withLine } from "./memory.ts";
import type { NewPane } from "./pane.ts";
import type { ColumnChoice } from "./table/column_choice.ts";
import { unknownRights } from "./rights.ts";
import { type LineResult, runLine } from "./run_line.ts";

/** The next model and what the runner has to do. */
export type Update = readonly [Model, readonly Effect[]];

/** Commands in order; each sees what the ones before it did. */
export function carryOut(model: Model, commands: readonly Command[]): Update {
  let next = model;
  const effects: Effect[] = [];
  for (const command of commands) {
    const [after, more] = carryOutOne(next, command);
    next = after;
    effects.push(...more);
  }
  return [next, effects];
}

/** A sentence above the footer; it goes after a while, or with the next key. */
export function notify(model: Model, text: string, role: Role): Model {
  const faults = role === "bad" ? withFault(model.faults, { at: model.now, text }) : model.faults;
  return { ...model, faults, notice: { text, role, until: model.now + noticeMs } };
}

const noticeMs = 8000;
/** More panes than this are not kept: the oldest go, with their watches. */
const stackLimit = 12;

function carryOutOne(model: Model, command: Command): Update {
  switch (command.type) {
    case "open":
      return openPane(model, command.pane);
    case "back":
      return goBack(model, command.pane);
    case "notify":
      return [notify(model, command.text, command.role), []];
    case "namespace":
      return changeNamespace(model, command.namespace, command.here);
    case "columns":
      return [withColumns(model, command.kind, command.choice), []];
    case "run":
      return runTyped(model, command.line);
    case "walk":
      return walkTo(model, command.walk);
    case "copyKubectl":
      return copyKubectl(model);
    case "fullScreen":
      return [toggleFullScreen(model), []];
    case "readOnly":
      return [{ ...model, readOnly: command.on }, []];
    case "theme":
      return [withTheme(model, command), []];
    case "configure":
      return [configured(model, command.settings), []];
    case "survey":
      // What one may do may have been changed meanwhile, too: it is asked again.
      return [command.fresh ? { ...model, rights: unknownRights } : model, [command]];
    case "record":
      return [{ ...model, journal: recorded(model.journal, command.entry) }, []];
    default:
      return [model, [command]];
  }
}

/** Tables of that kind take the choice at once. */
function withColumns(model: Model, kind: string, choice: ColumnChoice): Model {
  const next = { ...model, columnChoices: { ...model.columnChoices, [kind]: choice } };
  return { ...next, stack: next.stack.map((pane) => pane.tick(paneContext(next, pane.pane))) };
}

function openPane(model: Model, create: NewPane): Update {
  const pane = create(model.nextPane);
  const dropped = model.stack.slice(0, Math.max(0, model.stack.length + 1 - stackLimit));
  const next = {
    ...model,
    nextPane: model.nextPane + 1,
    stack: [...model.stack.slice(dropped.length), pane],
  };
  const [started, effects] = carryOut(next, pane.start(paneContext(next, pane.pane)));
  return [started, [...cancels(dropped), ...effects]];
}

function goBack(model: Model, number: number | undefined): Update {
  const pane = number === undefined ? topPane(model) : model.stack.find((open) => open.pane === number);
  if (!pane || model.stack.length === 1) return [model, []];
  const stack = model.stack.filter((open) => open !== pane);
  return [{ ...model, stack, waitingLine: null }, cancels([pane])];
}

/** Changes where views start, and shows the present kind there if that is wanted. */
function changeNamespace(model: Model, namespace: string | undefined, here: boolean): Update {
  const favourites = model.settings.lockFavourites
    ? model.favourites
    : favouritesWith(model.favourites, namespace);
  const next = { ...model, namespace, favourites };
  const pane = topPane(next);
  if (!pane || !here) return [next, []];
  const moved = pane.inNamespace(namespace, paneContext(next, pane.pane));
  if (!moved) {
    const where = namespace === undefined ? "all namespaces" : `namespace ${namespace}`;
    return [notify(next, `The next views start in ${where}.`, "dim"), []];
  }
  const [replaced, commands] = moved;
  return carryOut({ ...next, stack: [...next.stack.slice(0, -1), replaced] }, commands);
}

/** Opens a visited view again, which does not count as another visit. */
function walkTo(model: Model, walk: Walk): Update {
  const [next, effects] = runTyped(model, walk.lines[walk.at]!);
  return [{ ...next, walk }, effects];
}

function runTyped(model: Model, line: string): Update {
  const result = runLine(model, line);
  if (result.type === "wrong") {
    // A start has to lead somewhere: a kind may have gone since the last time.
    const [shown, effects] = model.stack.length === 0 && line !== "pods"
      ? runTyped(model, "pods")
      : [model, []];
    return [notify(shown, `✗ ${result.problem}`, "bad"), effects];
  }
  if (result.type === "wait") {
    const waiting = { ...model, waitingLine: line };
    // What the start has to say is read first.
    if (model.stack.length === 0 && model.notice) return [waiting, []];
    return [notify(waiting, waitingText(line), "busy"), []];
  }
  return carryOut(remembered(model, line, result), result.commands);
}

/** What is said while a line waits. */
export function waitingText(line: string): string {
  return `:${line} waits for the cluster's list of kinds …`;
}

/**
 * The model with a line at the end of its history; one that still waited for its turn has lost it. A line that leaves
 * is not for doing again.
 */
export function remembered(
  model: Model,
  line: string,
  { commands, view }: Pick<Extract<LineResult, { type: "done" }>, "commands" | "view">,
): Model {
  if (commands.some(({ type }) => type === "quit")) return model;
  return {
    ...model,
    history: withLine(model.history, line),
    viewLine: view ?? model.viewLine,
    walk: view === undefined ? model.walk : visited(model.walk, view),
    waitingLine: null,
  };
}

/** Another look, at once; a theme that was read from a file is known from then on. */
function withTheme(model: Model, { name, theme }: { name: string; theme?: Theme }): Model {
  if (!theme) return { ...model, theme: name };
  const themes = { ...model.settings.themes, [name]: theme };
  return { ...model, theme: name, settings: { ...model.settings, themes } };
}

/** The files were read again; what protects is added at once, and never taken away while the program runs. */
function configured(model: Model, configuration: Settings): Model {
  const { settings, readOnly, readOnlyLock, theme, context } = placeIn(
    { context: model.context, contexts: model.contexts },
    configuration,
    model.memory,
    model.readOnlyFlag,
  );
  return {
    ...model,
    configuration,
    settings,
    readOnly: model.readOnly || readOnly,
    readOnlyLock: readOnlyLock ?? model.readOnlyLock,
    theme,
    context,
  };
}

/** For the first time it says how to come back: there is no line of keys then. */
function toggleFullScreen(model: Model): Model {
  if (isFullScreen(model)) return { ...model, fullScreen: null };
  const full = { ...model, fullScreen: topPane(model)?.pane ?? null, knowsFullScreen: true };
  return model.knowsFullScreen ? full : notify(full, "Full screen: f or Esc comes back.", "dim");
}

function copyKubectl(model: Model): Update {
  const pane = topPane(model);
  const text = pane?.kubectl(paneContext(model, pane.pane)) ?? "";
  if (text === "") return [notify(model, "There is no kubectl command for this view.", "warn"), []];
  return [notify(model, `Copied: ${text}`, "ok"), [{ type: "copy", text }]];
}

function cancels(panes: readonly { pane: number }[]): Effect[] {
  return panes.map(({ pane }) => ({ type: "cancel", pane }));
}
