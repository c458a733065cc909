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
      summary: "Print the plugins that the PATH leads to",
      load: async () => (await import("./list.ts")).list,
    },
  ],
};
