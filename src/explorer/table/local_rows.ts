/** Rows that need no list of the server: contexts and the kinds that discovery has told. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import type { RowsChange } from "../../cluster/table_watch.ts";
import type { TableColumn } from "../../kube/table.ts";
import type { PaneContext } from "../pane.ts";

export function contextRows(context: PaneContext): RowsChange {
  const rows = context.contexts.map((entry) =>
    localRow(entry.name, [
      entry.name === context.context.name ? "*" : "",
      entry.name,
      entry.cluster,
      entry.user,
      entry.namespace,
    ])
  );
  return change(["Current", "Name", "Cluster", "AuthInfo", "Namespace"], rows);
}

/** As `kubectl api-resources` prints them. Names are `deployments.apps`, which `:` takes. */
export function apiResourceRows(context: PaneContext): RowsChange {
  const rows = (context.discovery?.resources ?? []).map((resource) =>
    localRow(`${resource.name}.${resource.version}.${resource.group}`, [
      resource.name,
      resource.shortNames.join(","),
      resource.group ? `${resource.group}/${resource.version}` : resource.version,
      String(resource.namespaced),
      resource.kind,
      resource.verbs.join(","),
      resource.categories.join(","),
    ])
  );
  const columns = ["Name", "ShortNames", "ApiVersion", "Namespaced", "Kind", "Verbs", "Categories"];
  const made = change(columns, rows, 5);
  return context.discovery ? made : { ...made, state: { kind: "loading", count: 0, remaining: undefined } };
}

function localRow(name: string, cells: string[]): LeanRow {
  return {
    uid: name,
    name,
    namespace: "",
    labels: {},
    resourceVersion: "",
    creationTimestamp: "",
    ownerReferences: [],
    cells,
  };
}

function change(names: string[], rows: LeanRow[], wideFrom = names.length): RowsChange {
  const columns = names.map((name, index): TableColumn => ({
    name,
    type: "string",
    format: name === "Name" ? "name" : "",
    description: "",
    priority: index >= wideFrom ? 1 : 0,
  }));
  return { added: rows, changed: [], removed: [], columns, state: { kind: "live" } };
}
