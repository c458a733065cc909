import { compareObjects, fieldSetOfObject } from "./field_comparison.ts";
import {
  decodeManagedFields,
  encodeManagedFields,
  type FieldManager,
  type FieldManagers,
  limitUpdaters,
  managerId,
  ownableFields,
  withoutManagedFields,
} from "./field_owners.ts";
import {
  difference,
  emptyFieldSet,
  type FieldSet,
  formatPaths,
  intersection,
  isEmptyFieldSet,
  union,
} from "./field_set.ts";
import type { ApplyConflict } from "./apply_conflict.ts";
import { jsonEqual } from "./json_equal.ts";
import { ignoredFieldsOf, pathsOf, takeOver, withoutFields } from "./managed_fields.ts";
import { emptyObject, kubernetesMergeFacts } from "./merge_facts.ts";
import { isJsonObject, type MergeFacts, type MergeType } from "./merge_type.ts";
import type { Json, KubeObject } from "./object.ts";
import { mergeStructured, removePaths, withNamedParents } from "./structured_merge.ts";

export interface ApplyRequest {
  /** The stored object; absent where the apply creates it. */
  live?: KubeObject | undefined;
  /** What the manager wants. It must not carry managedFields (the server answers 400 to that). */
  applied: KubeObject;
  manager: string;
  /** Take fields from other managers instead of reporting conflicts. */
  force: boolean;
  apiVersion: string;
  /** RFC 3339. */
  time: string;
  /** OpenAPI name of the kind (`definitionName`); undefined for custom resources. */
  definition?: string | undefined;
  subresource?: string | undefined;
  facts?: MergeFacts | undefined;
  /** Paths that this endpoint ignores, as field names; default: `ignoredFieldsOf(subresource)`. */
  ignoredFields?: string[][] | undefined;
}

export interface ApplyResult {
  /** The merged object with its new managedFields; with conflicts the live object as it was. */
  object: KubeObject;
  /** Empty unless fields are owned by others and `force` is not set. */
  conflicts: ApplyConflict[];
}

/**
 * Server-side apply: the applied fields are set and owned, fields that this manager applied before and does not
 * any more are removed unless somebody else owns them, and changing what somebody else owns is a conflict.
 */
export function serverSideApply(request: ApplyRequest): ApplyResult {
  const facts = request.facts ?? kubernetesMergeFacts;
  const type = facts.definition(request.definition);
  const live = request.live ? withoutManagedFields(request.live) : emptyObject(request.definition, facts);
  const before = ownersBefore(request);
  const applied = withoutIgnored(request, type, facts);
  const self: FieldManager = {
    name: request.manager,
    operation: "Apply",
    apiVersion: request.apiVersion,
    subresource: request.subresource ?? "",
    fields: fieldSetOfObject(applied, type, facts),
  };
  const selfId = managerId(self);
  const last = before.get(selfId);
  const owners: FieldManagers = new Map(before).set(selfId, {
    ...self,
    ...(last?.time === undefined ? {} : { time: last.time }),
  });
  const merged = mergeStructured(live, applied, type, facts) ?? {};
  const pruned = prune(merged, last?.fields ?? emptyFieldSet, owners, type, facts);
  const others: FieldManagers = new Map([...owners].filter(([id]) => id !== selfId));
  const comparison = compareObjects(live, pruned, type, facts);
  const changed = union(comparison.added, comparison.modified);
  const conflicts = request.force ? [] : findConflicts(others, changed);
  if (conflicts.length > 0) return { object: request.live ?? request.applied, conflicts };
  const remaining = withoutFields(others, changed, comparison);
  const own = ownedAfter(
    owners.get(selfId) ?? self,
    jsonEqual(live, pruned) ? undefined : request.time,
    comparison.removed,
  );
  if (own !== undefined) remaining.set(selfId, own);
  // What the server writes even when empty is there after pruning, too.
  const complete = mergeStructured(emptyObject(request.definition, facts), pruned, type, facts) ?? {};
  return { object: withOwners(complete, remaining), conflicts: [] };
}

/** The applier's entry; undefined where it owns nothing. The time is that of the last change to the object. */
function ownedAfter(
  self: FieldManager,
  time: string | undefined,
  removed: FieldSet,
): FieldManager | undefined {
  const fields = ownableFields(difference(self.fields, removed));
  if (isEmptyFieldSet(fields)) return undefined;
  return { ...self, fields, ...(time === undefined ? {} : { time }) };
}

/** What was there before the first apply belongs to a manager of its own. */
function ownersBefore(request: ApplyRequest): FieldManagers {
  const { live, apiVersion, time, definition, facts } = request;
  const owners = decodeManagedFields(live?.metadata.managedFields, true) ?? new Map();
  if (live === undefined || owners.size > 0) return owners;
  return takeOver(owners, {
    after: live,
    manager: "before-first-apply",
    operation: "Update",
    apiVersion,
    time,
    definition,
    facts,
    ignoredFields: [],
  });
}

function withoutIgnored(request: ApplyRequest, type: MergeType, facts: MergeFacts): Json {
  const paths = pathsOf(request.ignoredFields ?? ignoredFieldsOf(request.subresource));
  return removePaths(withoutManagedFields(request.applied), paths, type, facts) ?? {};
}

/**
 * Removes what the manager applied last and does not apply now, unless somebody owns it. The set differences
 * follow upstream's updater (structured-merge-diff, `prune`): items go first, then what others own comes back,
 * then what was never this manager's.
 */
function prune(
  merged: Json,
  last: FieldSet,
  owners: FieldManagers,
  type: MergeType,
  facts: MergeFacts,
): Json {
  if (isEmptyFieldSet(last)) return merged;
  const named = (set: FieldSet) => withNamedParents(set, type, facts);
  const fieldsOf = (value: Json) => named(fieldSetOfObject(value, type, facts));
  const owned = [...owners.values()].map((owner) => owner.fields).reduce(union, emptyFieldSet);
  const everything = fieldsOf(merged);
  const stripped = removePaths(merged, named(last), type, facts) ?? {};
  const kept = union(fieldsOf(stripped), named(owned));
  const withOwned = removePaths(merged, difference(everything, kept), type, facts) ?? {};
  const gone = intersection(difference(everything, fieldsOf(withOwned)), named(last));
  return removePaths(merged, gone, type, facts) ?? {};
}

function findConflicts(others: FieldManagers, changed: FieldSet): ApplyConflict[] {
  return [...others]
    .sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0)
    .flatMap(([, { name, operation, apiVersion, subresource, fields }]) =>
      formatPaths(intersection(fields, changed)).map((field) => ({
        manager: name,
        operation,
        apiVersion,
        subresource,
        field,
      }))
    );
}

function withOwners(object: Json, owners: FieldManagers): KubeObject {
  // Nulls, which an apply may carry, and what pruning has emptied are not stored.
  const { kind, apiVersion, metadata, ...rest } = withoutNulls(object) as unknown as KubeObject;
  const managedFields = encodeManagedFields(limitUpdaters(owners));
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(apiVersion === undefined ? {} : { apiVersion }),
    metadata: { ...metadata, ...(managedFields.length > 0 ? { managedFields } : {}) },
    ...rest,
  };
}

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([, child]) => child !== null && child !== undefined);
  return Object.fromEntries(kept.map(([name, child]) => [name, withoutNulls(child as Json)]));
}
