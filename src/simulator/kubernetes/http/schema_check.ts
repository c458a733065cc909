/** Compares an object with the schema of its kind: fields that do not exist, and values of the wrong type. */
import type { Json } from "../../../kube/object.ts";
import type { OpenApiSchema } from "../../../kube/openapi.ts";

export type Schemas = Readonly<Record<string, OpenApiSchema>>;

export interface SchemaFindings {
  /** Paths such as `spec.containers[0].imagee`; the fields have been taken out of the object. */
  unknown: string[];
  /** What Go's decoder says of the first value of a wrong type. */
  mismatch?: string;
}

/** Checks `object` against the definition `name`, and drops unknown and empty fields from it, as decoding would. */
export function checkAgainstSchema(object: Json, name: string, schemas: Schemas): SchemaFindings {
  const findings: SchemaFindings = { unknown: [] };
  const walk: Walk = { schemas, findings };
  check(walk, object, schemas[name] ?? {}, { struct: shortName(name), fields: "", path: "", type: name });
  return findings;
}

interface Walk {
  schemas: Schemas;
  findings: SchemaFindings;
}

/** Where a value is: for `ConfigMap.data` in messages of types, and for `spec.containers[0].x` in others. */
interface Place {
  /** The innermost struct. */
  struct: string;
  /** Names of the struct fields on the way. */
  fields: string;
  path: string;
  /** Definition name of the value's own type, where it has one. */
  type: string;
}

function check(walk: Walk, value: Json, given: OpenApiSchema, from: Place): void {
  if (value === null || walk.findings.mismatch) return;
  const { schema, name } = resolve(given, walk.schemas);
  const place = name ? { ...from, type: name } : from;
  if (name && FREE_FORM.has(shortName(name))) return checkSpecial(walk, value, shortName(name));
  if (schema["x-kubernetes-int-or-string"] || schema["x-kubernetes-preserve-unknown-fields"]) return;
  const found = goType(value);
  const wanted = schema.type;
  if (wanted !== undefined && found !== GO_OF_SCHEMA[wanted]) {
    walk.findings.mismatch = `json: cannot unmarshal ${found} into Go struct field ` +
      `${place.struct}.${place.fields} of type ${goTypeName(schema, name, walk.schemas)}`;
    return;
  }
  if (Array.isArray(value)) {
    const items = schema.items ?? {};
    value.forEach((item, index) => check(walk, item, items, { ...place, path: `${place.path}[${index}]` }));
  } else if (typeof value === "object") {
    checkObject(walk, value, schema, { ...place, struct: name ? shortName(name) : place.struct });
  }
}

function checkObject(
  walk: Walk,
  value: Record<string, Json | undefined>,
  schema: OpenApiSchema,
  place: Place,
): void {
  const { properties, additionalProperties } = schema;
  if (!properties && !additionalProperties) return;
  for (const [key, field] of Object.entries(value)) {
    const path = place.path ? `${place.path}.${key}` : key;
    const property = properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (property && isOmitted(field, property, walk.schemas) && !schema.required?.includes(key)) {
      delete value[key];
    } else if (property) {
      const fields = place.fields ? `${place.fields}.${key}` : key;
      check(walk, field ?? null, property, { ...place, fields, path });
    } else if (typeof additionalProperties === "object") {
      check(walk, field ?? null, additionalProperties, { ...place, path });
    } else if (!additionalProperties) {
      walk.findings.unknown.push(path);
      delete value[key];
    }
  }
}

/** Empty maps and lists are not written: Go's `omitempty`. An empty struct is. */
function isOmitted(value: Json | undefined, property: OpenApiSchema, schemas: Schemas): boolean {
  if (typeof value !== "object" || value === null || Object.keys(value).length > 0) return false;
  const { type, additionalProperties } = resolve(property, schemas).schema;
  return type === "array"
    ? Array.isArray(value)
    : additionalProperties !== undefined && !Array.isArray(value);
}

/** Types that decode themselves. */
const FREE_FORM = new Set(["Quantity", "IntOrString", "FieldsV1", "RawExtension", "JSON", "JSONSchemaProps"]);
const QUANTITY = /^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$/;

function checkSpecial(walk: Walk, value: Json, type: string): void {
  if (type !== "Quantity" || typeof value !== "string" || QUANTITY.test(value)) return;
  walk.findings.mismatch =
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
}

function resolve(schema: OpenApiSchema, schemas: Schemas): { schema: OpenApiSchema; name?: string } {
  const reference = schema.$ref ?? (schema.allOf?.length === 1 ? schema.allOf[0]!.$ref : undefined);
  if (!reference) return { schema };
  const name = reference.slice(reference.lastIndexOf("/") + 1);
  return { schema: schemas[name] ?? {}, name };
}

const GO_OF_SCHEMA: Record<string, string> = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "bool",
  array: "array",
  object: "object",
};

function goType(value: Json): string {
  if (Array.isArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}

function goTypeName(schema: OpenApiSchema, name: string | undefined, schemas: Schemas): string {
  if (name) return goStruct(name);
  switch (schema.type) {
    case "integer":
      return schema.format ?? "int64";
    case "number":
      return "float64";
    case "boolean":
      return "bool";
    case "array":
      return `[]${itemType(schema.items ?? {}, schemas)}`;
    case "object":
      return `map[string]${
        itemType(typeof schema.additionalProperties === "object" ? schema.additionalProperties : {}, schemas)
      }`;
    default:
      return "string";
  }
}

function itemType(schema: OpenApiSchema, schemas: Schemas): string {
  const { schema: resolved, name } = resolve(schema, schemas);
  return goTypeName(resolved, name, schemas);
}

/** `io.k8s.api.apps.v1.Deployment` is `v1.Deployment`. */
function goStruct(name: string): string {
  return name.split(".").slice(-2).join(".");
}

function shortName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
