import type { EntryKind } from "../../../cluster/kubeconfig_entries.ts";
import type { Program } from "../../program.ts";

/** `kubectl config get-clusters`. */
export const getClusters = listing("get-clusters", "The clusters of the kubeconfig", "clusters");

/** `kubectl config get-users`. */
export const getUsers = listing("get-users", "The users of the kubeconfig", "users");

function listing(name: string, summary: string, kind: EntryKind): Program {
  return {
    name,
    summary,
    usage: [""],
    flags: [],
    async run({ io, kubeconfig }) {
      const names = [...(await kubeconfig())[kind].keys()].sort();
      await io.out(["NAME", ...names].map((line) => `${line}\n`).join(""));
      return 0;
    },
  };
}
