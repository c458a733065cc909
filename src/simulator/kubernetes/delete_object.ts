import { admissionRequest } from "./admission.ts";
import { copyOf } from "./json_value.ts";
import { pendingFinalizers, removeObject } from "./deletion_state.ts";
import type { AnyKind } from "./kind.ts";
import { refuseImmortal } from "./namespace_lifecycle.ts";
import { metadataInServerForm, timestamp } from "./object_form.ts";
import { conflict, notFound } from "./refusals.ts";
import type { DeleteOptions, StoredObject } from "./registry.ts";
import type { RegistryCore } from "./registry_core.ts";
import { keyOf } from "./store.ts";

/** What became of it: the last state, or the state that waits for grace or finalizers. */
export interface Deletion {
  object: StoredObject;
  gone: boolean;
}

/**
 * Deletes an object, or marks it: seconds of grace give it a deletionTimestamp in the future; finalizers, those of
 * the propagation policy included, keep it until they are taken off.
 *
 * @throws {StatusError} NotFound, Conflict (a precondition), Forbidden (a namespace that must stay).
 */
export function deleteObject(
  core: RegistryCore,
  kind: AnyKind,
  namespace: string | undefined,
  name: string,
  options: DeleteOptions = {},
): Deletion {
  const old = core.store.table(kind).get(keyOf(kind.namespaced ? namespace : undefined, name))?.object;
  if (!old) throw notFound(kind, name);
  checkPreconditions(kind, old, options);
  refuseImmortal(core, kind, name);
  core.admission.validate(admissionRequest("DELETE", kind, { old }, options), core.context);
  const marked = mark(core, kind, begun(core, kind, old), options);
  if (options.dryRun) return { object: marked.object, gone: !marked.waits };
  let object = old;
  if (marked.object !== old) object = core.store.put(kind, marked.object).object;
  if (marked.waits) return { object, gone: false };
  return { object: removeObject(core, kind, namespace, name) ?? object, gone: true };
}

/** What a kind wants to be done before its objects go; the same object when that is nothing. */
function begun(core: RegistryCore, kind: AnyKind, old: StoredObject): StoredObject {
  if (!kind.prepareForDelete || old.metadata.deletionTimestamp) return old;
  const object = copyOf(old);
  kind.prepareForDelete(object, core.context);
  return object;
}

interface Marked {
  /** The same object when nothing has to be written before the end. */
  object: StoredObject;
  waits: boolean;
}

function mark(core: RegistryCore, kind: AnyKind, old: StoredObject, options: DeleteOptions): Marked {
  const finalizers = finalizersFor(kind, old, options);
  const waitsForFinalizers = pendingFinalizers(kind, { ...old, metadata: { ...old.metadata, finalizers } })
    .length > 0;
  const grace = graceFor(kind, old, options);
  const changesFinalizers = finalizers.join() !== (old.metadata.finalizers ?? []).join();
  const marksTime = grace !== undefined || (waitsForFinalizers && !old.metadata.deletionTimestamp);
  const waits = waitsForFinalizers || isPending(old, grace);
  if (!marksTime && !(changesFinalizers && waitsForFinalizers)) return { object: old, waits };
  const object = copyOf(old);
  if (finalizers.length > 0) object.metadata.finalizers = finalizers;
  else delete object.metadata.finalizers;
  if (marksTime) markTime(core, kind, old, object, grace ?? 0);
  object.metadata = metadataInServerForm(object.metadata) as StoredObject["metadata"];
  return { object, waits };
}

/**
 * Seconds of grace to write; undefined when none have to be: the kind has no grace, or the object is being deleted
 * already and is not asked to go sooner.
 */
function graceFor(kind: AnyKind, old: StoredObject, options: DeleteOptions): number | undefined {
  const requested = options.gracePeriodSeconds;
  if (!kind.gracePeriodSeconds) return undefined;
  const given = old.metadata.deletionTimestamp ? old.metadata.deletionGracePeriodSeconds ?? 0 : undefined;
  if (given !== undefined) {
    return requested !== undefined && requested < given ? Math.max(0, requested) : undefined;
  }
  const grace = kind.gracePeriodSeconds(old, requested);
  // Nothing runs yet: it goes without being marked.
  return grace === 0 && requested !== 0 ? undefined : grace;
}

/** Whether seconds of grace remain after this request. */
function isPending(old: StoredObject, grace: number | undefined): boolean {
  if (grace !== undefined) return grace > 0;
  return old.metadata.deletionTimestamp !== undefined && (old.metadata.deletionGracePeriodSeconds ?? 0) > 0;
}

function markTime(
  core: RegistryCore,
  kind: AnyKind,
  old: StoredObject,
  object: StoredObject,
  graceSeconds: number,
): void {
  const { metadata } = object;
  const began = old.metadata.deletionTimestamp
    ? Date.parse(old.metadata.deletionTimestamp) - (old.metadata.deletionGracePeriodSeconds ?? 0) * 1000
    : core.queue.now();
  metadata.deletionTimestamp = timestamp(began + graceSeconds * 1000);
  if (isNamespace(kind)) {
    object.status = { ...object.status as object, phase: "Terminating" };
  } else metadata.deletionGracePeriodSeconds = graceSeconds;
  if (!old.metadata.deletionTimestamp && metadata.generation) metadata.generation++;
}

/** Finalizers after the propagation policy has had its say. */
function finalizersFor(kind: AnyKind, old: StoredObject, options: DeleteOptions): string[] {
  const present = old.metadata.finalizers ?? [];
  const policy = options.propagationPolicy;
  if (policy === undefined) {
    const keepsPolicy = present.includes(ORPHAN) || present.includes(FOREGROUND);
    return kind.defaultPropagation === "Orphan" && !keepsPolicy ? [...present, ORPHAN] : present;
  }
  const others = present.filter((name) => name !== ORPHAN && name !== FOREGROUND);
  if (policy === "Orphan") return [...others, ORPHAN];
  return policy === "Foreground" ? [...others, FOREGROUND] : others;
}

const ORPHAN = "orphan";
const FOREGROUND = "foregroundDeletion";

function checkPreconditions(kind: AnyKind, old: StoredObject, options: DeleteOptions): void {
  const { uid, resourceVersion } = options.preconditions ?? {};
  const subject = { group: kind.group, kind: kind.kind, plural: kind.kind };
  const { name, uid: actualUid, resourceVersion: actualVersion } = old.metadata;
  if (uid !== undefined && uid !== actualUid) {
    throw conflict(
      subject,
      name,
      `the UID in the precondition (${uid}) does not match the UID in record (${actualUid}). ` +
        "The object might have been deleted and then recreated",
    );
  }
  if (resourceVersion !== undefined && resourceVersion !== actualVersion) {
    throw conflict(
      subject,
      name,
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in ` +
        `record (${actualVersion}). The object might have been modified`,
    );
  }
}

function isNamespace(kind: AnyKind): boolean {
  return kind.kind === "Namespace" && kind.group === "";
}
