/** How values of one sort merge, and where to look it up. Paths into values are made of elements: `field_set.ts`. */
import type { Json, JsonObject } from "./object.ts";

/** One key of a list of objects; an item that lacks it has the default. */
export interface ListKey {
  name: string;
  default?: Json;
}

/**
 * - `struct`: an object with known fields; `definition` is for `MergeFacts.field`.
 * - `map`: an object with free keys.
 * - `list`: `set` and `keyed` merge item by item, `atomic` as a whole.
 * - `raw`: any value, as a whole.
 * - `plain`: known to have nothing special: objects are structs of plain fields, lists are atomic.
 * - `deduced`: nothing is known: objects are maps of deduced values, lists are atomic.
 */
export type MergeType =
  | { kind: "struct"; definition: string; atomic: boolean }
  | { kind: "map"; element: MergeType; atomic: boolean }
  | { kind: "list"; relation: "atomic" | "set" | "keyed"; keys: ListKey[]; element: MergeType }
  | { kind: "raw" }
  | { kind: "plain" }
  | { kind: "deduced" };

export interface FieldFacts {
  type: MergeType;
  /** The server writes the field even when it is empty. */
  always: boolean;
  /** What a strategic merge patch does; none means: merge maps, replace lists. */
  strategies: ("merge" | "replace" | "retainKeys")[];
  mergeKey?: string;
}

/** Where facts come from: the built-in kinds (`merge_facts.ts`) or a schema (`schema_merge_facts.ts`). */
export interface MergeFacts {
  /** The type of a definition; `deduced` where it is unknown. */
  definition(name: string | undefined): MergeType;
  /** Facts of one field of a definition; undefined where there is nothing special about it. */
  field(definition: string, name: string): FieldFacts | undefined;
  /** The names for which `field` answers. */
  fields(definition: string): string[];
}

/** What a walk over values does with one of them. */
export type Shape =
  | { shape: "leaf" }
  | { shape: "object"; named: boolean; child: (name: string) => MergeType }
  | { shape: "items"; keys: ListKey[]; element: MergeType };

/** How a value of a type is walked. Null and absent take the shape that the type alone gives. */
export function shapeOf(facts: MergeFacts, type: MergeType, value: Json | undefined): Shape {
  const objectLike = value === undefined || value === null || isJsonObject(value);
  switch (type.kind) {
    case "struct":
      return type.atomic || !objectLike ? { shape: "leaf" } : {
        shape: "object",
        named: true,
        child: (name) => facts.field(type.definition, name)?.type ?? { kind: "plain" },
      };
    case "map":
      return type.atomic || !objectLike
        ? { shape: "leaf" }
        : { shape: "object", named: false, child: () => type.element };
    case "list":
      return type.relation === "atomic" || (value !== undefined && value !== null && !Array.isArray(value))
        ? { shape: "leaf" }
        : { shape: "items", keys: type.relation === "set" ? [] : type.keys, element: type.element };
    case "plain":
    case "deduced":
      return isJsonObject(value)
        ? { shape: "object", named: type.kind === "plain", child: () => type }
        : { shape: "leaf" };
    case "raw":
      return { shape: "leaf" };
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
