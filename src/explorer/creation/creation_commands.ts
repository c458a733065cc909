/** Commands after `:` that make objects: `apply`, `dir`, `create`. What they do is loaded when it is first done. */
import type { Command } from "../command.ts";
import type { CommandLine } from "../command_line.ts";
import type { PromptCommand } from "../prompt_commands.ts";

export const creationCommands: readonly PromptCommand[] = [
  {
    words: ["apply"],
    usage: "apply PATH [-R] [--server-side [--force-conflicts]]",
    title: "apply a file or a folder of manifests",
    needsKinds: true,
    run: (line, model) => {
      const { path, flags } = pathAndFlags(line);
      if (model.readOnly) return "read-only mode (start with --write, or :write)";
      if (path === undefined) return "apply what? such as: apply manifests/web.yaml";
      const unknown = flags.find((flag) => !knownFlags.includes(flag));
      if (unknown !== undefined) return `unknown flag: ${unknown}`;
      const isServerSide = flags.includes("--server-side");
      if (flags.includes("--force-conflicts") && !isServerSide) {
        return "--force-conflicts only works with --server-side";
      }
      const choice = { isServerSide, isForced: flags.includes("--force-conflicts") };
      const isRecursive = flags.includes("-R") || flags.includes("--recursive");
      return later(async () => (await import("./apply.ts")).applyPath({ path, isRecursive, choice }));
    },
  },
  {
    words: ["dir"],
    usage: "dir [PATH]",
    title: "manifests on this machine",
    needsKinds: true,
    run: (line) => {
      const { path = "." } = pathAndFlags(line);
      return later(async () => (await import("./folder_table.ts")).openFolder(path));
    },
  },
  {
    words: ["create"],
    usage: "create [KIND]",
    title: "create an object from a template",
    needsKinds: true,
    run: (line, model) => {
      if (model.readOnly) return "read-only mode (start with --write, or :write)";
      return later(async () => (await import("./templates_table.ts")).openTemplates(line.arguments[0]));
    },
  },
];

const knownFlags = ["-R", "--recursive", "--server-side", "--force-conflicts"];

/** A path that begins with a slash looks like a filter to the prompt's grammar, and `-f PATH` like a fuzzy one. */
export function pathAndFlags(line: Pick<CommandLine, "arguments" | "filter">): {
  path: string | undefined;
  flags: string[];
} {
  const { filter } = line;
  const rest = filter === undefined ? "" : filter.startsWith("-f ") ? filter.slice(3) : `/${filter}`;
  const words = [...line.arguments, ...rest.split(/\s+/).filter(Boolean)];
  return {
    path: words.find((word) => !word.startsWith("-")),
    flags: words.filter((word) => word.startsWith("-")),
  };
}

function later(load: () => Promise<readonly Command[]>): readonly Command[] {
  return [{ type: "later", load }];
}
