import type { RowSource } from "./row_source.ts";
import { rowsTeller, sourceColumns, sourceRow } from "./row_source.ts";

/** The contexts of the kubeconfig; Enter goes over to one. */
export const contexts: RowSource = {
  name: "contexts",
  title: "Contexts",
  kubectl: () => "kubectl config get-contexts",
  read: (_port, tell, _signal, context) => {
    const rows = context.contexts.map(({ name, cluster, user, namespace }) =>
      sourceRow({
        uid: name,
        name,
        cells: [name === context.context.name ? "*" : "", name, cluster, user, namespace],
      })
    );
    rowsTeller(sourceColumns(["Current", "Name", "Cluster", "AuthInfo", "Namespace"]), tell)(rows);
    return Promise.resolve();
  },
  enterTitle: "use",
  enter: ({ name }) => [{ type: "connect", context: name }],
  empty: "The kubeconfig has no contexts.",
};
