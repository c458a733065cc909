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
  const namespace = sharedText(metadata.namespace ?? "");
  const ownerReferences = controllerOf(metadata.ownerReferences);
  const lean: LeanRow = {
    uid: metadata.uid || `${namespace}/${name}`,
    name,
    namespace,
    labels: metadata.labels ? sharedLabels(metadata.labels, ownerReferences[0]?.uid) : NO_LABELS,
    resourceVersion: metadata.resourceVersion ?? "",
    creationTimestamp: metadata.creationTimestamp ?? "",
    ownerReferences,
    cells: leanCells(row.cells, name),
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
  if (!controller) return NO_OWNERS;
  const known = controllers.get(controller.uid);
  if (known && known[0]!.name === controller.name) return known;
  const made = Object.freeze([controller]);
  keep(controllers, controller.uid, made);
  return made;
}

/**
 * Rows of a large list say the same things over and over: namespaces, nodes, states, and whole sets of labels. Each
 * is kept once, which is a third of what fifty thousand rows take.
 */
const texts = new Map<string, string>();
const controllers = new Map<string, readonly OwnerReference[]>();
const labelSets = new Map<string, Readonly<Record<string, string>>>();
/** Then a pool begins anew: what is in use stays with its rows. */
const poolLimit = 20_000;

function keep<V>(pool: Map<string, V>, key: string, value: V): void {
  if (pool.size >= poolLimit) pool.clear();
  pool.set(key, value);
}

function sharedText(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  keep(texts, text, text);
  return text;
}

/** Pods of the same controller have the same labels, mostly. */
function sharedLabels(
  labels: Record<string, string>,
  controller: string | undefined,
): Readonly<Record<string, string>> {
  if (controller === undefined) return labels;
  const known = labelSets.get(controller);
  if (known && sameLabels(known, labels)) return known;
  keep(labelSets, controller, labels);
  return labels;
}

function sameLabels(one: Readonly<Record<string, string>>, other: Record<string, string>): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

/** Texts longer than this, such as messages, differ from row to row; so do those that begin with a digit, addresses and ages. */
const longestShared = 32;

function leanCells(cells: readonly Json[], name: string): readonly Json[] {
  return cells.map((cell) => {
    if (cell === name) return name;
    const isShared = typeof cell === "string" && cell.length <= longestShared &&
      !(cell.charCodeAt(0) <= 0x39);
    return isShared ? sharedText(cell) : cell;
  });
}
