import type { KubeObject, StoredMeta } from "../../kube/object.ts";
import { admissionRequest } from "./admission.ts";
import type { AnyKind } from "./kind.ts";
import { validateMetadata } from "./kinds/metadata_validation.ts";
import { admitToNamespace } from "./namespace_lifecycle.ts";
import { inServerForm, metadataInServerForm, timestamp } from "./object_form.ts";
import { alreadyExists, badRequest, invalid } from "./refusals.ts";
import type { StoredObject, WriteOptions } from "./registry.ts";
import type { RegistryCore } from "./registry_core.ts";
import { StatusError } from "./status_error.ts";
import { keyOf } from "./store.ts";

/**
 * Defaults, admits, validates and stores a new object. With `dryRun` all but the last.
 *
 * @throws {StatusError} AlreadyExists, Invalid, NotFound (its namespace), Forbidden (an ending namespace).
 */
export function createObject(
  core: RegistryCore,
  kind: AnyKind,
  input: KubeObject,
  options: TrackedOptions = {},
): StoredObject {
  if (input.metadata?.resourceVersion) {
    throw new StatusError(500, "", "resourceVersion should not be set on objects to be created");
  }
  const object = inServerForm(kind, input);
  const { metadata } = object;
  admitToNamespace(core, kind, metadata.namespace, metadata.name ?? "");
  fillSystemMetadata(core, kind, object);
  const { face = kind } = options;
  face.setDefaults?.(object);
  if (!options.isTracked) core.ownership.trackUpdate(kind, undefined, object, options);
  const admitted = admissionRequest("CREATE", kind, { object }, options);
  core.admission.mutate(admitted, core.context);
  kind.prepareForCreate?.(object, options.user ? { ...core.context, user: options.user } : core.context);
  const errors = face.validate?.(object, core.context) ?? validateMetadata(object.metadata, kind);
  if (errors.length > 0) throw invalid(kind, metadata.name ?? "", errors);
  if (core.store.table(kind).get(keyOf(metadata.namespace, metadata.name!))) {
    throw alreadyExists(kind, metadata.name!);
  }
  core.admission.validate(admitted, core.context);
  // The store sets the version; it is to stand in its place.
  if (!options.dryRun) object.metadata.resourceVersion = "0";
  object.metadata = metadataInServerForm(object.metadata);
  if (options.dryRun) return object as StoredObject;
  return core.store.put(kind, object as StoredObject).object;
}

/** Options of a write whose managedFields may be right already: those of an apply. */
export interface TrackedOptions extends WriteOptions {
  isTracked?: boolean;
}

function fillSystemMetadata(core: RegistryCore, kind: AnyKind, object: KubeObject): void {
  const metadata = object.metadata as Partial<StoredMeta>;
  if (kind.namespaced && !metadata.namespace) {
    throw badRequest("an empty namespace may not be set during creation");
  }
  if (!kind.namespaced) delete metadata.namespace;
  delete metadata.deletionTimestamp;
  delete metadata.deletionGracePeriodSeconds;
  if (!metadata.name && metadata.generateName) {
    metadata.name = generatedName(core, kind, metadata.namespace, metadata.generateName);
  }
  metadata.uid = core.random.uuid();
  metadata.creationTimestamp = timestamp(core.queue.now());
  if (kind.generation === "spec") metadata.generation = 1;
  else delete metadata.generation;
}

/** Names longer than this are cut before the suffix, so that they fit a DNS label. */
const MAX_BASE_LENGTH = 58;
const SUFFIX_LENGTH = 5;

function generatedName(
  core: RegistryCore,
  kind: AnyKind,
  namespace: string | undefined,
  base: string,
): string {
  for (;;) {
    const name = base.slice(0, MAX_BASE_LENGTH) + core.random.suffix(SUFFIX_LENGTH);
    if (!core.store.table(kind).get(keyOf(namespace, name))) return name;
  }
}
