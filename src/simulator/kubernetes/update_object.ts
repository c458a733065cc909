import type { Json, KubeObject } from "../../kube/object.ts";
import { admissionRequest } from "./admission.ts";
import { createObject, type TrackedOptions } from "./create_object.ts";
import { hasEnded, removeObject } from "./deletion_state.ts";
import { copyOf, isSame } from "./json_value.ts";
import type { AnyKind } from "./kind.ts";
import { validateMetadataUpdate } from "./kinds/metadata_validation.ts";
import { inServerForm, metadataInServerForm } from "./object_form.ts";
import { withPodPart } from "./pod_parts.ts";
import { conflict, invalid, modified, notFound } from "./refusals.ts";
import type { StoredObject, WriteOptions } from "./registry.ts";
import type { RegistryCore } from "./registry_core.ts";
import { keyOf } from "./store.ts";

/**
 * Replaces an object, or its status. What the server owns is kept from the stored state. A write that changes
 * nothing keeps the resourceVersion and makes no event. Taking the last finalizer off a deleted object ends it.
 *
 * @throws {StatusError} NotFound, Conflict, Invalid.
 */
export function updateObject(
  core: RegistryCore,
  kind: AnyKind,
  input: KubeObject,
  options: WriteOptions = {},
): StoredObject {
  const { namespace, name = "", resourceVersion, uid } = input.metadata;
  const old = core.store.table(kind).get(keyOf(kind.namespaced ? namespace : undefined, name))?.object;
  if (!old) {
    if (!kind.allowCreateOnUpdate || options.subresource) throw notFound(kind, name);
    return createObject(core, kind, input, options);
  }
  if (uid && uid !== old.metadata.uid) {
    throw conflict(
      kind,
      name,
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${old.metadata.uid}`,
    );
  }
  if (resourceVersion && resourceVersion !== old.metadata.resourceVersion) throw modified(kind, name);
  if (!resourceVersion && kind.allowUnconditionalUpdate === false) {
    throw invalid(kind.isCustom ? { ...kind, kind: kind.plural } : kind, name, [MISSING_RESOURCE_VERSION]);
  }
  return replaceObject(core, kind, old, input, options);
}

/** As `updateObject`, when the stored state is at hand and preconditions hold. */
export function replaceObject(
  core: RegistryCore,
  kind: AnyKind,
  old: StoredObject,
  input: KubeObject,
  options: TrackedOptions,
): StoredObject {
  const { face = kind } = options;
  const object = nextState(kind, face, old, input, options.subresource);
  face.setDefaults?.(object);
  if (!options.isTracked) core.ownership.trackUpdate(kind, old, object, options);
  const context = { ...core.context, ...(options.subresource ? { subresource: options.subresource } : {}) };
  const admitted = admissionRequest("UPDATE", kind, { object, old }, options);
  core.admission.mutate(admitted, context);
  kind.prepareForUpdate?.(object, old, context);
  if (options.subresource !== "binding") bumpGeneration(face, object, old);
  const errors = options.subresource === "status"
    ? face.validateStatus?.(object, old, context) ?? []
    : face.validateUpdate?.(object, old, context) ?? validateMetadataUpdate(object.metadata, old.metadata);
  if (errors.length > 0) throw invalid(kind, old.metadata.name, errors);
  core.admission.validate(admitted, context);
  object.metadata = metadataInServerForm(object.metadata);
  return storeUpdate(core, kind, old, object as StoredObject, options.dryRun ?? false);
}

/** Stores a changed state: not at all when nothing changed, or as an end when nothing keeps the object. */
function storeUpdate(
  core: RegistryCore,
  kind: AnyKind,
  old: StoredObject,
  object: StoredObject,
  dryRun: boolean,
): StoredObject {
  if (isUnchanged(old, object)) return old;
  if (dryRun) return object;
  if (hasEnded(kind, object) && !hasEnded(kind, old)) {
    removeObject(core, kind, object.metadata.namespace, object.metadata.name);
    return object;
  }
  return core.store.put(kind, object).object;
}

const MISSING_RESOURCE_VERSION = {
  field: "metadata.resourceVersion",
  reason: "FieldValueInvalid",
  message: "Invalid value: 0: must be specified for an update",
};

/** What the server owns comes from `old`; which other parts may differ depends on the sub-resource. */
function nextState(
  kind: AnyKind,
  face: AnyKind,
  old: StoredObject,
  input: KubeObject,
  subresource: WriteOptions["subresource"],
): KubeObject {
  if (subresource === "binding") {
    return { ...copyOf(old), spec: copyOf(input.spec), status: copyOf(input.status) } as KubeObject;
  }
  if (subresource === "status") return { ...copyOf(old), status: copyOf(input.status) };
  const given = inServerForm(kind, input);
  if (subresource === "ephemeralcontainers" || subresource === "resize") {
    return withPodPart(old, given, subresource);
  }
  if (subresource === "approval") {
    const { conditions } = (given.status ?? {}) as { conditions?: Json };
    return {
      ...copyOf(old),
      status: { ...copyOf(old.status as object), ...(conditions ? { conditions } : {}) },
    };
  }
  if (subresource === "finalize") {
    const finalizers = (given.spec as { finalizers?: string[] } | undefined)?.finalizers;
    return { ...copyOf(old), spec: { ...copyOf(old.spec as object), finalizers } } as KubeObject;
  }
  const { uid, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, generation } = old.metadata;
  Object.assign(given.metadata, {
    name: old.metadata.name,
    namespace: old.metadata.namespace,
    resourceVersion: old.metadata.resourceVersion,
    generateName: given.metadata.generateName ?? old.metadata.generateName,
    uid: given.metadata.uid || uid,
    creationTimestamp,
    deletionTimestamp: deletionTimestamp ?? given.metadata.deletionTimestamp,
    deletionGracePeriodSeconds: given.metadata.deletionGracePeriodSeconds ?? deletionGracePeriodSeconds,
    generation,
  });
  if (face.hasStatus) {
    if (old.status === undefined) delete given.status;
    else given.status = copyOf(old.status);
  }
  return given;
}

/** Everything but metadata counts as spec, and the status only where it is no sub-resource. */
function bumpGeneration(kind: AnyKind, object: KubeObject, old: StoredObject): void {
  if (kind.generation !== "spec" || object.metadata.generation !== old.metadata.generation) return;
  const { metadata: _, status, ...spec } = object;
  const { metadata: _old, status: oldStatus, ...oldSpec } = old;
  const isStatusSame = kind.hasStatus || isSame(status, oldStatus);
  if (!isStatusSame || !isSame(spec, oldSpec)) {
    object.metadata.generation = (old.metadata.generation ?? 0) + 1;
  }
}

/** The times in managedFields alone are no change. */
function isUnchanged(old: StoredObject, object: StoredObject): boolean {
  // What mostly differs comes first.
  return isSame(old.status, object.status) && isSame(old.spec, object.spec) &&
    isSame(withoutTimes(old), withoutTimes(object));
}

function withoutTimes(object: StoredObject): KubeObject {
  const { managedFields = [], ...metadata } = object.metadata;
  const timeless = managedFields.map((entry) => ({ ...entry, time: "" }));
  return { ...object, metadata: { ...metadata, managedFields: timeless } };
}
