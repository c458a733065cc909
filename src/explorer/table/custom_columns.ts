/** Which columns a kind has besides its server's: Pequod's own, then those that the user has set. */
import type { ApiResource } from "../../kube/discovery.ts";
import type { ColumnSettings } from "../../settings/settings.ts";
import type { Enrichment } from "./enrichment.ts";
import { nodeColumns } from "./node_columns.ts";
import { podColumns } from "./pod_columns.ts";

const builtIn: Readonly<Record<string, Enrichment>> = { "pods.": podColumns, "nodes.": nodeColumns };

/** Undefined: the server's columns are all there are. */
export function enrichmentOf(
  { name, group }: Pick<ApiResource, "name" | "group">,
  _settings: ColumnSettings | undefined,
): Enrichment | undefined {
  return builtIn[`${name}.${group}`];
}
