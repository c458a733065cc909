import type { PromptCommand } from "../prompt_commands.ts";

/** `:helm`: the releases where one is. */
export const helmCommand: PromptCommand = {
  words: ["helm", "releases", "charts"],
  usage: "helm [NAMESPACE|all]",
  title: "Helm releases: values, manifest, notes, history, rollback",
  isView: true,
  run: (line, model) => {
    const namespace = line.allNamespaces ? undefined : line.namespace ?? line.arguments[0] ?? model.namespace;
    return [{
      type: "later",
      load: async () => {
        const [{ releasesSource }, { sourceTable }] = await Promise.all([
          import("./releases.ts"),
          import("../table/table_pane.ts"),
        ]);
        return [{ type: "open", pane: sourceTable(releasesSource(namespace), line.filter) }];
      },
    }];
  },
};
