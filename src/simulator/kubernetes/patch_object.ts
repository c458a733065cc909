import { PatchError } from "../../kube/patch_error.ts";
import { applyMergePatch } from "../../kube/merge_patch.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import type { AnyKind } from "./kind.ts";
import { modified, notFound } from "./refusals.ts";
import type { PatchOptions, PatchType, StoredObject } from "./registry.ts";
import type { RegistryCore } from "./registry_core.ts";
import { StatusError } from "./status_error.ts";
import { keyOf } from "./store.ts";
import { replaceObject } from "./update_object.ts";

/** From the current state to the next. Throws `PatchError` or `StatusError`. */
export type Patcher = (current: Json) => Json;

export interface Patch {
  type: PatchType;
  patch: Json;
}

/**
 * Changes an object by a patch, with the same rules as an update. A resourceVersion in the patch is a precondition.
 *
 * @throws {StatusError} NotFound, Conflict, Invalid, and for patches that do not apply.
 */
export function patchObject(
  core: RegistryCore,
  kind: AnyKind,
  target: { namespace: string | undefined; name: string },
  patch: Patch | Patcher,
  options: PatchOptions = {},
): StoredObject {
  const key = keyOf(kind.namespaced ? target.namespace : undefined, target.name);
  const old = core.store.table(kind).get(key)?.object;
  if (!old) throw notFound(kind, target.name);
  const patcher = typeof patch === "function" ? patch : patcherOf(patch);
  const next = attempt(() => patcher(old as unknown as Json)) as unknown as KubeObject;
  const { resourceVersion } = next.metadata;
  if (resourceVersion && resourceVersion !== old.metadata.resourceVersion) throw modified(kind, target.name);
  return replaceObject(core, kind, old, next, options);
}

function patcherOf({ type, patch }: Patch): Patcher {
  switch (type) {
    case "merge":
      return (current) => applyMergePatch(current, patch);
    default:
      throw new Error(`Cannot apply a ${type} patch`);
  }
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    const details = error.code === 422 ? {} : undefined;
    throw new StatusError(error.code, error.reason, error.message, details);
  }
}
