/** Finds out what may be done with the object under the cursor, once for a resource in a namespace. */
import { reviewRight, reviewRules } from "../cluster/access.ts";
import { ApiError } from "../cluster/api_error.ts";
import { isGranted, type Right, rightKey } from "../kube/right.ts";
import type { ClusterPort } from "./cluster_port.ts";
import type { Effect } from "./command.ts";
import { type Model, paneContext, topPane } from "./model.ts";
import type { Update } from "./navigate.ts";
import { objectKeys } from "./object_keys.ts";
import type { RightAnswer, RightsBook } from "./rights.ts";
import type { Target } from "./target.ts";

/** Adds the question to an update, where the object under the cursor is of a kind or place not asked about yet. */
export function askingRights([model, effects]: Update): Update {
  const pane = topPane(model);
  const target = pane?.target(paneContext(model, pane.pane));
  // Without an identity it is not an object that the server has.
  if (!target || !model.cluster.discovery) return [model, effects];
  const question = `${target.namespace}/${target.resource.group}/${target.resource.name}`;
  if (model.rights.wasAsked(question)) return [model, effects];
  const effect: Effect = { type: "askRights", namespace: target.namespace, rights: rightsOf(target) };
  return [{ ...model, rights: model.rights.asking(question) }, [...effects, effect]];
}

/** The rights that the keys for an object need, or one of them by its name; each once. */
export function rightsOf(target: Target, deed?: string): Right[] {
  const rights = objectKeys().filter(({ name, appliesTo }) =>
    (deed === undefined || name === deed) && (appliesTo?.(target.resource, target) ?? true)
  ).flatMap(({ right }) => right?.(target) ?? []);
  return [...new Map(rights.map((right) => [rightKey(right), right])).values()];
}

/** What a model lacks for the keys of the object under the cursor, or for one of them. */
export function missingRights(model: Model, deed?: string): Right[] {
  const pane = topPane(model);
  const target = pane?.target(paneContext(model, pane.pane));
  return target ? rightsOf(target, deed).filter((right) => model.rights.may(right) === false) : [];
}

/**
 * Asks: for a namespace all rules at once, and one by one what they leave open; outside of namespaces, where rules
 * do not say what is bound there, one by one. A server that does not answer leaves rights unknown.
 */
export async function answerRights(
  { client }: ClusterPort,
  { namespace, rights }: Extract<Effect, { type: "askRights" }>,
  signal: AbortSignal,
  tell: (change: (known: RightsBook) => RightsBook) => void,
): Promise<void> {
  try {
    let open = rights;
    if (namespace !== "") {
      const rules = await reviewRules(client, namespace, signal);
      tell((known) => known.withRules(namespace, rules));
      open = rules.isComplete ? [] : rights.filter((right) => !isGranted(right, rules.rules));
    }
    const answers = await Promise.all(open.map(async (right): Promise<RightAnswer> => ({
      right,
      isAllowed: await reviewRight(client, right, signal),
    })));
    if (answers.length > 0) tell((known) => known.withAnswers(answers));
  } catch (error) {
    // Asking may be forbidden or unknown to the server: then a deed shows by itself whether it is allowed.
    if (!(error instanceof ApiError) && !signal.aborted) throw error;
  }
}
