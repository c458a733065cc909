/** Runs what was typed after `:`. */
import { withoutAlias } from "./alias.ts";
import { placeProblem } from "../cluster/resource_path.ts";
import { parseLabelSelector } from "../kube/label_selector.ts";
import type { ApiResource } from "../kube/discovery.ts";
import { type CommandLine, parseCommandLine } from "./command_line.ts";
import type { TableQuery } from "./cluster_port.ts";
import type { Command } from "./command.ts";
import { nearMatches } from "./fuzzy.ts";
import type { Model } from "./model.ts";
import { promptCommands } from "./prompt_commands.ts";
import { resolveResource, resourceWords, unlistable, unlistableResource } from "./resolve_resource.ts";
import { quote } from "../kube/shell_quote.ts";
import { podsOf } from "./table/drill.ts";
import { newTable, tableOf } from "./table/table_pane.ts";

export type LineResult =
  /** `view`: the line that opens the same next time, in whatever namespace one is then. */
  | { type: "done"; commands: readonly Command[]; view?: string | undefined }
  /** What is wrong with the line, for the person who typed it. */
  | { type: "wrong"; problem: string }
  /** The kinds of the cluster are not known yet: run it again when they are. */
  | { type: "wait" };

export function runLine(model: Model, typed: string): LineResult {
  const text = withoutAlias(typed, model.settings.aliases);
  const line = parseCommandLine(text);
  if (line.word === "") return { type: "done", commands: [] };
  const command = promptCommands.find(({ words }) => words.includes(line.word));
  if (command?.needsKinds && !model.cluster.discovery) return { type: "wait" };
  const result = command?.run(line, model);
  if (typeof result === "string") return { type: "wrong", problem: result };
  if (result) return { type: "done", commands: result, view: command?.isView ? text : undefined };
  if (line.context !== undefined) return inContext(model, line);
  return openKind(model, line);
}

/** Connects first; the rest of the line is run when that has worked. */
function inContext(model: Model, { context: name, withoutContext }: CommandLine): LineResult {
  if (!model.contexts.some((context) => context.name === name)) {
    return { type: "wrong", problem: `no context exists with the name: "${name}"` };
  }
  if (name === model.context.name) return runLine(model, withoutContext);
  return { type: "done", commands: [{ type: "connect", context: name!, line: withoutContext }] };
}

function openKind(model: Model, line: CommandLine): LineResult {
  const resource = resourceNamed(model, line.word);
  if (resource === "unknown") return { type: "wait" };
  if (!resource) return { type: "wrong", problem: unknownWord(model, line.word) };
  const problem = selectorProblem(line.labelSelector);
  if (problem) return { type: "wrong", problem };
  const misplaced = placeProblem({ namespace: line.namespace ?? line.arguments[0] });
  if (misplaced) return { type: "wrong", problem: misplaced };
  const asked = line.allNamespaces ? undefined : line.namespace ?? line.arguments[0] ?? model.namespace;
  const query: TableQuery = {
    resource,
    namespace: resource.namespaced ? asked : undefined,
    labelSelector: line.labelSelector,
  };
  const isExplicit = line.allNamespaces || line.namespace !== undefined || line.arguments.length > 0;
  const commands: Command[] = [{ type: "open", pane: newTable(tableOf(query), line.filter) }];
  if (isExplicit && resource.namespaced) {
    commands.unshift({ type: "namespace", namespace: asked, here: false });
  }
  return { type: "done", commands, view: viewLine(line) };
}

function viewLine({ word, labelSelector, filter }: CommandLine): string {
  return [word, ...labelSelector ? [`-l ${quote(labelSelector)}`] : [], ...filter ? [`/${filter}`] : []].join(
    " ",
  );
}

function resourceNamed(model: Model, word: string): ApiResource | undefined | "unknown" {
  const { discovery } = model.cluster;
  if (discovery) return resolveResource(discovery, word);
  // Pods are the same everywhere: they need not wait for discovery.
  return ["po", "pod", "pods", "Pod"].includes(word) ? podsOf(undefined) : "unknown";
}

function unknownWord(model: Model, word: string): string {
  const { discovery } = model.cluster;
  const known = discovery && unlistableResource(discovery, word);
  if (known) return unlistable(known);
  const words = [
    ...(discovery ? resourceWords(discovery) : []),
    ...promptCommands.flatMap(({ words }) => words),
    ...Object.keys(model.settings.aliases),
  ];
  const near = nearMatches(word, words, 3);
  return `the server doesn't have a resource type "${word}"` +
    (near.length > 0 ? `; near: ${near.join(", ")}` : "");
}

function selectorProblem(selector: string | undefined): string | undefined {
  try {
    parseLabelSelector(selector ?? "");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
