import { kubeconfigTarget } from "../../../cluster/kubeconfig_entries.ts";
import { renameContext } from "../../../cluster/kubeconfig_edit.ts";
import { ArgumentsError } from "../../flags.ts";
import type { Program } from "../../program.ts";

/** `kubectl config rename-context`. */
export const renameContextProgram: Program = {
  name: "rename-context",
  summary: "Give a context of the kubeconfig another name",
  description: "Gives a context another name. Where it is the current one, it stays so.",
  usage: ["CONTEXT_NAME NEW_NAME"],
  flags: [],
  examples: [["A shorter name", "kubectl config rename-context kubernetes-admin@kubernetes sea"]],
  async run({ args, io, kubeconfig, kubeconfigFiles }) {
    const [from, to] = args;
    if (args.length !== 2 || from === undefined || to === undefined) {
      throw new ArgumentsError(`Unexpected args: [${args.join(" ")}]`);
    }
    const config = await kubeconfig();
    const file = kubeconfigTarget(config);
    if (!config.contexts.has(from)) {
      throw new Error(`cannot rename the context "${from}", it's not in ${file}`);
    }
    if (config.contexts.has(to)) {
      throw new Error(`cannot rename the context "${from}", the context "${to}" already exists in ${file}`);
    }
    await renameContext(config, from, to, kubeconfigFiles);
    await io.out(`Context "${from}" renamed to "${to}".\n`);
    return 0;
  },
};
