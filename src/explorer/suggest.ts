/** What the text after `:` may become. */
import { fuzzyFind } from "./fuzzy.ts";
import { type Model, namespaceNames } from "./model.ts";
import { promptCommands } from "./prompt_commands.ts";
import { kubectlName, resolveResource, resourceWords } from "./resolve_resource.ts";

/** Whole lines, the best first. On an empty prompt: what was run last. */
export function suggestions(model: Model, text: string): string[] {
  if (text.trim() === "") return [...new Set(model.history.toReversed())].slice(0, suggestionLimit);
  const space = text.search(/\s\S*$/);
  const head = space < 0 ? "" : text.slice(0, space + 1);
  const last = text.slice(head.length);
  if (/\s\//.test(head) || (head !== "" && last.startsWith("/"))) return [];
  const matching = fuzzyFind(last.replace(/^@/, ""), candidates(model, head.trim(), last), suggestionLimit);
  const found = head === "" ? [...new Set([...spelledOut(model, last), ...matching])] : matching;
  const mark = last.startsWith("@") && head !== "" ? "@" : "";
  return found.map((word) => head + mark + word);
}

const suggestionLimit = 20;

function candidates(model: Model, head: string, last: string): string[] {
  if (head === "") return firstWords(model);
  if (last.startsWith("@")) return model.contexts.map((context) => context.name);
  const command = promptCommands.find((candidate) => candidate.words.includes(head.split(/\s+/)[0]!));
  if (command) return command.complete?.(model) ?? [];
  return [...namespaceNames(model), "all"];
}

function firstWords(model: Model): string[] {
  const words = promptCommands.flatMap((command) => command.words.slice(0, 1));
  const aliases = Object.keys(model.settings.aliases);
  const { discovery } = model.cluster;
  return [...discovery ? resourceWords(discovery) : ["pods"], ...words, ...aliases];
}

/** The plural of a short name that was typed out: `cm` shows what it will open. */
function spelledOut(model: Model, word: string): string[] {
  const { discovery } = model.cluster;
  const resource = discovery && word !== "" ? resolveResource(discovery, word) : undefined;
  return resource ? [kubectlName(discovery, resource)] : [];
}
