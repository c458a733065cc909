import type { Client } from "../../cluster/client.ts";
import { TABLE_ACCEPT, tableFrom } from "../../cluster/table_answer.ts";
import { listTable } from "../../cluster/table_list.ts";
import type { KubeList, KubeObject } from "../../kube/object.ts";
import type { Table } from "../../kube/table.ts";
import type { TableTextOptions } from "../../kube/table_text.ts";
import type { Call } from "../program.ts";
import { missingNamespace } from "./missing_namespace.ts";
import type { Selected } from "./selection.ts";

export interface TableReadOptions {
  labelSelector?: string;
  fieldSelector?: string;
  /** Rows carry whole objects, for sorting by a field. */
  wholeObjects?: boolean;
  /** The server is not asked for its columns: name and age are shown. */
  isPlain?: boolean;
  /** Rows a page; 0: everything at once. */
  chunkSize: number;
  signal: AbortSignal;
  nowMs: number;
}

/** What the server prints for one selection, all pages of it. */
export async function readTable(
  client: Client,
  selected: Selected,
  options: TableReadOptions,
): Promise<Table> {
  const { signal, nowMs } = options;
  const accept = options.isPlain ? "application/json" : TABLE_ACCEPT;
  const query = options.wholeObjects && !options.isPlain ? { includeObject: "Object" } : {};
  if (selected.name !== undefined) {
    const asked = client.get<Table | KubeObject>(selected.path, { accept, query, signal });
    const answer = await asked.catch(async (error) => {
      throw await missingNamespace(client, error, selected.namespace, signal);
    });
    return tableFrom(answer, nowMs);
  }
  // kubectl asks for everything at once when it has to sort.
  if (options.wholeObjects || options.isPlain || options.chunkSize === 0) {
    const { labelSelector, fieldSelector } = options;
    const all = { ...query, labelSelector, fieldSelector };
    const answer = await client.get<Table | KubeList>(selected.path, {
      accept,
      query: all,
      signal,
    });
    return tableFrom(answer, nowMs);
  }
  const whole: Table = { kind: "Table", apiVersion: "meta.k8s.io/v1", metadata: {}, rows: [] };
  const { labelSelector, fieldSelector, chunkSize } = options;
  for await (
    const page of listTable(client, {
      path: selected.path,
      labelSelector,
      fieldSelector,
      limit: chunkSize,
      signal,
    })
  ) {
    if (page.isRestart) whole.rows = [];
    whole.columnDefinitions ??= page.columns;
    for (const row of page.rows) whole.rows.push(row);
    whole.metadata.resourceVersion = page.resourceVersion;
  }
  return whole;
}

/** How rows are shown, from the flags. */
export function tableTextOptions(
  { flags }: Call,
  selected: readonly Selected[],
  one: Selected,
): TableTextOptions {
  const isMixed = new Set(selected.map(({ resource }) => resource)).size > 1;
  const { group, kind } = one.resource;
  return {
    wide: flags.string("output") === "wide",
    noHeaders: flags.bool("no-headers"),
    withNamespace: flags.bool("all-namespaces") && one.resource.namespaced,
    labelColumns: flags.list("label-columns"),
    showLabels: flags.bool("show-labels"),
    ...(flags.bool("show-kind") || isMixed ? { kind: { group, kind } } : {}),
  };
}
