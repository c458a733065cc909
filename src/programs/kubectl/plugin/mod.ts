import type { Program } from "../../program.ts";

/** `kubectl plugin`. */
export const plugin: Program = {
  name: "plugin",
  summary: "Programs on the PATH that are verbs, too",
  description: "Plug-ins add verbs: a program called kubectl-foo on the PATH is `kubectl foo`.",
  usage: ["[flags]"],
  flags: [],
  examples: [["All of them", "kubectl plugin list"]],
  programs: [
    {
      name: "list",
      summary: "List all visible plugin executables on a user's PATH",
      load: async () => (await import("./list.ts")).list,
    },
  ],
};
