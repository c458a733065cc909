import type { PaneContext } from "../pane.ts";
import { clusterReader } from "../reasons/cluster_reader.ts";
import { jumpTo, referencedTarget } from "../reasons/openings.ts";
import { type RowSource, rowsTeller, sourceColumns, sourceRow } from "../table/row_source.ts";
import { kubectlTarget, type Target, targetTitle } from "../target.ts";
import { objectHealth } from "./object_health.ts";
import { kindOf } from "./owned.ts";
import { usersOf } from "./users.ts";

/** Who names an object, and in which field. */
export function usedBy(target: Target): RowSource {
  const { resource, namespace, name } = target;
  const referenceOf = (uid: string) => {
    const [kind = "", group = "", place = "", called = ""] = uid.split("/");
    return { kind, group, namespace: place, name: called };
  };
  return {
    name: "used-by",
    title: `Used by: ${targetTitle(target)}`,
    kubectl: (context) =>
      `kubectl get ${
        kubectlTarget(target, context)
      }${context.contextFlag} -o yaml  # kubectl cannot ask who names it`,
    read: async ({ client }, tell, signal, context) => {
      const reader = clusterReader(client, context.discovery, signal);
      const users = await usersOf(reader, { kind: resource.kind, group: resource.group, namespace, name });
      const rows = users.map(({ object, field }) => {
        const { kind, group } = kindOf(object);
        const { metadata } = object;
        return sourceRow({
          uid: `${kind}/${group}/${metadata.namespace ?? ""}/${metadata.name}`,
          name: metadata.name ?? "",
          namespace: metadata.namespace ?? "",
          creationTimestamp: metadata.creationTimestamp ?? "",
          cells: [
            kind,
            metadata.namespace ?? "",
            metadata.name ?? "",
            objectHealth(kind, group, object).words,
            field,
            "",
          ],
        });
      });
      const columns = sourceColumns(["Kind", "Namespace", "Name", "State", "Where", "Age"]);
      rowsTeller(columns, tell)(rows);
      const [first] = reader.unread;
      if (first && rows.length === 0) throw new Error(`${first.what}: ${first.why}`);
    },
    enterTitle: "go there",
    enter: (row, context) => jumpTo(referenceOf(row.uid), context),
    target: (row, context: PaneContext) => referencedTarget(referenceOf(row.uid), context),
    empty: `No workload, pod or other object that could be looked at names ${name}.`,
  };
}
