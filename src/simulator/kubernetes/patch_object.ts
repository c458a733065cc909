import { applyMergePatch } from "../../kube/merge_patch.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import { PatchError } from "../../kube/patch_error.ts";
import { applyStrategicPatch } from "../../kube/strategic_patch.ts";
import { createObject } from "./create_object.ts";
import { isSame } from "./json_value.ts";
import type { AnyKind } from "./kind.ts";
import { inServerForm } from "./object_form.ts";
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

export interface PatchTarget {
  namespace: string | undefined;
  name: string;
}

/**
 * Changes an object by a patch, with the same rules as an update. A resourceVersion in the patch is a precondition.
 * Applying creates what is missing.
 *
 * @throws {StatusError} NotFound, Conflict, Invalid, and for patches that do not apply.
 */
export function patchObject(
  core: RegistryCore,
  kind: AnyKind,
  target: PatchTarget,
  patch: Patch | Patcher,
  options: PatchOptions = {},
): StoredObject {
  const key = keyOf(kind.namespaced ? target.namespace : undefined, target.name);
  const old = core.store.table(kind).get(key)?.object;
  if (typeof patch !== "function" && patch.type === "apply") {
    return applyObject(core, kind, target, old, patch.patch as unknown as KubeObject, options);
  }
  if (!old) throw notFound(kind, target.name);
  const patcher = typeof patch === "function" ? patch : patcherOf(kind, patch);
  const next = patched(patcher, old);
  checkVersion(kind, old, next);
  return replaceObject(core, kind, old, next, options);
}

function applyObject(
  core: RegistryCore,
  kind: AnyKind,
  target: PatchTarget,
  old: StoredObject | undefined,
  applied: KubeObject,
  options: PatchOptions,
): StoredObject {
  const metadata = { ...applied.metadata, name: target.name };
  if (kind.namespaced && target.namespace) metadata.namespace = target.namespace;
  const wanted = { ...applied, metadata };
  if (!old) {
    if (options.subresource) throw notFound(kind, target.name);
    const merged = core.ownership.apply(kind, undefined, wanted, options);
    return createObject(core, kind, merged, { ...options, isTracked: true });
  }
  checkVersion(kind, old, wanted);
  const next = core.ownership.apply(kind, old, wanted, options);
  // Applying what is there already changes nothing, though defaults are not part of what is applied.
  if (isSame(inServerForm(kind, next), old)) return old;
  return replaceObject(core, kind, old, next, { ...options, isTracked: true });
}

function checkVersion(kind: AnyKind, old: StoredObject, next: KubeObject): void {
  const { resourceVersion } = next.metadata;
  if (resourceVersion && resourceVersion !== old.metadata.resourceVersion) {
    throw modified(kind, old.metadata.name);
  }
}

function patcherOf(kind: AnyKind, { type, patch }: Patch): Patcher {
  switch (type) {
    case "merge":
      return (current) => applyMergePatch(current, patch);
    case "strategic":
      return (current) => applyStrategicPatch(current, patch, kind.schema);
    default:
      // Its package is loaded when it is first needed: see `patchWith`.
      throw new Error(`Cannot apply a ${type} patch here: pass a patcher`);
  }
}

/** What the server says of most patches that do not apply. */
const GENERAL_REFUSAL = "the server rejected our request due to an error in our request";

/** The next state; its own metadata object, whatever the patcher shares with the old one. */
function patched(patcher: Patcher, old: StoredObject): KubeObject {
  try {
    const next = patcher(old as unknown as Json);
    if (!isJsonObject(next)) throw new PatchError(422, GENERAL_REFUSAL);
    return { ...next, metadata: { ...next.metadata as object } };
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    const details = error.code === 422 ? {} : undefined;
    throw new StatusError(error.code, error.reason, error.message, details);
  }
}
