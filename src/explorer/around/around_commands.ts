import type { Command } from "../command.ts";
import type { CommandLine } from "../command_line.ts";
import type { Model } from "../model.ts";
import type { NewPane } from "../pane.ts";
import type { PromptCommand } from "../prompt_commands.ts";
import { resolveResource } from "../resolve_resource.ts";
import type { Target } from "../target.ts";

/** `:tree`, `:workloads` and the like. */
export const aroundCommands: readonly PromptCommand[] = [
  {
    words: ["tree", "xray"],
    usage: "tree KIND NAME [-n NS]",
    title: "what stands around an object; without a name its kind's table, where Shift-H asks",
    needsKinds: true,
    run: (line, model) => {
      const found = targetIn(line, model);
      if (typeof found === "string") return found;
      if ("line" in found) return [{ type: "run", line: found.line }];
      return later(async () => (await import("./tree_pane.ts")).treePane(found));
    },
  },
  {
    words: ["workloads", "workload", "wk"],
    usage: "workloads [NS]",
    title: "everything that runs programs, in one table",
    needsKinds: true,
    run: (line, model) => {
      const namespace = placeOf(line, model);
      return later(async () => {
        const [{ workloads }, { sourceTable }] = await Promise.all([
          import("./workloads.ts"),
          import("../table/table_pane.ts"),
        ]);
        return sourceTable(workloads(namespace), line.filter);
      });
    },
  },
  {
    words: ["pulses", "pulse", "pu"],
    usage: "pulses [NS]",
    title: "the cluster at a glance: what is well, what is not, what is used",
    needsKinds: true,
    run: (line, model) => {
      const namespace = placeOf(line, model);
      return later(async () => (await import("./pulses_pane.ts")).pulsesPane(namespace));
    },
  },
  {
    words: ["allocations", "alloc"],
    usage: "allocations [namespaces]",
    title: "what pods request of each node, or in each namespace",
    complete: () => ["nodes", "namespaces"],
    needsKinds: true,
    run: (line) => {
      const by = /^(ns|namespace)/.test(line.arguments[0] ?? "") ? "namespace" as const : "node" as const;
      return later(async () => {
        const [{ allocations }, { sourceTable }] = await Promise.all([
          import("./allocations.ts"),
          import("../table/table_pane.ts"),
        ]);
        return sourceTable(allocations(by), line.filter);
      });
    },
  },
];

function placeOf(line: CommandLine, model: Model): string | undefined {
  return line.allNamespaces ? undefined : line.namespace ?? line.arguments[0] ?? model.namespace;
}

function targetIn(line: CommandLine, model: Model): Target | { line: string } | string {
  const [word = "", name, place] = line.arguments;
  if (word === "") return "tree of what? such as: tree deployment web";
  const resource = resolveResource(model.cluster.discovery!, word);
  if (!resource) return `the server doesn't have a resource type "${word}"`;
  const namespace = line.namespace ?? place ?? model.namespace ?? "default";
  if (name === undefined) return { line: `${word}${line.namespace ? ` -n ${line.namespace}` : ""}` };
  return { resource, namespace: resource.namespaced ? namespace : "", name, uid: "" };
}

function later(load: () => Promise<NewPane>): readonly Command[] {
  return [{ type: "later", load: async () => [{ type: "open", pane: await load() }] }];
}
