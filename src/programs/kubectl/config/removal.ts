import { deleteEntry, type EntryKind, kubeconfigTarget } from "../../../cluster/kubeconfig_entries.ts";
import { ArgumentsError } from "../../flags.ts";
import type { Program } from "../../program.ts";

/** `kubectl config delete-cluster`. */
export const deleteCluster = removal("cluster", "clusters");

/** `kubectl config delete-context`. */
export const deleteContext = removal("context", "contexts");

/** `kubectl config delete-user`. */
export const deleteUser = removal("user", "users");

const LEFT =
  'warning: this removed your active context, use "kubectl config use-context" to select a different one\n';

function removal(what: string, kind: EntryKind): Program {
  return {
    name: `delete-${what}`,
    summary: `Take a ${what} out of the kubeconfig`,
    usage: ["NAME"],
    flags: [],
    examples: [["One of them", `kubectl config delete-${what} sea`]],
    async run({ args, io, kubeconfig, kubeconfigFiles }) {
      const [name] = args;
      if (args.length !== 1 || name === undefined) {
        throw kind === "users"
          ? new ArgumentsError("user to delete is required")
          : new ArgumentsError(`Unexpected args: [${args.join(" ")}]`);
      }
      const config = await kubeconfig();
      const file = await deleteEntry(config, kind, name, kubeconfigFiles);
      if (file === undefined) {
        throw new Error(`cannot delete ${what} ${name}, not in ${kubeconfigTarget(config)}`);
      }
      if (kind === "contexts" && config.currentContext === name) await io.err(LEFT);
      await io.out(`deleted ${what} ${name} from ${file}\n`);
      return 0;
    },
  };
}
