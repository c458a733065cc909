/** What rules allow, as a matrix: a line for each resource, a column for each verb. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import { readPolicies } from "../../cluster/read_policies.ts";
import { matrixOf, matrixVerbs, type Policies, type PolicyRule } from "../../kube/policies.ts";
import type { TableColumn } from "../../kube/table.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { PaneContext } from "../pane.ts";
import { type RowSource, rowsTeller, sourceColumns, sourceRow } from "../table/row_source.ts";

/** Some rules, and where they hold. */
export interface RuleSet {
  readonly rules: readonly PolicyRule[];
  /** What gives them, such as `ClusterRole view`; "" when all are of one. */
  readonly via: string;
  /** "" everywhere. */
  readonly namespace: string;
}

export interface Matrix {
  readonly name: string;
  readonly title: string;
  kubectl(context: PaneContext): string;
  rules(port: ClusterPort, signal: AbortSignal): Promise<readonly RuleSet[]>;
  readonly empty: string;
}

/** A table of a matrix; Enter opens the documentation of the resource's kind. */
export function matrixSource(matrix: Matrix): RowSource {
  return {
    name: matrix.name,
    title: matrix.title,
    kubectl: matrix.kubectl,
    read: async (port, tell, signal) => {
      const sets = await matrix.rules(port, signal);
      const hasVia = sets.some(({ via }) => via !== "");
      rowsTeller(columns(hasVia), tell)(sets.flatMap((set) => rowsOf(set, hasVia)));
    },
    enterTitle: "explain",
    enter: ({ cells }) => {
      const [resource, group] = [String(cells[0]).split("/")[0]!, String(cells[1])];
      if (resource === "*" || resource === "") {
        return [{ type: "notify", text: "This row names no single kind to explain.", role: "dim" }];
      }
      return [{
        type: "run",
        line: `explain ${resource}${group === "" || group === "*" ? "" : `.${group}`}`,
      }];
    },
    empty: matrix.empty,
  };
}

/** Rules of policies that were read; what may not be read is an error only when nothing may. */
export async function policiesOf(
  { client }: ClusterPort,
  namespace: string,
  signal: AbortSignal,
): Promise<Policies> {
  return await readPolicies(client, namespace || undefined, signal);
}

function columns(hasVia: boolean): TableColumn[] {
  const verbs = matrixVerbs.map((verb) => verb === "deletecollection" ? "Del-coll" : verb);
  const all = sourceColumns(["Name", "Group", ...verbs, "Extras", "Names", ...(hasVia ? ["In", "Via"] : [])]);
  return all;
}

function rowsOf({ rules, via, namespace }: RuleSet, hasVia: boolean): LeanRow[] {
  return matrixOf(rules).map(({ resource, group, names, verbs }) => {
    const isAll = verbs.has("*");
    const known: ReadonlySet<string> = new Set<string>([...matrixVerbs, "*"]);
    const extras = [...verbs].filter((verb) => !known.has(verb)).sort();
    return sourceRow({
      uid: JSON.stringify([group, resource, names, via, namespace]),
      name: resource,
      cells: [
        resource,
        group,
        ...matrixVerbs.map((verb) => isAll || verbs.has(verb) ? "✓" : "·"),
        isAll ? "every verb" : extras.join(","),
        names.join(","),
        ...(hasVia ? [namespace || "everywhere", via] : []),
      ],
    });
  });
}
