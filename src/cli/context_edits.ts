/** Changes of the kubeconfig from within the explorer. */
import type { Config } from "../cluster/kubeconfig.ts";
import { deleteContext, kubeconfigFiles, renameContext } from "../cluster/kubeconfig_edit.ts";
import type { ContextEdits, ContextList } from "../explorer/cluster_port.ts";

/** Edits the files of a kubeconfig as they are at that moment; `reload` reads them and says what they hold now. */
export function contextEdits(
  read: () => Promise<Config>,
  reload: (config: Config) => ContextList,
): ContextEdits {
  const edited = async (edit: (config: Config) => Promise<unknown>): Promise<ContextList> => {
    await edit(await read());
    return reload(await read());
  };
  return {
    rename: (from, to) => edited((config) => renameContext(config, from, to, kubeconfigFiles)),
    remove: (name) => edited((config) => deleteContext(config, name, kubeconfigFiles)),
  };
}
