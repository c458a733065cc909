import { ageSince } from "../kube/age.ts";
import type { KubeList, KubeObject } from "../kube/object.ts";
import type { Table, TableColumn, TableRow } from "../kube/table.ts";

/** Asks for a Table, and takes plain JSON from a server that has none; kubectl's own words. */
export const TABLE_ACCEPT =
  "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

/**
 * What a server answered to TABLE_ACCEPT, as a Table: its own, or, from a server that makes none, one of NAME and
 * AGE (as kubectl prints then) whose rows keep the metadata only.
 */
export function tableFrom(answer: Table | KubeList | KubeObject, nowMs: number): Table {
  if (isTable(answer)) return { ...answer, rows: answer.rows ?? [] };
  const items = isList(answer) ? answer.items : [answer];
  return {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata: isList(answer) ? answer.metadata : versionOf(answer),
    columnDefinitions: PLAIN_COLUMNS,
    rows: items.map((item) => plainRow(item, nowMs)),
  };
}

const PLAIN_COLUMNS: TableColumn[] = [
  { name: "Name", type: "string", format: "name", description: "", priority: 0 },
  { name: "Age", type: "string", format: "", description: "", priority: 0 },
];

function isTable(answer: Table | KubeList | KubeObject): answer is Table {
  return answer.kind === "Table" && String(answer.apiVersion).startsWith("meta.k8s.io/");
}

function isList(answer: KubeList | KubeObject): answer is KubeList {
  return Array.isArray(answer["items" as keyof typeof answer]);
}

function versionOf(object: KubeObject): { resourceVersion?: string } {
  const resourceVersion = object.metadata?.resourceVersion;
  return resourceVersion ? { resourceVersion } : {};
}

function plainRow(item: KubeObject, nowMs: number): TableRow {
  const metadata = item.metadata ?? {};
  return {
    cells: [metadata.name ?? "", ageSince(metadata.creationTimestamp, nowMs)],
    object: { apiVersion: "meta.k8s.io/v1", kind: "PartialObjectMetadata", metadata },
  };
}
