/** `pequod helm`: one file per command, each read when it is called. */
import type { Environment, LazyProgram, Program } from "../program.ts";
import { connectionValues, helmFlags } from "./global_flags.ts";
import { helmErrorText } from "./helm_error_text.ts";
import { helmManner } from "./helm_manner.ts";

/** In the order of the original's help. What is said here has to be what the command's own record says. */
const commands: readonly LazyProgram[] = [
  {
    name: "create",
    summary: "Create a new chart with the given name",
    load: async () => (await import("./create.ts")).create,
  },
  {
    name: "dependency",
    aliases: ["dep", "dependencies"],
    summary: "Manage a chart's dependencies",
    load: async () => (await import("./dependency.ts")).dependency,
  },
  {
    name: "env",
    summary: "Helm client environment information",
    load: async () => (await import("./env.ts")).env,
  },
  {
    name: "get",
    summary: "Download extended information of a named release",
    load: async () => (await import("./get.ts")).get,
  },
  {
    name: "history",
    aliases: ["hist"],
    summary: "Fetch release history",
    load: async () => (await import("./history.ts")).history,
  },
  {
    name: "install",
    summary: "Install a chart",
    load: async () => (await import("./install.ts")).install,
  },
  {
    name: "lint",
    summary: "Examine a chart for possible issues",
    load: async () => (await import("./lint.ts")).lint,
  },
  {
    name: "list",
    aliases: ["ls"],
    summary: "List releases",
    load: async () => (await import("./list.ts")).list,
  },
  {
    name: "package",
    summary: "Package a chart directory into a chart archive",
    load: async () => (await import("./package.ts")).packageCharts,
  },
  {
    name: "plugin",
    summary: "List Helm plugins",
    load: async () => (await import("./plugin.ts")).plugin,
  },
  {
    name: "pull",
    aliases: ["fetch"],
    summary: "Download a chart from a repository and (optionally) unpack it in local directory",
    load: async () => (await import("./pull.ts")).pull,
  },
  {
    name: "repo",
    summary: "Add, list, remove, update, and index chart repositories",
    load: async () => (await import("./repo.ts")).repo,
  },
  {
    name: "rollback",
    summary: "Roll back a release to a previous revision",
    load: async () => (await import("./rollback.ts")).rollback,
  },
  {
    name: "search",
    summary: "Search for a keyword in charts",
    load: async () => (await import("./search.ts")).searchCharts,
  },
  {
    name: "show",
    aliases: ["inspect"],
    summary: "Show information of a chart",
    load: async () => (await import("./show.ts")).show,
  },
  {
    name: "status",
    summary: "How a release stands",
    load: async () => (await import("./status.ts")).status,
  },
  {
    name: "template",
    summary: "Locally render templates",
    load: async () => (await import("./template.ts")).template,
  },
  {
    name: "test",
    summary: "Run tests for a release",
    load: async () => (await import("./test_release.ts")).testRelease,
  },
  {
    name: "uninstall",
    aliases: ["del", "delete", "un"],
    summary: "Uninstall a release",
    load: async () => (await import("./uninstall.ts")).uninstall,
  },
  {
    name: "upgrade",
    summary: "Upgrade a release",
    load: async () => (await import("./upgrade.ts")).upgrade,
  },
  {
    name: "version",
    summary: "Print the helm version information",
    load: async () => (await import("./version.ts")).version,
  },
];

export const helm: Program = {
  name: "helm",
  summary: "The Kubernetes package manager: charts and releases, against any cluster",
  usage: ["[command]"],
  flags: [],
  programs: commands,
  within: (environment): Environment => ({
    ...environment,
    manner: helmManner,
    globalFlags: helmFlags(environment.globalFlags),
    errorText: helmErrorText,
    connect: (flags) => environment.connect(connectionValues(flags, environment.globalFlags, environment.io)),
    kubeconfig: (flags) =>
      environment.kubeconfig(connectionValues(flags, environment.globalFlags, environment.io)),
  }),
};
