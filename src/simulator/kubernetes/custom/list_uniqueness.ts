/** Lists of type set and map hold nothing twice. Source: apiextensions-apiserver/pkg/apiserver/schema/listtype. */
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json, JsonObject } from "../../../kube/object.ts";
import { duplicate, invalid } from "../kinds/field_errors.ts";
import type { FieldError } from "../status_error.ts";
import { type CustomSchema, schemaOfKey } from "./custom_schema.ts";

/** What occurs twice within `value`; `path` is where the value stands, "" for a whole object. */
export function duplicateErrors(value: Json | undefined, schema: CustomSchema, path = ""): FieldError[] {
  if (Array.isArray(value)) {
    const items = schema.items;
    return [
      ...ownErrors(value, schema, path),
      ...(items ? value.flatMap((item, index) => duplicateErrors(item, items, `${path}[${index}]`)) : []),
    ];
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const innerSchema = schemaOfKey(schema, key);
    if (!innerSchema) return [];
    const isProperty = Object.hasOwn(schema.properties ?? {}, key);
    return duplicateErrors(inner, innerSchema, isProperty ? joined(path, key) : `${path}[${key}]`);
  });
}

function ownErrors(list: readonly Json[], schema: CustomSchema, path: string): FieldError[] {
  switch (schema["x-kubernetes-list-type"]) {
    case "set":
      return secondOnes(list).map((index) => duplicate(`${path}[${index}]`, list[index]));
    case "map":
      return mapErrors(list, schema["x-kubernetes-list-map-keys"] ?? [], path);
    default:
      return [];
  }
}

function mapErrors(list: readonly Json[], names: readonly string[], path: string): FieldError[] {
  const wrong = list.findIndex((item) => item !== null && !isJsonObject(item));
  if (wrong >= 0) {
    return [invalid(`${path}[${wrong}]`, list[wrong], "must be an object for an array of list-type map")];
  }
  const keys = list.map((item) => keyOf(item as JsonObject | null, names));
  return secondOnes(keys).map((index) => duplicate(`${path}[${index}]`, keys[index]));
}

function keyOf(item: JsonObject | null, names: readonly string[]): JsonObject {
  const key: JsonObject = {};
  for (const name of names) if (item?.[name] !== undefined) key[name] = item[name];
  return key;
}

/** Where something occurs for the second time; third and later ones are not told. */
function secondOnes(list: readonly Json[]): number[] {
  const counts = new Map<string, number>();
  return list.flatMap((item, index) => {
    const text = canonical(item);
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    return count === 2 ? [index] : [];
  });
}

/** JSON with the keys of objects in order: equal values have equal texts. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_key, inner: Json) => {
    if (!isJsonObject(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([left], [right]) => left < right ? -1 : 1));
  });
}

function joined(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}
