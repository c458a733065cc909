/** The explorer's one transition: what happened, and what follows. */
import { ApiError } from "../cluster/api_error.ts";
import { isLightBackground } from "../terminal/background.ts";
import type { KeyInput } from "../terminal/key_name.ts";
import { askingRights } from "./ask_rights.ts";
import type { Command, Effect } from "./command.ts";
import { awaitsMore, ownKey } from "./bound_keys.ts";
import { keysEverywhere } from "./global_bindings.ts";
import { memoryOf } from "./memory.ts";
import type { Message } from "./message.ts";
import {
  type ClusterFacts,
  firstLine,
  type Model,
  paneContext,
  placeIn,
  topPane,
  unknownCluster,
} from "./model.ts";
import { carryOut, notify, type Update, waitingText } from "./navigate.ts";
import { mouseDeed, type MouseInput, withClick } from "./mouse.ts";
import { restingOutOfSight } from "./out_of_sight.ts";
import type { OpenPane, Step } from "./pane.ts";
import { lookingForReason, withRowReason } from "./reasons/row_reason.ts";
import { unknownRights } from "./rights.ts";
import { pasteInPrompt, pressInPrompt } from "./prompt_update.ts";

/** Pure: the same model and message always give the same model and effects. */
export function update(model: Model, message: Message): Update {
  return lookingForReason(askingRights(restingOutOfSight(stepTo(model, message))));
}

function stepTo(model: Model, message: Message): Update {
  switch (message.type) {
    case "key":
      return pressed(model, message);
    case "paste":
      return model.prompt ? pasteInPrompt(model, message.text) : pasted(model, message.text);
    case "mouse":
      return moused(model, message);
    case "tick":
      return ticked({ ...model, now: message.now });
    case "resize":
      return ticked({ ...model, columns: message.columns, rows: message.rows });
    case "news":
      if (message.payload.type === "rowReason") return [withRowReason(model, message.payload), []];
      return received(model, message.pane, message);
    case "failed":
      return [notify(model, `✗ ${message.what}: ${message.error}`, "bad"), []];
    case "commands":
      return carryOut(model, message.commands);
    case "rights":
      return [{ ...model, rights: message.change(model.rights) }, []];
    case "surveyed":
      return surveyed(model, message);
    case "contexts":
      return withContexts(model, message);
    case "connected":
      return connected(model, message);
    case "reply": {
      const isLight = isLightBackground(message.text);
      return [isLight === undefined ? model : { ...model, isLightTerminal: isLight }, []];
    }
    case "focus":
      return [model, []];
  }
}

/** The effects that start a model: the survey, and the first command line. */
export function startExplorer(model: Model, line: string): Update {
  const isMapped = Object.keys(model.configuration.keys).length > 0;
  return carryOut(model, [{ type: "survey" }, { type: "run", line }, ...isMapped ? [checkKeys(model)] : []]);
}

/** Whether the user's keys are right is found out behind the first frame: it takes every view there is. */
function checkKeys({ configuration }: Model): Command {
  const load = async (): Promise<readonly Command[]> => {
    const { keyRemarks } = await import("./key_catalogue.ts");
    const [first, ...others] = keyRemarks({ settings: configuration, origins: new Map() });
    if (!first) return [];
    const more = others.length > 0 ? ` (and ${others.length} more)` : "";
    return [{
      type: "notify",
      text: `${first.field}: ${first.text}${more}; :config says where.`,
      role: "warn",
    }];
  };
  return { type: "later", load };
}

/** How often versions and nodes are asked for again. */
export const surveyEveryMs = 15_000;

function pressed(model: Model, key: KeyInput): Update {
  const calm = model.notice || model.pendingKey ? { ...model, notice: null, pendingKey: "" } : model;
  if (calm.prompt) return pressInPrompt(calm, key);
  if (model.pendingKey === "") return pressedKeys(calm, key) ?? [calm, []];
  if (key.key === "Esc") return [calm, []];
  const keys = `${model.pendingKey} ${key.key}`;
  return pressedKeys(calm, { type: "key", key: keys, text: "" }) ??
    [notify(calm, `Nothing is bound to ${keys}.`, "dim"), []];
}

/** One key, or two after one another; null: they are bound to nothing. */
function pressedKeys(model: Model, key: KeyInput): Update | null {
  const pane = topPane(model);
  const context = pane && paneContext(model, pane.pane);
  if (pane && context && pane.awaits(key.key, context)) return [{ ...model, pendingKey: key.key }, []];
  const taken = pane && context && pane.press(key, context);
  if (taken) return stepped(model, pane, taken);
  const bindings = keysEverywhere(model);
  if (awaitsMore(bindings, key.key)) return [{ ...model, pendingKey: key.key }, []];
  const found = bindings.find(({ keys }) => keys.includes(key.key));
  if (!found) return null;
  const { binding } = found;
  const whyNot = binding.whyNot?.(model);
  if (whyNot) return [notify(model, `${binding.title}: ${whyNot}`, "warn"), []];
  const [next, commands] = binding.run(model, ownKey(found, key.key));
  return carryOut(next, commands);
}

function pasted(model: Model, text: string): Update {
  const pane = topPane(model);
  return pane ? stepped(model, pane, pane.paste(text, paneContext(model, pane.pane))) : [model, []];
}

function moused(model: Model, input: MouseInput): Update {
  const deed = mouseDeed(model, input);
  const next = withClick(model, input);
  switch (deed.type) {
    case "nothing":
      return [next, []];
    case "commands":
      return carryOut(next, deed.commands);
    case "step":
      return stepped({ ...next, notice: null }, deed.pane, deed.step);
    case "keys":
      return deed.keys.reduce<Update>(([before, effects], key) => {
        const [after, more] = pressed(before, key);
        return [after, [...effects, ...more]];
      }, [next, []]);
  }
}

function ticked(model: Model): Update {
  let next = model;
  if (next.notice && next.notice.until <= next.now) next = { ...next, notice: null };
  const stack = next.stack.map((pane) => pane.tick(paneContext(next, pane.pane)));
  if (stack.some((pane, index) => pane !== next.stack[index])) next = { ...next, stack };
  if (next.now - next.cluster.surveyedAt < surveyEveryMs) return [next, []];
  return [{ ...next, cluster: { ...next.cluster, surveyedAt: next.now } }, [{ type: "survey" }]];
}

function received(model: Model, number: number, message: Extract<Message, { type: "news" }>): Update {
  const pane = model.stack.find((open) => open.pane === number);
  if (!pane) return [model, []];
  const connected = connectionIn(model, message);
  const known = namespacesIn(connected, message);
  const [next, effects] = stepped(known, pane, pane.receive(message.payload, paneContext(known, number)));
  const isBack = model.cluster.lost !== undefined && connected.cluster.lost === undefined;
  return isBack ? [next, [...effects, { type: "survey" }]] : [next, effects];
}

/** A watch notices first when the connection breaks or is there again; a refusal is an answer. */
function connectionIn(model: Model, { payload }: Extract<Message, { type: "news" }>): Model {
  if (payload.type !== "rows" || payload.isFromSource) return model;
  const { state } = payload.change;
  const { cluster } = model;
  if (state.kind === "stale" && !(state.error instanceof ApiError) && !cluster.lost) {
    return { ...model, cluster: { ...cluster, lost: { since: state.since, error: state.error.message } } };
  }
  return state.kind === "live" && cluster.lost
    ? { ...model, cluster: { ...cluster, lost: undefined } }
    : model;
}

/** Namespaces that rows name are remembered for suggestions. */
function namespacesIn(model: Model, { payload }: Extract<Message, { type: "news" }>): Model {
  if (payload.type !== "rows") return model;
  const found = new Set(model.knownNamespaces);
  for (const row of payload.change.added) if (row.namespace) found.add(row.namespace);
  return found.size === model.knownNamespaces.length
    ? model
    : { ...model, knownNamespaces: [...found].sort() };
}

/** Puts a pane's next state into the stack, then does what it asked for. */
function stepped(model: Model, pane: OpenPane, [next, commands]: Step<OpenPane>): Update {
  const stack = next === pane ? model.stack : model.stack.map((open) => open === pane ? next : open);
  const updated = stack === model.stack ? model : { ...model, stack };
  return commands.length === 0 ? [updated, []] : carryOut(updated, commands);
}

/** As many as the header has bars. */
const usesKept = 3;

function surveyed(model: Model, found: Extract<Message, { type: "surveyed" }>): Update {
  const before = model.cluster;
  const lost = found.error === undefined
    ? undefined
    : before.lost ?? { since: model.now, error: found.error };
  const cluster: ClusterFacts = {
    ...before,
    discovery: found.discovery ?? before.discovery,
    version: found.version ?? before.version,
    nodes: found.nodes ?? before.nodes,
    uses: found.use ? [...before.uses, found.use].slice(-usesKept) : before.uses,
    lost,
  };
  const knownNamespaces = found.namespaces ?? model.knownNamespaces;
  const next = { ...model, cluster, knownNamespaces };
  if (!cluster.discovery || model.waitingLine === null) return [next, retries(model, next)];
  // What said that it waits is no longer so.
  const notice = model.notice?.text === waitingText(model.waitingLine) ? null : model.notice;
  return carryOut({ ...next, waitingLine: null, notice }, [{ type: "run", line: model.waitingLine }]);
}

/** When the server answers again, the shown pane's watch need not wait for its turn. */
function retries(before: Model, after: Model): readonly Effect[] {
  const pane = topPane(after);
  return before.cluster.lost && !after.cluster.lost && pane
    ? [{ type: "hurry", pane: pane.pane, how: "retry" }]
    : [];
}

/** The context in use keeps its place; its name may be another. */
function withContexts(
  model: Model,
  { list, done }: Extract<Message, { type: "contexts" }>,
): Update {
  const { context, contexts } = model;
  const isThere = list.contexts.some(({ name }) => name === context.name);
  const added = list.contexts.find(({ name }) => !contexts.some((known) => known.name === name));
  const next = {
    ...model,
    contexts: list.contexts,
    currentContext: list.currentContext,
    context: isThere || !added ? context : { ...context, name: added.name },
  };
  const commands: Command[] = [
    { type: "configure", settings: model.configuration },
    { type: "back" },
    { type: "run", line: "ctx" },
    { type: "notify", text: done, role: "ok" },
  ];
  return carryOut(next, commands);
}

function connected(model: Model, message: Extract<Message, { type: "connected" }>): Update {
  const { context, line } = message;
  const cancels: Command[] = model.stack.map(({ pane }) => ({ type: "cancel", pane }));
  const memory = memoryOf(model);
  const place = placeIn(
    { context, contexts: model.contexts },
    model.configuration,
    memory,
    model.readOnlyFlag,
  );
  // What was typed or asked for by a flag holds everywhere; what a context's settings say ends with it.
  const isAsked = model.readOnly && (model.readOnlyLock === undefined || model.readOnlyFlag === true);
  const next: Model = {
    ...model,
    ...place,
    readOnly: place.readOnly || isAsked,
    readOnlyLock: place.readOnlyLock ?? (model.readOnlyFlag ? model.readOnlyLock : undefined),
    memory,
    cluster: unknownCluster(model.now),
    rights: unknownRights,
    knownNamespaces: [],
    stack: [],
    // A pattern being typed was for a table that is gone.
    prompt: model.prompt?.purpose === "search" ? null : model.prompt,
    waitingLine: null,
  };
  const said = notify(next, `Context ${context.name}`, "ok");
  return carryOut(said, [...cancels, { type: "survey" }, {
    type: "run",
    line: line ?? firstLine(context, model.configuration, memory),
  }]);
}
