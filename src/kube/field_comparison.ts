/** Which paths an object has, and which differ between two, by the rules of server-side apply. */
import { type FieldSet, FieldSetBuilder } from "./field_set.ts";
import { jsonEqual } from "./json_equal.ts";
import { isJsonObject, type MergeFacts, type MergeType, type Shape, shapeOf } from "./merge_type.ts";
import type { Json } from "./object.ts";
import { ownEntry } from "./own_entry.ts";
import { fieldElement, itemElement, type PathElement } from "./path_element.ts";

export interface Comparison {
  added: FieldSet;
  modified: FieldSet;
  removed: FieldSet;
}

/** What changed from `before` to `after`. Absent and null differ: a null was there. */
export function compareObjects(before: Json, after: Json, type: MergeType, facts: MergeFacts): Comparison {
  const walk = new ComparisonWalk(facts);
  walk.visit(before, after, type, []);
  return {
    added: walk.added.build(),
    modified: walk.modified.build(),
    removed: walk.removed.build(),
  };
}

/** The paths that an object sets: its leaves, the items of its lists, the keys of its maps, and what is empty. */
export function fieldSetOfObject(value: Json, type: MergeType, facts: MergeFacts): FieldSet {
  const builder = new FieldSetBuilder();
  collect(value, type, [], facts, builder);
  return builder.build();
}

class ComparisonWalk {
  readonly added = new FieldSetBuilder();
  readonly modified = new FieldSetBuilder();
  readonly removed = new FieldSetBuilder();
  readonly #facts: MergeFacts;

  constructor(facts: MergeFacts) {
    this.#facts = facts;
  }

  visit(before: Json | undefined, after: Json | undefined, type: MergeType, path: PathElement[]): void {
    const present = after === undefined || after === null ? before : after;
    const shape = shapeOf(this.#facts, type, present);
    const sameSort = isEmpty(before) || isEmpty(after) ||
      shapeOf(this.#facts, type, before).shape === shape.shape;
    if (shape.shape === "leaf" || !sameSort || (isEmpty(before) && isEmpty(after))) {
      this.#visitLeaf(before, after, path);
      return;
    }
    if (shape.shape === "object") this.#visitFields(before, after, shape, path);
    else this.#visitItems(before, after, shape, path);
    if (before === undefined) this.added.add(path);
    else if (after === undefined) this.removed.add(path);
  }

  #visitFields(
    before: Json | undefined,
    after: Json | undefined,
    shape: Shape & { shape: "object" },
    path: PathElement[],
  ): void {
    const [left, right] = [isJsonObject(before) ? before : {}, isJsonObject(after) ? after : {}];
    for (const name of Object.keys(left)) {
      this.#visitPart(
        ownEntry(left, name),
        ownEntry(right, name),
        shape.child(name),
        path,
        fieldElement(name),
      );
    }
    for (const name of Object.keys(right)) {
      if (Object.hasOwn(left, name)) continue;
      this.#visitPart(undefined, ownEntry(right, name), shape.child(name), path, fieldElement(name));
    }
  }

  #visitItems(
    before: Json | undefined,
    after: Json | undefined,
    shape: Shape & { shape: "items" },
    path: PathElement[],
  ): void {
    const [left, right] = [indexItems(before, shape.keys), indexItems(after, shape.keys)];
    for (const [element, item] of left) {
      this.#visitPart(item, right.get(element), shape.element, path, element);
    }
    for (const [element, item] of right) {
      if (!left.has(element)) this.#visitPart(undefined, item, shape.element, path, element);
    }
  }

  /** What is the same, and most of an object is, need not be walked: it is in none of the sets. */
  #visitPart(
    before: Json | undefined,
    after: Json | undefined,
    type: MergeType,
    path: PathElement[],
    element: PathElement,
  ): void {
    if (before === after || (before !== undefined && after !== undefined && jsonEqual(before, after))) return;
    path.push(element);
    this.visit(before, after, type, path);
    path.pop();
  }

  #visitLeaf(before: Json | undefined, after: Json | undefined, path: PathElement[]): void {
    if (before === undefined) this.added.add(path);
    else if (after === undefined) this.removed.add(path);
    else if (!jsonEqual(before, after)) this.modified.add(path);
  }
}

/** The items of a list by their elements; of items that are alike the first counts. */
export function indexItems(
  list: Json | undefined,
  keys: Parameters<typeof itemElement>[1],
): Map<PathElement, Json> {
  const items = new Map<PathElement, Json>();
  for (const item of Array.isArray(list) ? list : []) {
    const element = itemElement(item, keys);
    if (!items.has(element)) items.set(element, item);
  }
  return items;
}

function collect(
  value: Json,
  type: MergeType,
  path: PathElement[],
  facts: MergeFacts,
  builder: FieldSetBuilder,
): void {
  const shape = shapeOf(facts, type, value);
  if (shape.shape === "leaf") {
    builder.add(path);
  } else if (shape.shape === "items") {
    for (const [element, item] of indexItems(value, shape.keys)) {
      collect(item, shape.element, [...path, element], facts, builder);
      builder.add([...path, element]);
    }
  } else if (isJsonObject(value)) {
    for (const [name, child] of Object.entries(value)) {
      if (child === undefined) continue;
      const below = [...path, fieldElement(name)];
      collect(child, shape.child(name), below, facts, builder);
      // Keys of maps count by themselves, fields of structs only through what they hold.
      if (!shape.named || child === null || (isJsonObject(child) && isEmpty(child))) builder.add(below);
    }
  }
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  return Array.isArray(value) ? value.length === 0 : isJsonObject(value) && Object.keys(value).length === 0;
}
