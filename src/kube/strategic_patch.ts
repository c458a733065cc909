import { kubernetesMergeFacts } from "./merge_facts.ts";
import { type FieldFacts, isJsonObject, type MergeFacts, type MergeType } from "./merge_type.ts";
import type { Json, JsonObject } from "./object.ts";
import { ownEntry } from "./own_entry.ts";
import { goFormat, PatchError } from "./patch_error.ts";
import { mergePatchList, orderList } from "./strategic_list.ts";

const retainKeysDirective = "$retainKeys";
const deleteFromListPrefix = "$deleteFromPrimitiveList/";
const elementOrderPrefix = "$setElementOrder/";

/**
 * Applies a strategic merge patch: maps merge, lists merge by the keys that the facts name, and `$patch`,
 * `$retainKeys`, `$deleteFromPrimitiveList/…`, `$setElementOrder/…` do what they say. Nulls delete; unlike
 * upstream, a null in an element that is new is left out at once and not by decoding later.
 *
 * @param definition The OpenAPI name of the target's kind, `io.k8s.api.apps.v1.Deployment`.
 * @throws {PatchError} 400 where the patch is malformed, 500 where upstream answers so, in upstream's words.
 */
export function applyStrategicPatch(
  target: Json,
  patch: Json,
  definition: string,
  facts: MergeFacts = kubernetesMergeFacts,
): Json {
  if (!isJsonObject(target) || !isJsonObject(patch)) throw new PatchError(400, "invalid JSON document");
  return mergeObjects(target, patch, facts.definition(definition), facts);
}

function mergeObjects(
  original: JsonObject,
  patch: JsonObject,
  type: MergeType,
  facts: MergeFacts,
): JsonObject {
  if (patch.$patch !== undefined) return directedObject(patch);
  const merged = retainKeys(original, patch);
  const ordered = applyElementOrders(merged, patch, type, facts);
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined || key === retainKeysDirective || key.startsWith(elementOrderPrefix)) continue;
    if (ordered.has(key)) continue;
    if (key.startsWith(deleteFromListPrefix)) {
      deleteFromList(merged, key.slice(deleteFromListPrefix.length), value);
    } else mergeField(merged, key, value, type, facts);
  }
  return merged;
}

function mergeField(merged: JsonObject, key: string, value: Json, type: MergeType, facts: MergeFacts): void {
  const original = ownEntry(merged, key);
  const field = fieldFacts(facts, type, key);
  if (value === null) {
    delete merged[key];
  } else if (original === undefined) {
    const added = withoutDirectives(value);
    if (added !== undefined) merged[key] = added;
  } else if (isJsonObject(original) && isJsonObject(value)) {
    const replaced = field.strategies.includes("replace");
    merged[key] = replaced ? value : mergeObjects(original, value, field.type, facts);
  } else if (Array.isArray(original) && Array.isArray(value)) {
    merged[key] = mergeLists(original, value, field, facts);
  } else {
    merged[key] = value;
  }
}

function mergeLists(original: Json[], patch: Json[], field: FieldFacts, facts: MergeFacts): Json[] {
  if (!field.strategies.includes("merge")) return patch;
  const element: MergeType = field.type.kind === "list" ? field.type.element : { kind: "plain" };
  return mergePatchList(original, patch, field.mergeKey, {
    merge: (item, change) => mergeObjects(item, change, element, facts),
    added: (item) => withoutDirectives(item) ?? null,
  });
}

/** `$patch` in an object: the rest of the patch instead of the object, or nothing. */
function directedObject(patch: JsonObject): JsonObject {
  const { $patch: directive, ...rest } = patch;
  if (directive === "replace") return rest;
  if (directive === "delete") return {};
  throw new PatchError(500, `unknown patch type: ${goFormat(directive)} in map: ${goFormat(patch)}`);
}

function retainKeys(original: JsonObject, patch: JsonObject): JsonObject {
  const retained = patch[retainKeysDirective];
  if (retained === undefined) return { ...original };
  const names = Array.isArray(retained) ? retained : [];
  const changed = Object.keys(patch).filter((key) => key !== retainKeysDirective && !key.startsWith("$"));
  const valid = Array.isArray(retained) &&
    changed.every((key) => patch[key] === null || names.includes(key));
  if (!valid) throw new PatchError(400, "invalid patch format of retainKeys");
  return Object.fromEntries(Object.entries(original).filter(([key]) => names.includes(key)));
}

/** Merges the lists whose order the patch gives, and puts them in that order; answers which lists these were. */
function applyElementOrders(
  merged: JsonObject,
  patch: JsonObject,
  type: MergeType,
  facts: MergeFacts,
): Set<string> {
  const done = new Set<string>();
  for (const [directive, order] of Object.entries(patch)) {
    if (!directive.startsWith(elementOrderPrefix)) continue;
    if (!Array.isArray(order)) {
      throw new PatchError(400, "invalid patch format of setElementOrder list");
    }
    const key = directive.slice(elementOrderPrefix.length);
    const [original, change] = [ownEntry(merged, key), patch[key]];
    const field = fieldFacts(facts, type, key);
    if (change === null) continue;
    const changes = Array.isArray(change) ? change : undefined;
    if (changes) checkOrder(changes, order, field.mergeKey);
    const originals = Array.isArray(original) ? original : undefined;
    if (!changes && !originals) continue;
    done.add(key);
    let list = originals ?? (withoutDirectives(changes ?? []) as Json[]);
    if (changes && originals) list = mergeLists(originals, changes, field, facts);
    merged[key] = orderList(list, order, originals ?? [], field.mergeKey);
  }
  return done;
}

/** The elements of a patch have to come in the order that the patch itself gives. */
function checkOrder(changes: Json[], order: Json[], mergeKey: string | undefined): void {
  const identity = (item: Json) => JSON.stringify(mergeKey && isJsonObject(item) ? item[mergeKey] : item);
  const wanted = order.map(identity);
  let position = -1;
  for (const item of changes) {
    if (isJsonObject(item) && item.$patch !== undefined) continue;
    const next = wanted.indexOf(identity(item), position + 1);
    if (next < 0) {
      const lists = `${goFormat(changes)}\n doesn't match $setElementOrder list:\n${goFormat(order)}\n`;
      throw new PatchError(400, `The order in patch list:\n${lists}`);
    }
    position = next;
  }
}

function deleteFromList(merged: JsonObject, key: string, values: Json): void {
  const list = ownEntry(merged, key);
  if (!Array.isArray(values)) throw new PatchError(400, "invalid patch format of primitive list");
  if (Array.isArray(list)) merged[key] = list.filter((item) => !values.includes(item));
}

/** A value that the target did not have: without directives and nulls, which have nothing to act on. */
function withoutDirectives(value: Json): Json | undefined {
  if (Array.isArray(value)) return value.map(withoutDirectives).filter((item) => item !== undefined);
  if (!isJsonObject(value)) return value;
  if (value.$patch !== undefined) return undefined;
  const kept: JsonObject = {};
  for (const [key, child] of Object.entries(value)) {
    if (child === null || child === undefined || key === retainKeysDirective) continue;
    if (key.startsWith(deleteFromListPrefix) || key.startsWith(elementOrderPrefix)) continue;
    const clean = withoutDirectives(child);
    if (clean !== undefined) kept[key] = clean;
  }
  return kept;
}

function fieldFacts(facts: MergeFacts, type: MergeType, name: string): FieldFacts {
  if (type.kind === "map") return { type: type.element, always: false, strategies: [] };
  const known = type.kind === "struct" ? facts.field(type.definition, name) : undefined;
  return known ?? { type: { kind: "plain" }, always: false, strategies: [] };
}
