/** The explorer's one transition: what happened, and what follows. */
import type { KeyInput } from "../terminal/key_name.ts";
import { askingRights } from "./ask_rights.ts";
import type { Command, Effect } from "./command.ts";
import { globalBindings } from "./global_bindings.ts";
import type { Message } from "./message.ts";
import {
  type ClusterFacts,
  firstFavourites,
  type Model,
  paneContext,
  topPane,
  unknownCluster,
} from "./model.ts";
import { carryOut, notify, type Update } from "./navigate.ts";
import type { OpenPane, Step } from "./pane.ts";
import { lookingForReason, withRowReason } from "./reasons/row_reason.ts";
import { unknownRights } from "./rights.ts";
import { pasteInPrompt, pressInPrompt } from "./prompt_update.ts";

/** Pure: the same model and message always give the same model and effects. */
export function update(model: Model, message: Message): Update {
  return lookingForReason(askingRights(stepTo(model, message)));
}

function stepTo(model: Model, message: Message): Update {
  switch (message.type) {
    case "key":
      return pressed(model, message);
    case "paste":
      return model.prompt ? pasteInPrompt(model, message.text) : pasted(model, message.text);
    case "mouse":
      return wheeled(model, message.action);
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
    case "connected":
      return connected(model, message);
    case "focus":
    case "reply":
      return [model, []];
  }
}

/** The effects that start a model: the survey, and the first command line. */
export function startExplorer(model: Model, line: string): Update {
  return carryOut(model, [{ type: "survey" }, { type: "run", line }]);
}

/** How often versions and nodes are asked for again. */
export const surveyEveryMs = 15_000;

function pressed(model: Model, key: KeyInput): Update {
  const calm = model.notice ? { ...model, notice: null } : model;
  if (calm.prompt) return pressInPrompt(calm, key);
  const pane = topPane(calm);
  const taken = pane?.press(key, paneContext(calm, pane.pane));
  if (pane && taken) return stepped(calm, pane, taken);
  const binding = globalBindings.find(({ keys }) => keys.includes(key.key));
  if (!binding) return [calm, []];
  const whyNot = binding.whyNot?.(calm);
  if (whyNot) return [notify(calm, `${binding.title}: ${whyNot}`, "warn"), []];
  const [next, commands] = binding.run(calm, key.key);
  return carryOut(next, commands);
}

function pasted(model: Model, text: string): Update {
  const pane = topPane(model);
  return pane ? stepped(model, pane, pane.paste(text, paneContext(model, pane.pane))) : [model, []];
}

/** The wheel moves as the arrows do, three lines at a time. */
function wheeled(model: Model, action: string): Update {
  if (action !== "wheel-up" && action !== "wheel-down") return [model, []];
  const key: KeyInput = { type: "key", key: action === "wheel-up" ? "Up" : "Down", text: "" };
  let next: Update = [model, []];
  for (let count = 0; count < 3; count++) {
    const [moved, effects] = pressed(next[0], key);
    next = [moved, [...next[1], ...effects]];
  }
  return next;
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

/** A watch notices first when the connection breaks or is there again. */
function connectionIn(model: Model, { payload }: Extract<Message, { type: "news" }>): Model {
  if (payload.type !== "rows") return model;
  const { state } = payload.change;
  const { cluster } = model;
  if (state.kind === "stale" && !cluster.lost) {
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
    lost,
  };
  const knownNamespaces = found.namespaces ?? model.knownNamespaces;
  const next = { ...model, cluster, knownNamespaces };
  if (!cluster.discovery || model.waitingLine === null) return [next, retries(model, next)];
  return carryOut({ ...next, waitingLine: null }, [{ type: "run", line: model.waitingLine }]);
}

/** When the server answers again, the shown pane's watch need not wait for its turn. */
function retries(before: Model, after: Model): readonly Effect[] {
  const pane = topPane(after);
  return before.cluster.lost && !after.cluster.lost && pane
    ? [{ type: "hurry", pane: pane.pane, how: "retry" }]
    : [];
}

function connected(model: Model, message: Extract<Message, { type: "connected" }>): Update {
  const { context, line } = message;
  const cancels: Command[] = model.stack.map(({ pane }) => ({ type: "cancel", pane }));
  const next: Model = {
    ...model,
    context,
    cluster: unknownCluster(model.now),
    rights: unknownRights,
    namespace: context.namespace,
    favourites: firstFavourites({ context, contexts: model.contexts }, context.namespace),
    knownNamespaces: [],
    stack: [],
    // A pattern being typed was for a table that is gone.
    prompt: model.prompt?.purpose === "search" ? null : model.prompt,
    waitingLine: null,
  };
  const said = notify(next, `Context ${context.name}`, "ok");
  return carryOut(said, [...cancels, { type: "survey" }, { type: "run", line: line ?? "pods" }]);
}
