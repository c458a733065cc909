import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json, JsonObject } from "../../../kube/object.ts";
import { isSame } from "../json_value.ts";
import type { CustomSchema } from "./custom_schema.ts";

/**
 * For each item of a list what it was before: only items of a list of type map can be told apart. Undefined for new
 * ones.
 */
export function oldItems(
  list: readonly Json[],
  schema: CustomSchema,
  old: Json | undefined,
): readonly (Json | undefined)[] {
  const names = schema["x-kubernetes-list-map-keys"] ?? [];
  if (schema["x-kubernetes-list-type"] !== "map" || !Array.isArray(old)) return [];
  return list.map((item) => old.find((before) => hasSameKeys(item, before, names)));
}

function hasSameKeys(item: Json, before: Json, names: readonly string[]): boolean {
  if (!isJsonObject(item) || !isJsonObject(before)) return false;
  return names.every((name) => isSame((item as JsonObject)[name], (before as JsonObject)[name]));
}
