/** Takes out what a schema does not have. Source: apiextensions-apiserver/pkg/apiserver/schema/pruning. */
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json, JsonObject } from "../../../kube/object.ts";
import { type CustomSchema, schemaOfKey } from "./custom_schema.ts";

/**
 * Drops unknown fields from a whole object, in place; metadata, kind and apiVersion are not looked at. Answers the
 * paths of what is gone, sorted: `spec.list[0].unknown`.
 */
export function prune(object: JsonObject, schema: CustomSchema): string[] {
  const gone: string[] = [];
  pruneValue(object, { ...schema, "x-kubernetes-embedded-resource": true }, "", gone);
  return gone.sort();
}

const META_FIELDS = new Set(["apiVersion", "kind", "metadata"]);

function pruneValue(
  value: Json | undefined,
  schema: CustomSchema | undefined,
  path: string,
  gone: string[],
): void {
  const keepsUnknown = schema?.["x-kubernetes-preserve-unknown-fields"] ?? false;
  if (Array.isArray(value)) {
    // Items of a list that keeps what is unknown are not pruned by their own schema, unless they are objects in it.
    const items = keepsUnknown
      ? schema?.items && { ...schema.items, "x-kubernetes-preserve-unknown-fields": true }
      : schema?.items;
    if (keepsUnknown && !items) return;
    value.forEach((item, index) => pruneValue(item, items, `${path}[${index}]`, gone));
  } else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) {
      if (schema?.["x-kubernetes-embedded-resource"] && META_FIELDS.has(key)) continue;
      const at = path ? `${path}.${key}` : key;
      const inner = schemaOfKey(schema, key);
      // Of `additionalProperties: true` the keys stay, and what is within their objects does not.
      if (inner || schema?.additionalProperties !== undefined) pruneValue(value[key], inner, at, gone);
      else if (!keepsUnknown) {
        gone.push(at);
        delete value[key];
      }
    }
  }
}
