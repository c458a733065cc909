import { compareObjects, type Comparison } from "./field_comparison.ts";
import {
  decodeManagedFields,
  encodeManagedFields,
  type FieldManagers,
  limitUpdaters,
  type ManagedFieldsEntry,
  managerId,
  ownableFields,
  withoutManagedFields,
} from "./field_owners.ts";
import {
  difference,
  differenceBelow,
  type FieldSet,
  fieldSetOf,
  isEmptyFieldSet,
  union,
} from "./field_set.ts";
import { emptyObject, kubernetesMergeFacts } from "./merge_facts.ts";
import { jsonEqual } from "./json_equal.ts";
import type { MergeFacts } from "./merge_type.ts";
import type { Json, KubeObject } from "./object.ts";
import { fieldElement } from "./path_element.ts";

export type { ManagedFieldsEntry } from "./field_owners.ts";

/** A plain write: create, update or any patch but apply. */
export interface TrackedUpdate {
  /** The stored object; absent for a create. */
  before?: KubeObject | undefined;
  /**
   * The request's object with defaults, managedFields as the request has them: the server tracks before admission
   * adds to the object and before it allocates addresses and ports, so these have no owner.
   */
  after: KubeObject;
  /** The field manager: the request's, or the first part of its User-Agent. */
  manager: string;
  operation: "Update";
  subresource?: string | undefined;
  apiVersion: string;
  /** RFC 3339. */
  time: string;
  /** OpenAPI name of the kind (`definitionName`); undefined for custom resources. */
  definition?: string | undefined;
  facts?: MergeFacts | undefined;
  /** Paths that this endpoint ignores, as field names; default: `ignoredFieldsOf(subresource)`. */
  ignoredFields?: string[][] | undefined;
}

/**
 * What an endpoint leaves as it is stored, whatever the request says: the object's own ignores its status, the
 * status' ignores the spec. A custom resource without status subresource ignores nothing.
 */
export function ignoredFieldsOf(subresource: string | undefined): string[][] {
  if (subresource === "status") return [["spec"]];
  return subresource ? [] : [["status"]];
}

/**
 * The entries of `metadata.managedFields` after a plain write: whoever changes a value owns it from then on,
 * what stays the same keeps its owners, what is gone is nobody's, owners of nothing are dropped. An object that
 * has no entries any more is not tracked again until something is applied to it. An empty result means that
 * the field is to be left out.
 */
export function trackUpdate(update: TrackedUpdate): ManagedFieldsEntry[] {
  const managers = requestedManagers(update);
  if (managers.size === 0 && update.before !== undefined) return [];
  return encodeManagedFields(limitUpdaters(takeOver(managers, update)));
}

/** Who owns what after the write, where `managers` owned before. */
export function takeOver(managers: FieldManagers, update: TrackedUpdate): FieldManagers {
  const facts = update.facts ?? kubernetesMergeFacts;
  const type = facts.definition(update.definition);
  const all = compareObjects(beforeOf(update, facts), withoutManagedFields(update.after), type, facts);
  const ignored = pathsOf(update.ignoredFields ?? ignoredFieldsOf(update.subresource));
  const comparison: Comparison = {
    added: differenceBelow(all.added, ignored),
    modified: differenceBelow(all.modified, ignored),
    removed: differenceBelow(all.removed, ignored),
  };
  const changed = union(comparison.added, comparison.modified);
  const remaining = withoutFields(managers, changed, comparison);
  const taken = ownableFields(changed);
  if (isEmptyFieldSet(taken)) return remaining;
  const { manager: name, operation, apiVersion, subresource = "", time } = update;
  const id = managerId({ name, operation, apiVersion, subresource });
  const own = remaining.get(id);
  const fields = own === undefined ? taken : union(own.fields, taken);
  return new Map(remaining).set(id, { name, operation, apiVersion, subresource, time, fields });
}

/** The set of paths given as field names. */
export function pathsOf(paths: string[][]): FieldSet {
  return fieldSetOf(paths.map((path) => path.map(fieldElement)));
}

/** The owners without what is taken from them and what is gone. */
export function withoutFields(
  managers: FieldManagers,
  taken: Comparison["added"],
  { removed }: Comparison,
): FieldManagers {
  const remaining: FieldManagers = new Map();
  for (const [id, manager] of managers) {
    const fields = difference(difference(manager.fields, taken), removed);
    if (isEmptyFieldSet(fields)) continue;
    remaining.set(id, fields === manager.fields ? manager : { ...manager, fields });
  }
  return remaining;
}

function beforeOf(update: TrackedUpdate, facts: MergeFacts): Json {
  return update.before ? withoutManagedFields(update.before) : emptyObject(update.definition, facts);
}

/** The owners to start from: a request may name them itself, but not through a subresource. */
function requestedManagers({ before, after, subresource }: TrackedUpdate): FieldManagers {
  const entries = before?.metadata.managedFields;
  const stored = decodeManagedFields(entries, true) ?? new Map();
  const requested = after.metadata.managedFields;
  if (subresource || (entries && jsonEqual(requested as Json, entries as Json))) return stored;
  if (requested !== undefined && isReset(requested)) return new Map();
  const decoded = decodeManagedFields(requested);
  return decoded === undefined || decoded.size === 0 ? stored : decoded;
}

/** An empty list, or one empty entry, asks to forget all owners. */
function isReset(entries: ManagedFieldsEntry[]): boolean {
  const [first] = entries;
  return first === undefined || (entries.length === 1 && Object.keys(first).length === 0);
}
