/** What can be asked about rights after `:`. */
import type { Right } from "../../kube/right.ts";
import type { Subject } from "../../kube/policies.ts";
import type { Command } from "../command.ts";
import type { CommandLine } from "../command_line.ts";
import type { Model } from "../model.ts";
import type { PromptCommand } from "../prompt_commands.ts";
import { resolveResource } from "../resolve_resource.ts";
import type { RowSource } from "../table/row_source.ts";

export const accessCommands: readonly PromptCommand[] = [
  {
    words: ["can-i"],
    usage: "can-i [NAMESPACE]",
    title: "what you may do there",
    isView: true,
    run: (line, model) =>
      opening(async () =>
        (await sources()).ownRightsSource(line.arguments[0] ?? model.namespace ?? model.context.namespace)
      ),
  },
  {
    words: ["who-can"],
    usage: "who-can VERB KIND[/SUB] [NAME] [-n NS]",
    title: "who has a right, and through which binding",
    isView: true,
    needsKinds: true,
    run: (line, model) => {
      const right = rightOf(line, model);
      return typeof right === "string" ? right : opening(async () => (await sources()).whoCanSource(right));
    },
  },
  {
    words: ["can"],
    usage: "can u:NAME | g:GROUP | s:NAMESPACE:NAME",
    title: "everything that somebody may do",
    run: (line) => {
      const subject = subjectOf(line.arguments[0] ?? "");
      if (!subject) return "can who? such as: can u:jane, can g:system:masters, can s:default:default";
      return opening(async () => (await sources()).subjectSource(subject));
    },
  },
  {
    words: ["users"],
    usage: "users",
    title: "users that bindings name",
    isView: true,
    run: () => opening(async () => (await sources()).subjectsSource("User")),
  },
  {
    words: ["groups"],
    usage: "groups",
    title: "groups that bindings name",
    isView: true,
    run: () => opening(async () => (await sources()).subjectsSource("Group")),
  },
];

const sources = () => import("./sources.ts");

function opening(source: () => Promise<RowSource>): readonly Command[] {
  return [{
    type: "later",
    load: async () => {
      const { sourceTable } = await import("../table/table_pane.ts");
      return [{ type: "open", pane: sourceTable(await source()) }];
    },
  }];
}

/** `u:jane`, `g:system:masters`, `s:default:builder`. */
function subjectOf(text: string): Subject | undefined {
  const user = /^u:(.+)$/.exec(text)?.[1];
  if (user) return { kind: "User", name: user };
  const group = /^g:(.+)$/.exec(text)?.[1];
  if (group) return { kind: "Group", name: group };
  const account = /^s:([^:]+):([^:]+)$/.exec(text);
  return account ? { kind: "ServiceAccount", namespace: account[1]!, name: account[2]! } : undefined;
}

function rightOf(line: CommandLine, model: Model): Right | string {
  const [verb, what = "", name] = line.arguments;
  if (!verb || !what) return "who can do what? such as: who-can delete pods, who-can get pods/log -n shop";
  const [word = "", subresource] = what.split("/");
  const resource = resolveResource(model.cluster.discovery!, word);
  if (!resource) return `the server doesn't have a resource type "${word}"`;
  const namespace = resource.namespaced ? line.namespace ?? model.namespace : undefined;
  return {
    verb,
    group: resource.group,
    resource: resource.name,
    ...(subresource ? { subresource } : {}),
    ...(namespace ? { namespace } : {}),
    ...(name ? { name } : {}),
  };
}
