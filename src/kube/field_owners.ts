/** Who owns which fields of an object: `metadata.managedFields`, decoded and written again. */
import type { IManagedFieldsEntry } from "@kubernetes-models/apimachinery/apis/meta/v1/ManagedFieldsEntry";
import { difference, type FieldSet, fieldSetOf, formatFieldsV1, parseFieldsV1, union } from "./field_set.ts";
import type { Json, JsonObject, KubeObject } from "./object.ts";

export type ManagedFieldsEntry = IManagedFieldsEntry;

/** One owner: a name, how it writes, and what it owns. */
export interface FieldManager {
  name: string;
  operation: "Apply" | "Update";
  apiVersion: string;
  subresource: string;
  /** RFC 3339; absent for entries that never changed the object. */
  time?: string;
  fields: FieldSet;
  /** What a stored entry says, and the set that was read from it: it is written again as it is. */
  stored?: { fields: FieldSet; form: JsonObject };
}

/** Owners by identity (`managerId`). */
export type FieldManagers = Map<string, FieldManager>;

/** More entries of operation Update than this are merged, the oldest first. */
export const MAX_UPDATE_MANAGERS = 10;
const mergedManagerName = "ancient-changes";

/** The identity of an entry. Appliers are the same in every version of the API, updaters are not. */
export function managerId(manager: Omit<FieldManager, "fields" | "time" | "stored">): string {
  const { name, operation, apiVersion, subresource } = manager;
  return JSON.stringify([name, operation, operation === "Apply" ? "" : apiVersion, subresource]);
}

/**
 * Reads entries. An invalid one makes all of them unreadable, as upstream has it: the result is undefined. Stored ones
 * are in the server's form, requested ones need not be.
 */
export function decodeManagedFields(
  entries: ManagedFieldsEntry[] | undefined,
  areStored = false,
): FieldManagers | undefined {
  const managers: FieldManagers = new Map();
  for (const entry of entries ?? []) {
    const { operation, apiVersion } = entry;
    if (operation !== "Apply" && operation !== "Update") return undefined;
    if (!apiVersion || entry.fieldsType !== "FieldsV1") return undefined;
    const fields = parseFieldsV1(entry.fieldsV1 as Json | undefined);
    const manager: FieldManager = {
      name: entry.manager ?? "",
      operation,
      apiVersion,
      subresource: entry.subresource ?? "",
      ...(entry.time === undefined ? {} : { time: entry.time }),
      fields,
      ...(areStored ? { stored: { fields, form: (entry.fieldsV1 ?? {}) as JsonObject } } : {}),
    };
    managers.set(managerId(manager), manager);
  }
  return managers;
}

/** Writes entries in the server's order: Apply first, then by time, manager, version, subresource. */
export function encodeManagedFields(managers: FieldManagers): ManagedFieldsEntry[] {
  return [...managers.values()].sort(compareManagers).map((manager) => ({
    manager: manager.name,
    operation: manager.operation,
    apiVersion: manager.apiVersion,
    ...(manager.time === undefined ? {} : { time: manager.time }),
    fieldsType: "FieldsV1",
    fieldsV1: manager.stored?.fields === manager.fields
      ? manager.stored.form
      : formatFieldsV1(manager.fields),
    ...(manager.subresource === "" ? {} : { subresource: manager.subresource }),
  }));
}

/** The object without its managedFields, and without absent fields. */
export function withoutManagedFields(object: KubeObject): Json {
  const { managedFields: _, ...metadata } = object.metadata ?? {};
  return { ...object, metadata } as unknown as Json;
}

// What the server sets or identifies by is nobody's (apimachinery, stripMetaManager).
const unownedFields = fieldSetOf([
  ["f:apiVersion"],
  ["f:kind"],
  ["f:metadata"],
  ...[
    "name",
    "namespace",
    "creationTimestamp",
    "selfLink",
    "uid",
    "clusterName",
    "generation",
    "managedFields",
  ]
    .map((name) => ["f:metadata", `f:${name}`]),
  ["f:metadata", "f:resourceVersion"],
]);

/** A set without the fields that nobody can own. */
export function ownableFields(fields: FieldSet): FieldSet {
  return difference(fields, unownedFields);
}

/** Merges the oldest updaters of a version into one entry until there are few enough. */
export function limitUpdaters(managers: FieldManagers): FieldManagers {
  const updaters = [...managers.values()].filter((manager) => manager.operation === "Update");
  let count = updaters.length;
  if (count <= MAX_UPDATE_MANAGERS) return managers;
  const limited: FieldManagers = new Map(managers);
  const firstOfVersion = new Map<string, FieldManager>();
  for (const updater of updaters.sort(compareManagers)) {
    if (count <= MAX_UPDATE_MANAGERS) break;
    const first = firstOfVersion.get(updater.apiVersion);
    if (first === undefined) {
      firstOfVersion.set(updater.apiVersion, updater);
      continue;
    }
    const bucket: FieldManager = { ...updater, name: mergedManagerName, subresource: "" };
    const id = managerId(bucket);
    const base = limited.get(id) ?? first;
    limited.delete(managerId(first));
    limited.delete(managerId(updater));
    limited.set(id, { ...bucket, fields: union(base.fields, updater.fields) });
    count -= 1;
  }
  return limited;
}

function compareManagers(a: FieldManager, b: FieldManager): number {
  return compare(a.operation, b.operation) || seconds(a) - seconds(b) || compare(a.name, b.name) ||
    compare(a.apiVersion, b.apiVersion) || compare(a.subresource, b.subresource);
}

function seconds({ time }: FieldManager): number {
  return time === undefined ? 0 : Math.floor(Date.parse(time) / 1000);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
