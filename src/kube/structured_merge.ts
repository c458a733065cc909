/** Merging and pruning of objects, path by path, by the rules of server-side apply. */
import { indexItems } from "./field_comparison.ts";
import { below, type FieldSet, isEmptyFieldSet } from "./field_set.ts";
import { isJsonObject, type MergeFacts, type MergeType, shapeOf } from "./merge_type.ts";
import type { Json, JsonObject } from "./object.ts";
import { ownEntry } from "./own_entry.ts";
import { fieldElement, fieldName, itemElement, type PathElement } from "./path_element.ts";

/** The live value with the applied one on top: maps and keyed lists merge, everything else is replaced. */
export function mergeStructured(
  live: Json | undefined,
  applied: Json | undefined,
  type: MergeType,
  facts: MergeFacts,
): Json | undefined {
  if (applied === undefined || live === undefined || live === null) return applied ?? live;
  const shape = shapeOf(facts, type, applied);
  if (shape.shape === "object" && isJsonObject(live) && isJsonObject(applied)) {
    const merged: JsonObject = { ...live };
    for (const [name, value] of Object.entries(applied)) {
      const child = mergeStructured(ownEntry(live, name), value, shape.child(name), facts);
      if (child !== undefined) merged[name] = child;
    }
    return merged;
  }
  if (shape.shape === "items" && Array.isArray(live) && Array.isArray(applied)) {
    const [left, right] = [indexItems(live, shape.keys), indexItems(applied, shape.keys)];
    return mergeOrder([...left.keys()], [...right.keys()]).map((element) =>
      mergeStructured(left.get(element), right.get(element), shape.element, facts) ?? null
    );
  }
  return applied;
}

/**
 * The order of a merged list: what both have comes in the order of `right`; what only `left` has stays before
 * what followed it there.
 */
export function mergeOrder(left: PathElement[], right: PathElement[]): PathElement[] {
  const [inLeft, inRight] = [new Set(left), new Set(right)];
  const shared = right.filter((element) => inLeft.has(element));
  const order: PathElement[] = [];
  let [leftIndex, rightIndex, sharedIndex] = [0, 0, 0];
  while (leftIndex < left.length || rightIndex < right.length) {
    const [leftNext, rightNext] = [left[leftIndex], right[rightIndex]];
    if (leftNext !== undefined && leftNext === rightNext) {
      order.push(leftNext);
      leftIndex += 1;
      rightIndex += 1;
      sharedIndex += 1;
    } else if (leftNext !== undefined && !inRight.has(leftNext)) {
      order.push(leftNext);
      leftIndex += 1;
    } else if (leftNext !== undefined && rightNext !== undefined && leftNext !== shared[sharedIndex]) {
      // Shared, but its turn is not now: it comes where the right list has it.
      leftIndex += 1;
    } else if (rightNext !== undefined) {
      order.push(rightNext);
      rightIndex += 1;
      if (rightNext === shared[sharedIndex]) sharedIndex += 1;
    } else {
      leftIndex += 1;
    }
  }
  return order;
}

/** The value without the paths of a set. What becomes empty by that is undefined. */
export function removePaths(
  value: Json,
  paths: FieldSet,
  type: MergeType,
  facts: MergeFacts,
): Json | undefined {
  if (isEmptyFieldSet(paths)) return value;
  const shape = shapeOf(facts, type, value);
  if (shape.shape === "items" && Array.isArray(value)) {
    const kept: Json[] = [];
    for (const item of value) {
      const element = itemElement(item, shape.keys);
      if (paths.members.has(element)) continue;
      kept.push(removePaths(item, below(paths, element), shape.element, facts) ?? null);
    }
    return kept.length > 0 ? kept : undefined;
  }
  // Paths below what is one value by now: an atomic list or map goes as a whole, a scalar stays.
  if (shape.shape !== "object" || !isJsonObject(value)) {
    return typeof value === "object" && value !== null ? undefined : value;
  }
  const kept: JsonObject = {};
  for (const [name, child] of Object.entries(value)) {
    const element = fieldElement(name);
    if (child === undefined || paths.members.has(element)) continue;
    const rest = removePaths(child, below(paths, element), shape.child(name), facts);
    if (rest !== undefined) kept[name] = rest;
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}

/** The set, and with every path also the struct fields it passes through: removing all of them removes these. */
export function withNamedParents(set: FieldSet, type: MergeType, facts: MergeFacts): FieldSet {
  const members = new Set(set.members);
  const children = new Map<PathElement, FieldSet>();
  const shape = shapeOf(facts, type, type.kind === "plain" || type.kind === "deduced" ? {} : undefined);
  for (const [element, child] of set.children) {
    const name = fieldName(element);
    let childType: MergeType = { kind: "deduced" };
    if (name !== undefined && shape.shape === "object") {
      childType = shape.child(name);
      if (shape.named) members.add(element);
    } else if (name === undefined && shape.shape === "items") {
      childType = shape.element;
    }
    children.set(element, withNamedParents(child, childType, facts));
  }
  return { members, children };
}
