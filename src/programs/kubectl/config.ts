import { useContext } from "../../cluster/kubeconfig_edit.ts";
import { printContexts, printCurrentContext, viewConfig } from "../../cluster/kubeconfig_view.ts";
import { getClusters, getUsers } from "./config/listing.ts";
import { deleteCluster, deleteContext, deleteUser } from "./config/removal.ts";
import { renameContextProgram } from "./config/rename_context.ts";
import { setCluster } from "./config/set_cluster.ts";
import { setContext } from "./config/set_context.ts";
import { setCredentials } from "./config/set_credentials.ts";
import { setProperty, unsetProperty } from "./config/set_property.ts";
import type { KubeObject } from "../../kube/object.ts";
import { ArgumentsError, UsageError } from "../flags.ts";
import { outcomeFlags } from "./outcome.ts";
import { typedPrinter } from "./typed_object.ts";
import type { Program } from "../program.ts";

const currentContext: Program = {
  name: "current-context",
  summary: "Which context is the current one",
  usage: [""],
  flags: [],
  async run({ io, kubeconfig }) {
    await io.out(printCurrentContext(await kubeconfig()));
    return 0;
  },
};

const getContexts: Program = {
  name: "get-contexts",
  summary: "Print the contexts, and which one is in use",
  usage: ["[(-o|--output=)name)]"],
  flags: [
    { name: "no-headers", kind: "bool", usage: "Leave out the line of column names." },
    { name: "output", short: "o", kind: "string", usage: "Output format: name." },
  ],
  examples: [["All contexts", "pequod config get-contexts"], [
    "One of them",
    "pequod config get-contexts cool-app",
  ]],
  async run({ args, flags, io, kubeconfig }) {
    const output = flags.string("output");
    if (output !== "" && output !== "name") {
      throw new UsageError(`output must be one of '' or 'name': ${output}`);
    }
    const { text, errors } = printContexts(await kubeconfig(), {
      names: args,
      nameOnly: output === "name",
      noHeaders: flags.bool("no-headers"),
    });
    await io.out(text);
    for (const error of errors) await io.err(`error: ${error}\n`);
    return errors.length ? 1 : 0;
  },
};

const useContextProgram: Program = {
  name: "use-context",
  aliases: ["use"],
  summary: "Make another context the current one",
  usage: ["CONTEXT_NAME"],
  flags: [],
  examples: [["Work with cool-app from now on", "pequod config use-context cool-app"]],
  async run({ args, io, kubeconfig, kubeconfigFiles }) {
    const [name] = args;
    if (args.length !== 1 || name === undefined) {
      throw new ArgumentsError(`Unexpected args: [${args.join(" ")}]`);
    }
    await useContext(await kubeconfig(), name, kubeconfigFiles);
    await io.out(`Switched to context ${JSON.stringify(name)}.\n`);
    return 0;
  },
};

const view: Program = {
  name: "view",
  summary: "The kubeconfig as it is read",
  usage: ["[flags]"],
  flags: [
    { name: "flatten", kind: "bool", usage: "Put the content of files in the place of their paths." },
    { name: "minify", kind: "bool", usage: "Only what the current context uses." },
    ...outcomeFlags.map((flag) => flag.name === "output" ? { ...flag, default: "yaml" } : flag),
    { name: "raw", kind: "bool", usage: "Show keys and tokens as they are." },
  ],
  examples: [["The settings of the current context alone", "pequod config view --minify"]],
  async run({ args, flags, io, kubeconfig }) {
    if (args.length) throw new ArgumentsError(`unexpected arguments: [${args.join(" ")}]`);
    const print = await typedPrinter({ flags, io });
    const context = flags.string("context");
    const shown = await viewConfig(await kubeconfig(), {
      raw: flags.bool("raw"),
      minify: flags.bool("minify"),
      flatten: flags.bool("flatten"),
      ...(context ? { context } : {}),
    }, (path) => io.readFile(path));
    await io.out(print(shown as unknown as KubeObject, ""));
    return 0;
  },
};

/** `kubectl config`: the kubeconfig's contexts. */
export const config: Program = {
  name: "config",
  summary: "Look into kubeconfig files and change them",
  usage: ["SUBCOMMAND"],
  flags: [],
  programs: [
    currentContext,
    deleteCluster,
    deleteContext,
    deleteUser,
    getClusters,
    getContexts,
    getUsers,
    renameContextProgram,
    setProperty,
    setCluster,
    setContext,
    setCredentials,
    unsetProperty,
    useContextProgram,
    view,
  ],
};
