/** Fills in a schema's defaults. Source: apiextensions-apiserver/pkg/apiserver/schema/defaulting. */
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json } from "../../../kube/object.ts";
import { copyOf } from "../json_value.ts";
import { type CustomSchema, schemaOfKey } from "./custom_schema.ts";

/**
 * In place: nulls that the schema does not allow are dropped, then what is absent gets its default. Doing it twice
 * changes nothing.
 */
export function applyDefaults(value: Json | undefined, schema: CustomSchema): void {
  dropNulls(value, schema);
  fill(value, schema);
}

function isForbiddenNull(value: Json | undefined, schema: CustomSchema | undefined): boolean {
  return value === null && schema !== undefined && !schema.nullable;
}

/** Those that have a default are left for it. */
function dropNulls(value: Json | undefined, schema: CustomSchema | undefined): void {
  if (Array.isArray(value)) {
    for (const item of value) dropNulls(item, schema?.items);
  } else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) {
      const inner = schemaOfKey(schema, key);
      if (isForbiddenNull(value[key], inner) && inner?.default === undefined) delete value[key];
      else dropNulls(value[key], inner);
    }
  }
}

function fill(value: Json | undefined, schema: CustomSchema | undefined): void {
  if (!schema) return;
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      if (isForbiddenNull(item, schema.items) && schema.items?.default !== undefined) {
        value[index] = copyOf(schema.items.default);
      }
      fill(value[index], schema.items);
    });
  } else if (isJsonObject(value)) {
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      if (property.default === undefined) continue;
      const isAbsent = !Object.hasOwn(value, key) || value[key] === undefined;
      if (isAbsent || isForbiddenNull(value[key], property)) value[key] = copyOf(property.default);
    }
    for (const key of Object.keys(value)) fill(value[key], schemaOfKey(schema, key));
  }
}
