/** `pequod helm`: one file per command, each read when it is called. */
import type { Environment, LazyProgram, Program } from "../program.ts";
import { connectionValues, helmFlags } from "./global_flags.ts";
import { helmErrorText } from "./helm_error_text.ts";
import { helmManner } from "./helm_manner.ts";

/** In the order of the original's help. What is said here has to be what the command's own record says. */
const commands: readonly LazyProgram[] = [
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
    name: "list",
    aliases: ["ls"],
    summary: "List releases",
    load: async () => (await import("./list.ts")).list,
  },
  {
    name: "rollback",
    summary: "Roll back a release to a previous revision",
    load: async () => (await import("./rollback.ts")).rollback,
  },
  {
    name: "status",
    summary: "Display the status of the named release",
    load: async () => (await import("./status.ts")).status,
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
