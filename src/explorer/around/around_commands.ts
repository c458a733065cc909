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
    words: ["tree"],
    usage: "tree KIND NAME [-n NS]",
    title: "what stands around an object",
    needsKinds: true,
    run: (line, model) => {
      const found = targetIn(line, model);
      if (typeof found === "string") return found;
      return later(async () => (await import("./tree_pane.ts")).treePane(found));
    },
  },
  {
    words: ["xray"],
    usage: "xray KIND [NS]",
    title: "every object of a kind with what it owns, as a tree",
    isView: true,
    needsKinds: true,
    run: (line, model) => {
      const [word = "", place] = line.arguments;
      if (word === "") return "xray of what? such as: xray deployments";
      const resource = resolveResource(model.cluster.discovery!, word);
      if (!resource) return `the server doesn't have a resource type "${word}"`;
      const namespace = line.allNamespaces ? undefined : line.namespace ?? place ?? model.namespace;
      return later(async () => (await import("./tree_pane.ts")).forestPane({ resource, namespace }));
    },
  },
  {
    words: ["workloads", "workload", "wk"],
    usage: "workloads [NS]",
    title: "everything that runs programs, in one table",
    isView: true,
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
    isView: true,
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
    isView: true,
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

function targetIn(line: CommandLine, model: Model): Target | string {
  const [word = "", name, place] = line.arguments;
  if (word === "") return "tree of what? such as: tree deployment web";
  const resource = resolveResource(model.cluster.discovery!, word);
  if (!resource) return `the server doesn't have a resource type "${word}"`;
  const namespace = line.namespace ?? place ?? model.namespace ?? "default";
  if (name === undefined) {
    return `which ${resource.kind}? such as: tree ${word} NAME; all of them: xray ${word}`;
  }
  return { resource, namespace: resource.namespaced ? namespace : "", name, uid: "" };
}

function later(load: () => Promise<NewPane>): readonly Command[] {
  return [{ type: "later", load: async () => [{ type: "open", pane: await load() }] }];
}
