/** What `kubectl apply` makes of an object: what was applied before, what is applied now, and what is there. */
import { jsonEqual } from "./json_equal.ts";
import { kubernetesMergeFacts } from "./merge_facts.ts";
import { type FieldFacts, isJsonObject, type MergeFacts, type MergeType } from "./merge_type.ts";
import type { Json, JsonObject } from "./object.ts";
import { ownEntry } from "./own_entry.ts";
import { orderList } from "./strategic_list.ts";

export interface ThreeWays {
  /** What was applied before; an empty object where nothing is known of it. */
  readonly original: JsonObject;
  /** What is applied now. */
  readonly modified: JsonObject;
  /** What the server has. */
  readonly current: JsonObject;
}

/**
 * What is there, with all that is applied now, and without what was applied before and is not any more. Lists merge
 * by the keys that the facts name.
 *
 * @param definition The OpenAPI name of the kind; undefined for kinds without strategic merge, such as custom ones:
 * then lists are replaced as a whole.
 */
export function threeWayMerge(
  ways: ThreeWays,
  definition: string | undefined,
  facts: MergeFacts = kubernetesMergeFacts,
): JsonObject {
  return mergeObjects(ways, facts.definition(definition), facts, false);
}

/** The JSON merge patch (RFC 7386) that leads from one object to another; empty when they are equal. */
export function mergePatchBetween(from: JsonObject, to: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const [name, value] of Object.entries(to)) {
    const before = ownEntry(from, name);
    if (value === undefined || jsonEqual(before, value)) continue;
    patch[name] = isJsonObject(before) && isJsonObject(value) ? mergePatchBetween(before, value) : value;
  }
  for (const [name, value] of Object.entries(from)) {
    if (value !== undefined && ownEntry(to, name) === undefined) patch[name] = null;
  }
  return patch;
}

function mergeObjects(
  { original, modified, current }: ThreeWays,
  type: MergeType,
  facts: MergeFacts,
  retainsKeys: boolean,
): JsonObject {
  const merged: JsonObject = {};
  for (const [name, value] of Object.entries(current)) {
    if (value === undefined || Object.hasOwn(modified, name)) continue;
    const isTakenAway = retainsKeys || Object.hasOwn(original, name);
    if (!isTakenAway) merged[name] = value;
  }
  for (const [name, value] of Object.entries(modified)) {
    // A null is the wish that there be nothing.
    if (value === null || value === undefined) continue;
    merged[name] = mergeField(original[name], value, current[name], fieldFacts(facts, type, name), facts);
  }
  return merged;
}

function mergeField(
  original: Json | undefined,
  modified: Json,
  current: Json | undefined,
  field: FieldFacts,
  facts: MergeFacts,
): Json {
  if (isJsonObject(modified)) {
    if (!isJsonObject(current) || field.strategies.includes("replace")) return withoutNulls(modified);
    const ways = { original: isJsonObject(original) ? original : {}, modified, current };
    return mergeObjects(ways, field.type, facts, field.strategies.includes("retainKeys"));
  }
  if (Array.isArray(modified) && Array.isArray(current) && field.strategies.includes("merge")) {
    return mergeLists(Array.isArray(original) ? original : [], modified, current, field, facts);
  }
  return withoutNulls(modified);
}

function mergeLists(
  original: readonly Json[],
  modified: Json[],
  current: Json[],
  field: FieldFacts,
  facts: MergeFacts,
): Json[] {
  const { mergeKey } = field;
  const find = (list: readonly Json[], item: Json): Json | undefined =>
    list.find((other) => isSame(other, item, mergeKey));
  const kept = current.filter((item) =>
    find(modified, item) === undefined && find(original, item) === undefined
  );
  const wanted = modified.map((item): Json => {
    const present = find(current, item);
    if (!isJsonObject(item) || !isJsonObject(present)) return withoutNulls(item);
    const before = find(original, item);
    const type: MergeType = field.type.kind === "list" ? field.type.element : { kind: "plain" };
    const ways = { original: isJsonObject(before) ? before : {}, modified: item, current: present };
    // Items of volumes and the like keep nothing that is not written: one has another source else.
    return mergeObjects(ways, type, facts, field.strategies.includes("retainKeys"));
  });
  return orderList([...kept, ...wanted], modified, current, mergeKey);
}

function isSame(left: Json, right: Json, mergeKey: string | undefined): boolean {
  if (mergeKey === undefined || !isJsonObject(left) || !isJsonObject(right)) return jsonEqual(left, right);
  return jsonEqual(left[mergeKey], right[mergeKey]);
}

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([, field]) => field !== null && field !== undefined);
  return Object.fromEntries(kept.map(([name, field]) => [name, withoutNulls(field!)]));
}

function fieldFacts(facts: MergeFacts, type: MergeType, name: string): FieldFacts {
  if (type.kind === "map") return { type: type.element, always: false, strategies: [] };
  const known = type.kind === "struct" ? facts.field(type.definition, name) : undefined;
  return known ?? { type: { kind: "plain" }, always: false, strategies: [] };
}
