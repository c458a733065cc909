import { applyConflictCauses, applyConflictMessage } from "../../kube/apply_conflict.ts";
import { type ManagedFieldsEntry, trackUpdate } from "../../kube/managed_fields.ts";
import { definitionName } from "../../kube/merge_facts.ts";
import type { MergeFacts } from "../../kube/merge_type.ts";
import type { KubeObject } from "../../kube/object.ts";
import { serverSideApply } from "../../kube/server_side_apply.ts";
import type { Clock } from "../clock/clock.ts";
import type { AnyKind } from "./kind.ts";
import { fromStored, type KindFace, toStored } from "./kind_face.ts";
import { apiVersionOf, timestamp } from "./object_form.ts";
import { badRequest } from "./refusals.ts";
import type { PatchOptions, StoredObject, WriteOptions } from "./registry.ts";
import { StatusError } from "./status_error.ts";

interface VersionFacts {
  apiVersion: string;
  time: string;
  definition: string | undefined;
  facts?: MergeFacts;
  ignoredFields?: string[][] | undefined;
}

/** Keeps `metadata.managedFields`: who set which field, by what kind of write. */
export class FieldOwnership {
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Records a write in `object`, whose defaults are filled in. */
  trackUpdate(
    kind: AnyKind,
    before: StoredObject | undefined,
    after: KubeObject,
    options: WriteOptions,
  ): void {
    const { face = kind } = options;
    const entries: ManagedFieldsEntry[] = trackUpdate({
      before: before && fromStored(face, before),
      after: fromStored(face, after),
      manager: options.fieldManager ?? DEFAULT_MANAGER,
      operation: "Update",
      subresource: options.subresource,
      ...this.#version(face, options.subresource),
    });
    if (options.subresource === "scale") forgetScaleTime(entries);
    if (entries.length > 0) after.metadata.managedFields = entries;
    else delete after.metadata.managedFields;
  }

  /**
   * The stored object (or nothing) with what is applied merged into it, and its new owners.
   *
   * @throws {StatusError} Conflict, when others own what would change and `force` is not set.
   */
  apply(
    kind: AnyKind,
    live: StoredObject | undefined,
    applied: KubeObject,
    options: PatchOptions,
  ): KubeObject {
    if (applied.metadata?.managedFields?.length) throw badRequest("metadata.managedFields must be nil");
    const { face = kind } = options;
    const { object, conflicts } = serverSideApply({
      live: live && fromStored(face, live),
      applied,
      manager: options.fieldManager ?? DEFAULT_MANAGER,
      force: options.force ?? false,
      subresource: options.subresource,
      ...this.#version(face, options.subresource),
    });
    if (conflicts.length === 0) return toStored(kind, face, object);
    throw new StatusError(409, "Conflict", applyConflictMessage(conflicts), {
      causes: applyConflictCauses(conflicts),
    });
  }

  #version(kind: KindFace, subresource: WriteOptions["subresource"]): VersionFacts {
    const time = timestamp(this.#clock.now());
    const common = { apiVersion: apiVersionOf(kind), time };
    if (!kind.mergeFacts) return { ...common, definition: definitionName(kind) };
    const ignoredFields = kind.hasStatus || subresource ? undefined : [];
    return { ...common, definition: kind.schema, facts: kind.mergeFacts, ignoredFields };
  }
}

/** Entries of scale writes lose their time on the way through the Scale object, and so come first. */
function forgetScaleTime(entries: ManagedFieldsEntry[]): void {
  for (const entry of entries) if (entry.subresource === "scale") delete entry.time;
  entries.sort((a, b) => Number(a.time !== undefined) - Number(b.time !== undefined));
}

/** Who writes without saying so. */
const DEFAULT_MANAGER = "unknown";
