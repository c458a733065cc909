/** `pequod helm`: one file per command, each read when it is called. */
import type { Environment, LazyProgram, Program } from "../program.ts";
import { connectionValues, helmFlags } from "./global_flags.ts";
import { helmErrorText } from "./helm_error_text.ts";
import { helmManner } from "./helm_manner.ts";

/** In the order of the original's help. What is said here has to be what the command's own record says. */
const commands: readonly LazyProgram[] = [
  {
    name: "completion",
    summary: "A script that completes Helm's words in a shell",
    load: async () => (await import("./completion.ts")).completion,
  },
  {
    name: "create",
    summary: "Begin a chart: a folder with everything that one needs",
    load: async () => (await import("./create.ts")).create,
  },
  {
    name: "dependency",
    aliases: ["dep", "dependencies"],
    summary: "Look after the charts that a chart depends on",
    load: async () => (await import("./dependency.ts")).dependency,
  },
  {
    name: "env",
    summary: "Print the variables and folders that this client uses",
    load: async () => (await import("./env.ts")).env,
  },
  {
    name: "get",
    summary: "Print what is stored of a release",
    load: async () => (await import("./get.ts")).get,
  },
  {
    name: "history",
    aliases: ["hist"],
    summary: "Print the revisions of a release",
    load: async () => (await import("./history.ts")).history,
  },
  {
    name: "install",
    summary: "Make a release of a chart: render it and create its objects",
    load: async () => (await import("./install.ts")).install,
  },
  {
    name: "lint",
    summary: "Look for mistakes in a chart",
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
    summary: "Put a chart's folder into an archive with its version",
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
    summary: "Fetch a chart's archive from a repository, and unpack it if asked",
    load: async () => (await import("./pull.ts")).pull,
  },
  {
    name: "repo",
    summary: "Look after the chart repositories that are known here",
    load: async () => (await import("./repo.ts")).repo,
  },
  {
    name: "rollback",
    summary: "Bring a release back to an earlier revision",
    load: async () => (await import("./rollback.ts")).rollback,
  },
  {
    name: "search",
    summary: "Look for charts by a word",
    load: async () => (await import("./search.ts")).searchCharts,
  },
  {
    name: "show",
    aliases: ["inspect"],
    summary: "Print what is in a chart without installing it",
    load: async () => (await import("./show.ts")).show,
  },
  {
    name: "status",
    summary: "How a release stands",
    load: async () => (await import("./status.ts")).status,
  },
  {
    name: "template",
    summary: "Render a chart here and print the manifests",
    load: async () => (await import("./template.ts")).template,
  },
  {
    name: "test",
    summary: "Run the test hooks of a release",
    load: async () => (await import("./test_release.ts")).testRelease,
  },
  {
    name: "uninstall",
    aliases: ["del", "delete", "un"],
    summary: "Remove a release with all of its objects",
    load: async () => (await import("./uninstall.ts")).uninstall,
  },
  {
    name: "upgrade",
    summary: "Bring a release to another chart version, or to other values",
    load: async () => (await import("./upgrade.ts")).upgrade,
  },
  {
    name: "version",
    summary: "Print the version of this client",
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
