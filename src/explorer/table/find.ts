/** Objects of any kind whose name has a text, or which have a label. */
import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import type { LeanRow } from "../../cluster/lean_row.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import type { RowsChange } from "../../cluster/table_watch.ts";
import type { ApiResource, Discovery } from "../../kube/discovery.ts";
import type { KubeList } from "../../kube/object.ts";
import { quote } from "../../kube/shell_quote.ts";
import { type RowSource, sourceColumns, sourceRow } from "./row_source.ts";

export interface FindQuery {
  /** In the name, whatever its case; "": every name. */
  text: string;
  labelSelector: string | undefined;
  /** Undefined: everywhere. */
  namespace: string | undefined;
}

/** Rows arrive kind by kind; kinds that may not be listed are counted and named. */
export function findSource(query: FindQuery): RowSource {
  const what = [query.text, query.labelSelector].filter(Boolean).join(" ");
  const resources = new Map<string, ApiResource>();
  return {
    name: "find",
    title: `Found: ${what}`,
    kubectl: ({ contextFlag }) => command(query, contextFlag),
    read: async ({ client }, tell, signal, { discovery }) => {
      const kinds = searchable(discovery);
      const told = { added: [], changed: [], removed: [] };
      const loading = (count: number) => ({
        kind: "loading" as const,
        count,
        remaining: kinds.length - count,
      });
      tell({ ...told, columns, state: loading(0) });
      const refused: string[] = [];
      let done = 0;
      await inParallel(kinds, parallel, async (resource) => {
        const found = await search(client, resource, query, signal);
        if (found === "refused") refused.push(resource.name);
        const rows = found === "refused" ? [] : found;
        for (const row of rows) resources.set(row.uid, resource);
        done++;
        const state: RowsChange["state"] = done < kinds.length ? loading(done) : { kind: "live" };
        tell({ ...told, added: rows, state, note: noteOf(refused) });
      });
    },
    enterTitle: "show",
    enter: (row) => {
      const resource = resources.get(row.uid);
      if (!resource) return [];
      const load = async () => {
        const { newTable, tableOf } = await import("./table_pane.ts");
        const namespace = row.namespace || undefined;
        const subject = tableOf({ resource, namespace, fieldSelector: `metadata.name=${row.name}` });
        return [{ type: "open" as const, pane: newTable(subject) }];
      };
      return [{ type: "later", load }];
    },
    target: ({ uid, namespace, name }) => {
      const resource = resources.get(uid);
      return resource && { resource, namespace, name, uid };
    },
    empty: `Nothing is called or labelled ${what}.`,
  };
}

const columns = sourceColumns(["Kind", "Namespace", "Name", "Age"]);

/** Lists that are read at the same time. */
const parallel = 6;
/** Objects a page. */
const pageLimit = 500;
/** Objects of one kind: who finds more has to say more. */
const kindLimit = 500;

function command({ text, labelSelector, namespace }: FindQuery, contextFlag: string): string {
  const place = namespace === undefined ? "-A" : `-n ${namespace}`;
  const selector = labelSelector ? ` -l ${quote(labelSelector)}` : "";
  const list = "$(kubectl api-resources --verbs=list -o name | paste -sd, -)";
  const grep = text ? ` | grep -i ${quote(text)}` : "";
  return `kubectl get ${list} ${place}${selector}${contextFlag} -o name${grep}`;
}

/** Every kind once: the same objects are often served by two groups, and what is only computed is no object. */
function searchable(discovery: Discovery | undefined): ApiResource[] {
  const seen = new Set<string>();
  return (discovery?.resources ?? []).filter(({ name, group, kind, verbs }) => {
    if (!verbs.includes("list") || group === "metrics.k8s.io" || name === "componentstatuses") return false;
    const key = kind === "Event" ? kind : `${group}/${name}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

async function search(
  client: Client,
  resource: ApiResource,
  { text, labelSelector, namespace }: FindQuery,
  signal: AbortSignal,
): Promise<LeanRow[] | "refused"> {
  if (namespace !== undefined && !resource.namespaced) return [];
  const wanted = text.toLowerCase();
  const found: LeanRow[] = [];
  let token: string | undefined;
  try {
    do {
      const page: KubeList = await client.get(resourcePath(resource, { namespace }), {
        query: { limit: pageLimit, continue: token, labelSelector },
        accept: "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json",
        signal,
      });
      for (const { metadata } of page.items) {
        if (!metadata.name?.toLowerCase().includes(wanted)) continue;
        found.push(rowOf(resource, metadata as typeof metadata & { name: string }));
      }
      token = page.metadata.continue || undefined;
    } while (token && found.length < kindLimit);
  } catch (error) {
    // One kind that cannot be read is no reason to find nothing of the others.
    if (error instanceof ApiError) return "refused";
    throw error;
  }
  return found;
}

function rowOf(
  { kind, name: plural, group }: ApiResource,
  metadata: KubeList["items"][number]["metadata"] & { name: string },
): LeanRow {
  const { name, namespace = "", uid, labels = {}, creationTimestamp = "" } = metadata;
  return sourceRow({
    uid: uid ?? `${plural}.${group}/${namespace}/${name}`,
    name,
    namespace,
    labels,
    creationTimestamp,
    cells: [kind, namespace, name, ""],
  });
}

function noteOf(refused: readonly string[]): string {
  if (refused.length === 0) return "";
  const named = refused.slice(0, namedLimit).join(", ") + (refused.length > namedLimit ? " …" : "");
  return `${refused.length} kind${refused.length === 1 ? "" : "s"} could not be searched: ${named}`;
}

const namedLimit = 5;

async function inParallel<T>(
  items: readonly T[],
  count: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: count }, worker));
}
