/** The strategic merge patch that leads from one object to another: what `kubectl edit` sends for built-in kinds. */
import { jsonEqual } from "./json_equal.ts";
import { kubernetesMergeFacts } from "./merge_facts.ts";
import { type FieldFacts, isJsonObject, type MergeFacts, type MergeType } from "./merge_type.ts";
import type { Json, JsonObject } from "./object.ts";
import { ownEntry } from "./own_entry.ts";

/**
 * What `applyStrategicPatch` makes `modified` of `original` with; an empty object when nothing differs. Lists that
 * merge say only which elements come, change and go, so that what others do to the list meanwhile stays.
 *
 * @param definition The OpenAPI name of the kind, `io.k8s.api.apps.v1.Deployment`.
 */
export function strategicDiff(
  original: JsonObject,
  modified: JsonObject,
  definition: string,
  facts: MergeFacts = kubernetesMergeFacts,
): JsonObject {
  return objectDiff(original, modified, facts.definition(definition), facts);
}

function objectDiff(
  original: JsonObject,
  modified: JsonObject,
  type: MergeType,
  facts: MergeFacts,
): JsonObject {
  const patch: JsonObject = {};
  for (const name of new Set([...Object.keys(original), ...Object.keys(modified)])) {
    // A null that a person writes means the same as no field.
    const [before, after] = [ownEntry(original, name) ?? undefined, ownEntry(modified, name) ?? undefined];
    if (jsonEqual(before, after)) continue;
    if (after === undefined) patch[name] = null;
    else if (before === undefined) patch[name] = after;
    else Object.assign(patch, fieldDiff(name, before, after, fieldFacts(facts, type, name), facts));
  }
  return patch;
}

/** The entries of a patch for a field that both have. */
function fieldDiff(
  name: string,
  before: Json,
  after: Json,
  field: FieldFacts,
  facts: MergeFacts,
): JsonObject {
  if (isJsonObject(before) && isJsonObject(after)) {
    if (field.strategies.includes("replace")) return { [name]: after };
    const patch = objectDiff(before, after, field.type, facts);
    const retained = field.strategies.includes("retainKeys")
      ? { $retainKeys: Object.keys(after).sort() }
      : {};
    return { [name]: { ...retained, ...patch } };
  }
  if (!Array.isArray(before) || !Array.isArray(after) || !field.strategies.includes("merge")) {
    return { [name]: after };
  }
  return field.mergeKey === undefined
    ? setDiff(name, before, after)
    : keyedDiff(name, before, after, field, facts);
}

/** Lists of texts or numbers. */
function setDiff(name: string, before: readonly Json[], after: readonly Json[]): JsonObject {
  const gone = before.filter((item) => !after.includes(item));
  const added = after.filter((item) => !before.includes(item));
  return {
    ...(gone.length > 0 ? { [`$deleteFromPrimitiveList/${name}`]: gone } : {}),
    [`$setElementOrder/${name}`]: [...after],
    ...(added.length > 0 ? { [name]: added } : {}),
  };
}

function keyedDiff(
  name: string,
  before: readonly Json[],
  after: readonly Json[],
  field: FieldFacts,
  facts: MergeFacts,
): JsonObject {
  const key = field.mergeKey!;
  const [old, wanted] = [byKey(before, key), byKey(after, key)];
  // Two ports of one number: the key does not tell them apart, so the list is sent whole.
  if (!old || !wanted) return { [name]: [...after, { $patch: "replace" }] };
  const element: MergeType = field.type.kind === "list" ? field.type.element : { kind: "plain" };
  const changed = [...wanted].flatMap(([id, item]): JsonObject[] => {
    const known = old.get(id);
    if (!known) return [item];
    const diff = objectDiff(known, item, element, facts);
    return Object.keys(diff).length > 0 ? [{ ...diff, [key]: item[key]! }] : [];
  });
  const gone = [...old].filter(([id]) => !wanted.has(id))
    .map(([, item]): JsonObject => ({ $patch: "delete", [key]: item[key]! }));
  const patch = [...changed, ...gone];
  return {
    [`$setElementOrder/${name}`]: [...wanted.values()].map((item) => ({ [key]: item[key]! })),
    ...(patch.length > 0 ? { [name]: patch } : {}),
  };
}

/** Undefined where an element has no key, or two have the same. */
function byKey(list: readonly Json[], key: string): Map<string, JsonObject> | undefined {
  const found = new Map<string, JsonObject>();
  for (const item of list) {
    if (!isJsonObject(item) || item[key] === undefined || item[key] === null) return undefined;
    found.set(JSON.stringify(item[key]), item);
  }
  return found.size === list.length ? found : undefined;
}

function fieldFacts(facts: MergeFacts, type: MergeType, name: string): FieldFacts {
  if (type.kind === "map") return { type: type.element, always: false, strategies: [] };
  const known = type.kind === "struct" ? facts.field(type.definition, name) : undefined;
  return known ?? { type: { kind: "plain" }, always: false, strategies: [] };
}
