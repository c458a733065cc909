import { line } from "../../terminal/line.ts";
import { formPane } from "../dialog/form.ts";
import type { NewPane, PaneContext } from "../pane.ts";
import { quote } from "../../kube/shell_quote.ts";
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
  keys: [
    {
      id: "rename-context",
      keys: ["r"],
      title: "rename",
      footer: 2,
      whyNot: onlyOne,
      run: ([row], context) => [{ type: "open", pane: renaming(row!.name, context) }],
    },
    {
      id: "delete-context",
      keys: ["Ctrl-D"],
      title: "delete",
      footer: 3,
      whyNot: (rows, { context }) =>
        onlyOne(rows) ??
          (rows[0]!.name === context.name ? "it is in use: go to another one first" : undefined),
      run: ([row]) => [{ type: "open", pane: deletion(row!.name) }],
    },
  ],
  empty: "The kubeconfig has no contexts.",
};

function renaming(from: string, { contexts }: PaneContext): NewPane {
  return formPane({
    title: `Rename the context ${from} in the kubeconfig`,
    fields: [{
      type: "text",
      name: "to",
      label: "new name",
      value: from,
      problem: (to) =>
        to.trim() === ""
          ? "a context needs a name"
          : to !== from && contexts.some(({ name }) => name === to)
          ? `the context "${to}" already exists`
          : undefined,
    }],
    kubectl: ({ to }) => `kubectl config rename-context ${quote(from)} ${quote(to!)}`,
    submit: ({ to }) =>
      to === from ? [] : [{
        type: "editContexts",
        done: `Context "${from}" renamed to "${to}".`,
        run: (edits) => edits.rename(from, to!),
      }],
  });
}

function deletion(name: string): NewPane {
  return formPane({
    title: `Delete the context ${name} from the kubeconfig`,
    lines: [line("  Its cluster and its user stay there; the cluster itself is not touched.", "dim")],
    fields: [{
      type: "text",
      name: "typed",
      label: "type its name to go on",
      value: "",
      problem: (typed) => typed === name ? undefined : `that is not ${name}`,
    }],
    kubectl: () => `kubectl config delete-context ${quote(name)}`,
    submit: () => [{
      type: "editContexts",
      done: `Context "${name}" deleted from the kubeconfig.`,
      run: (edits) => edits.remove(name),
    }],
  });
}

function onlyOne(rows: readonly unknown[]): string | undefined {
  return rows.length > 1 ? "one at a time" : undefined;
}
