import type { Json, KubeObject, OwnerReference } from "../kube/object.ts";
import type { TableRow } from "../kube/table.ts";

/**
 * What is kept of a table row: cells and the metadata that lists, filters and links need. Annotations and
 * managedFields, most of a row's bytes, are not.
 */
export interface LeanRow {
  /** The identity. Objects without one (metrics, component statuses) get `namespace/name`. */
  uid: string;
  name: string;
  /** "" outside namespaces. */
  namespace: string;
  labels: Readonly<Record<string, string>>;
  resourceVersion: string;
  /** RFC 3339; "" when the object has none. */
  creationTimestamp: string;
  /** RFC 3339; set while the object is being deleted. */
  deletionTimestamp?: string;
  /** The managing controller, or empty. */
  ownerReferences: readonly OwnerReference[];
  cells: readonly Json[];
  /** What was taken from the object when it arrived, for columns that the server has not; see `extract`. */
  facts?: readonly Json[];
  /** The row as the server printed it, where other cells were added: it says when these cells were true. */
  printed?: LeanRow;
}

/**
 * `cells[0]` names rows that come without metadata.
 *
 * @param extract Takes from a whole object what is to be kept of it; the object itself is dropped.
 */
export function leanRow(row: TableRow, extract?: (object: KubeObject) => readonly Json[]): LeanRow {
  const metadata: Partial<KubeObject["metadata"]> = row.object?.metadata ?? {};
  const name = metadata.name ?? String(row.cells[0] ?? "");
  const namespace = metadata.namespace ?? "";
  const lean: LeanRow = {
    uid: metadata.uid || `${namespace}/${name}`,
    name,
    namespace,
    labels: metadata.labels ?? NO_LABELS,
    resourceVersion: metadata.resourceVersion ?? "",
    creationTimestamp: metadata.creationTimestamp ?? "",
    ownerReferences: controllerOf(metadata.ownerReferences),
    cells: row.cells,
  };
  if (metadata.deletionTimestamp) lean.deletionTimestamp = metadata.deletionTimestamp;
  if (extract && row.object) lean.facts = extract(row.object);
  return lean;
}

// Shared: most rows of a large list have neither.
const NO_LABELS: Readonly<Record<string, string>> = Object.freeze({});
const NO_OWNERS: readonly OwnerReference[] = Object.freeze([]);

function controllerOf(owners: OwnerReference[] | undefined): readonly OwnerReference[] {
  const controller = owners?.find((owner) => owner.controller);
  return controller ? [controller] : NO_OWNERS;
}
