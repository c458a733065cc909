import { setEntry } from "../../../cluster/kubeconfig_entries.ts";
import { ArgumentsError, type FlagValues } from "../../flags.ts";
import type { Program } from "../../program.ts";

/** `kubectl config set-context`. */
export const setContext: Program = {
  name: "set-context",
  summary: "Write a context of the kubeconfig",
  description: "Makes a context, or changes the fields of one that is there.",
  usage: ["[NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]"],
  flags: [
    { name: "cluster", kind: "string", usage: "The cluster that it is about." },
    { name: "current", kind: "bool", usage: "Change the current context." },
    { name: "namespace", short: "n", kind: "string", usage: "The namespace to work in." },
    { name: "user", kind: "string", usage: "Whose credentials to use." },
  ],
  examples: [["Another namespace from now on", "kubectl config set-context --current --namespace=shop"]],
  async run({ args, flags, io, kubeconfig, kubeconfigFiles }) {
    const isCurrent = flags.bool("current");
    if (args.length > 1) throw new ArgumentsError(`Unexpected args: [${args.join(" ")}]`);
    if (args.length === 1 && isCurrent) {
      throw new Error("you cannot specify both a context name and --current");
    }
    const config = await kubeconfig();
    if (isCurrent && config.currentContext === "") throw new Error("no current context is set");
    const name = isCurrent ? config.currentContext : args[0] ?? "";
    if (name === "") throw new Error("you must specify a non-empty context name or --current");
    const fields = givenFields(flags, ["cluster", "user", "namespace"]);
    const isThere = config.contexts.has(name);
    await setEntry(config, { kind: "contexts", name }, {
      ...(isThere ? {} : { cluster: "", user: "" }),
      ...fields,
    }, kubeconfigFiles);
    await io.out(`Context ${JSON.stringify(name)} ${isThere ? "modified" : "created"}.\n`);
    return 0;
  },
};

/** The values of flags that were given; "" takes a field away. */
export function givenFields(flags: FlagValues, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => flags.has(name)).map((name) => [name, flags.string(name) || undefined]),
  );
}
