/** How strategic merge patches merge lists: by key or by value, and in what order. */
import { jsonEqual } from "./json_equal.ts";
import { isJsonObject } from "./merge_type.ts";
import type { Json, JsonObject } from "./object.ts";
import { goFormat, PatchError } from "./patch_error.ts";

export interface ElementRules {
  merge: (item: JsonObject, change: JsonObject) => JsonObject;
  /** An element that is new. */
  added: (item: JsonObject) => Json;
}

/**
 * The list that a patch makes of the original one. Objects are told apart by the merge key, anything else by
 * value. The patch's order counts for what it names; the rest keeps its place before what came after it.
 *
 * @throws {PatchError} in upstream's words.
 */
export function mergePatchList(
  original: Json[],
  patch: Json[],
  mergeKey: string | undefined,
  rules: ElementRules,
): Json[] {
  const elements = [...original, ...patch];
  if (!elements.some(isJsonObject)) {
    const merged = original.concat(patch).filter((item, index, all) => all.indexOf(item) === index);
    return orderList(merged, patch, original, undefined);
  }
  if (!elements.every(isJsonObject)) {
    const lists = `[${goFormat(original)} ${goFormat(patch)}]`;
    throw new PatchError(500, `list element types are not identical: ${lists}`);
  }
  if (mergeKey === undefined) {
    throw new PatchError(500, "cannot merge lists without merge key");
  }
  const { kept, changes, replace } = applyElementDirectives(
    original as JsonObject[],
    patch as JsonObject[],
    mergeKey,
  );
  if (replace) return changes.map(rules.added);
  const merged: Json[] = [...kept];
  for (const change of changes) {
    const key = keyOf(change, mergeKey);
    const index = merged.findIndex((item) => isJsonObject(item) && jsonEqual(item[mergeKey], key));
    const found = merged[index];
    if (isJsonObject(found)) merged[index] = rules.merge(found, change);
    else merged.push(rules.added(change));
  }
  return orderList(merged, changes, original, mergeKey);
}

/**
 * Puts a merged list in order: elements named by `order` follow it, all others follow the original list, and
 * both are interleaved by the places they had in the original list.
 */
export function orderList(
  merged: Json[],
  order: Json[],
  original: Json[],
  mergeKey: string | undefined,
): Json[] {
  const place = (item: Json, list: Json[]) =>
    list.findIndex((other) =>
      mergeKey !== undefined && isJsonObject(item) && isJsonObject(other)
        ? jsonEqual(item[mergeKey], other[mergeKey])
        : jsonEqual(item, other)
    );
  const by = (list: Json[]) => (a: Json, b: Json) => place(a, list) - place(b, list);
  const named = merged.filter((item) => place(item, order) >= 0).sort(by(order));
  const others = merged.filter((item) => place(item, order) < 0).sort(by(original));
  const result: Json[] = [];
  let [nextNamed, nextOther] = [0, 0];
  while (nextNamed < named.length && nextOther < others.length) {
    const [left, right] = [others[nextOther] as Json, named[nextNamed] as Json];
    const [leftPlace, rightPlace] = [place(left, original), place(right, original)];
    const otherFirst = leftPlace >= 0 && rightPlace >= 0 && leftPlace < rightPlace;
    result.push(otherFirst ? left : right);
    if (otherFirst) nextOther += 1;
    else nextNamed += 1;
  }
  return [...result, ...others.slice(nextOther), ...named.slice(nextNamed)];
}

/** Carries out the `$patch` elements: what is left of the original, and of the patch. */
function applyElementDirectives(
  original: JsonObject[],
  patch: JsonObject[],
  mergeKey: string,
): { kept: JsonObject[]; changes: JsonObject[]; replace: boolean } {
  let kept = original;
  let replace = false;
  const changes: JsonObject[] = [];
  for (const item of patch) {
    const directive = item.$patch;
    if (directive === undefined) {
      changes.push(item);
    } else if (directive === "replace") {
      replace = true;
    } else if (directive === "delete") {
      const key = keyOf(item, mergeKey);
      kept = kept.filter((other) => !jsonEqual(other[mergeKey], key));
    } else if (directive === "merge") {
      throw new PatchError(500, "merging lists cannot yet be specified in the patch");
    } else {
      throw new PatchError(500, `unknown patch type: ${goFormat(directive)} in map: ${goFormat(item)}`);
    }
  }
  return { kept, changes, replace };
}

function keyOf(item: JsonObject, mergeKey: string): Json {
  const key = item[mergeKey];
  if (key === undefined) {
    throw new PatchError(500, `map: ${goFormat(item)} does not contain declared merge key: ${mergeKey}`);
  }
  return key;
}
