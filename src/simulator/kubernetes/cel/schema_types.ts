/** Types and values of CEL from a structural schema. Source: apiserver/pkg/cel/common/schemas.go. */
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json } from "../../../kube/object.ts";
import { ownEntry } from "../../../kube/own_entry.ts";
import { type CustomSchema, schemaOfKey } from "../custom/custom_schema.ts";
import type { CelEnvironment } from "./engine.ts";
import { celField } from "./field_name.ts";
import { bytesOf, valueOf } from "./values.ts";

const META: CustomSchema = {
  type: "object",
  properties: { name: { type: "string" }, generateName: { type: "string" } },
};

/** A whole object has kind, apiVersion and a name, whatever its schema says. */
export function withMeta(schema: CustomSchema): CustomSchema {
  const text: CustomSchema = { type: "string" };
  return { ...schema, properties: { ...schema.properties, apiVersion: text, kind: text, metadata: META } };
}

/**
 * The name of the schema's type, which is added to the environment under `name`. Undefined for what has no type:
 * rules cannot see it.
 */
export function declareType(
  environment: CelEnvironment,
  schema: CustomSchema,
  name: string,
): string | undefined {
  if (schema["x-kubernetes-int-or-string"]) return "dyn";
  switch (schema.type) {
    case "object":
      return objectType(environment, schema, name);
    case "array": {
      const items = schema.items && declareType(environment, schema.items, `${name}.@items`);
      return items && `list<${items}>`;
    }
    case "string":
      return ownEntry(STRING_TYPES, schema.format ?? "") ?? "string";
    case "integer":
      return "int";
    case "number":
      return "double";
    case "boolean":
      return "bool";
    default:
      return undefined;
  }
}

const STRING_TYPES: Record<string, string> = {
  byte: "bytes",
  "date-time": "google.protobuf.Timestamp",
  date: "google.protobuf.Timestamp",
};

function objectType(environment: CelEnvironment, schema: CustomSchema, name: string): string | undefined {
  const { additionalProperties } = schema;
  if (typeof additionalProperties === "object") {
    const values = declareType(environment, additionalProperties, `${name}.@values`);
    return values && `map<string, ${values}>`;
  }
  const full = schema["x-kubernetes-embedded-resource"] ? withMeta(schema) : schema;
  const fields: Record<string, string> = {};
  for (const [key, property] of Object.entries(full.properties ?? {})) {
    const field = celField(key);
    const type = field && declareType(environment, property, `${name}.${field}`);
    if (field && type) fields[field] = property.nullable ? "dyn" : type;
  }
  if (Object.keys(fields).length === 0) return undefined;
  environment.registerType(name, { fields });
  return name;
}

/** A value as an expression sees it, by the types of its schema. */
export function typedValue(value: Json | undefined, schema: CustomSchema | undefined): unknown {
  if (!schema || schema["x-kubernetes-int-or-string"]) return valueOf(value);
  if (Array.isArray(value)) return value.map((item) => typedValue(item, schema.items));
  if (isJsonObject(value)) {
    const isMap = typeof schema.additionalProperties === "object";
    const entries = Object.entries(value).map(([key, inner]) => {
      const field = isMap ? key : celField(key) ?? key;
      return [field, typedValue(inner, schemaOfKey(schema, key))];
    });
    return Object.fromEntries(entries);
  }
  if (typeof value === "number") return schema.type === "number" ? value : valueOf(value);
  if (typeof value === "string" && schema.type === "string") return typedText(value, schema.format);
  return valueOf(value);
}

function typedText(text: string, format: string | undefined): unknown {
  switch (format) {
    case "byte":
      return bytesOf(text) ?? text;
    case "date":
    case "date-time": {
      const date = new Date(text);
      return Number.isNaN(date.getTime()) ? text : date;
    }
    default:
      return text;
  }
}
