/**
 * Makes the cluster's state what it was. Restoring is writing: each difference is a change with a new revision, so
 * that watches, controllers and kubelets follow, and revisions only grow.
 */
import { serveDefinitions } from "../kubernetes/custom/custom_kinds.ts";
import { isSame } from "../kubernetes/json_value.ts";
import type { AnyKind } from "../kubernetes/kind.ts";
import type { Registry, StoredObject } from "../kubernetes/registry.ts";
import type { Store } from "../kubernetes/store.ts";
import type { PastState } from "./history.ts";

/** Writes the states that differ from the present ones. Returns how many objects changed. */
export function restoreStates(store: Store, states: readonly PastState[]): number {
  let changed = 0;
  for (const { kind, key, entry } of inOrder(states)) {
    const present = store.table(kind).get(key)?.object;
    const wanted = entry?.object;
    if (present === wanted || isSameState(present, wanted)) continue;
    changed++;
    const { namespace, name } = (present ?? wanted!).metadata;
    // Another object of that name: those who watch must see the end of the one and the beginning of the other.
    if (present && present.metadata.uid !== wanted?.metadata.uid) store.remove(kind, namespace, name);
    if (wanted) store.put(kind, thawed(wanted));
  }
  return changed;
}

/** The states by the kinds of today: a definition that went and came back has made another one. */
export function inPresentKinds(registry: Registry, states: readonly PastState[]): PastState[] {
  serveDefinitions(registry, states.flatMap(({ entry }) => entry ? [entry.object] : []));
  const present = new Map(registry.kinds.map((kind) => [`${kind.plural}.${kind.group}`, kind]));
  return states.flatMap((state) => {
    const kind = present.get(`${state.kind.plural}.${state.kind.group}`);
    return kind ? [{ ...state, kind }] : [];
  });
}

/** What has to be written so that the store holds these objects and no others. */
export function differences(
  store: Store,
  wanted: readonly PastState[],
  kinds: readonly AnyKind[],
): PastState[] {
  const states: PastState[] = [...wanted];
  const keys = new Map<AnyKind, Set<string>>(kinds.map((kind) => [kind, new Set()]));
  for (const { kind, key } of wanted) keys.get(kind)?.add(key);
  for (const kind of kinds) {
    for (const entry of store.table(kind).list()) {
      if (!keys.get(kind)!.has(entry.key)) states.push({ kind, key: entry.key, entry: undefined });
    }
  }
  return states;
}

/** The version alone is no difference: restored objects get new ones. */
function isSameState(present: StoredObject | undefined, wanted: StoredObject | undefined): boolean {
  if (!present || !wanted || present.metadata.uid !== wanted.metadata.uid) return false;
  const { resourceVersion } = present.metadata;
  return isSame(present, { ...wanted, metadata: { ...wanted.metadata, resourceVersion } });
}

/** A shallow copy that the store may give a version of its own. */
function thawed(object: StoredObject): StoredObject {
  return { ...object, metadata: { ...object.metadata } };
}

/** Owners before what they own, so that nobody takes it for left behind; what is to go, goes last. */
function inOrder(states: readonly PastState[]): PastState[] {
  const rank = ({ kind, entry }: PastState) => {
    if (!entry) return 3;
    if (kind.kind === "Namespace") return 0;
    return entry.object.metadata.ownerReferences?.length ? 2 : 1;
  };
  return [...states].sort((a, b) => rank(a) - rank(b));
}
