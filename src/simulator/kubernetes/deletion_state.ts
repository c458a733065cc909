/** What keeps a deleted object from its end, and the end itself. */
import type { KubeObject } from "../../kube/object.ts";
import type { AnyKind } from "./kind.ts";
import type { StoredObject } from "./registry.ts";
import type { RegistryCore } from "./registry_core.ts";

/** Names of what must be done first: finalizers, a namespace's own ones included. */
export function pendingFinalizers(kind: AnyKind, object: KubeObject): string[] {
  const finalizers = object.metadata.finalizers ?? [];
  if (kind.kind !== "Namespace" || kind.group !== "") return finalizers;
  const spec = object.spec as { finalizers?: string[] } | undefined;
  return [...finalizers, ...(spec?.finalizers ?? [])];
}

/** Deleted, with no finalizer left and no seconds of grace. */
export function hasEnded(kind: AnyKind, object: KubeObject): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds } = object.metadata;
  return deletionTimestamp !== undefined && !deletionGracePeriodSeconds &&
    pendingFinalizers(kind, object).length === 0;
}

/** Takes an object out of the store and lets its kind release what it held. Returns its last state. */
export function removeObject(
  core: RegistryCore,
  kind: AnyKind,
  namespace: string | undefined,
  name: string,
): StoredObject | undefined {
  const last = core.store.remove(kind, namespace, name)?.object;
  if (last) kind.afterDelete?.(last, core.context);
  return last;
}
