/** Objects within objects (x-kubernetes-embedded-resource). Source: apiextensions-apiserver/…/schema/objectmeta. */
import { isJsonObject } from "../../../kube/merge_type.ts";
import { dns1035LabelProblems } from "../../../kube/name_rules.ts";
import type { Json, JsonObject, ObjectMeta } from "../../../kube/object.ts";
import { invalid, required } from "../kinds/field_errors.ts";
import { validateMetadata } from "../kinds/metadata_validation.ts";
import type { FieldError } from "../status_error.ts";
import { type CustomSchema, schemaOfKey } from "./custom_schema.ts";

/** What is wrong with their kind, apiVersion and metadata. */
export function embeddedErrors(
  value: Json | undefined,
  schema: CustomSchema | undefined,
  path = "",
): FieldError[] {
  if (!schema) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => embeddedErrors(item, schema.items, `${path}[${index}]`));
  }
  if (!isJsonObject(value)) return [];
  const own = schema["x-kubernetes-embedded-resource"] && path ? objectErrors(value, path) : [];
  const inner = Object.entries(value).flatMap(([key, field]) => {
    const isProperty = Object.hasOwn(schema.properties ?? {}, key);
    return embeddedErrors(
      field,
      schemaOfKey(schema, key),
      isProperty ? `${path}${path && "."}${key}` : `${path}[${key}]`,
    );
  });
  return [...own, ...inner];
}

function objectErrors(object: JsonObject, path: string): FieldError[] {
  const { apiVersion, kind, metadata } = object;
  const errors: FieldError[] = [];
  if (apiVersion === undefined) errors.push(required(`${path}.apiVersion`));
  else if (typeof apiVersion !== "string") {
    errors.push(invalid(`${path}.apiVersion`, apiVersion, "must be a string"));
  } else if (apiVersion === "") errors.push(invalid(`${path}.apiVersion`, "", "must not be empty"));
  else if (apiVersion.split("/").length > 2) {
    errors.push(invalid(`${path}.apiVersion`, apiVersion, `unexpected GroupVersion string: ${apiVersion}`));
  }
  if (kind === undefined) errors.push(required(`${path}.kind`));
  else if (typeof kind !== "string") errors.push(invalid(`${path}.kind`, kind, "must be a string"));
  else if (kind === "") errors.push(invalid(`${path}.kind`, "", "must not be empty"));
  else {
    const problems = dns1035LabelProblems(kind.toLowerCase());
    const why = `may have mixed case, but should otherwise match: ${problems.join(",")}`;
    if (problems.length > 0) errors.push(invalid(`${path}.kind`, kind, why));
  }
  return metadata === undefined ? errors : [...errors, ...metadataErrors(metadata, `${path}.metadata`)];
}

function metadataErrors(metadata: Json, path: string): FieldError[] {
  if (!isJsonObject(metadata)) {
    const why = "json: cannot unmarshal into Go value of type v1.ObjectMeta";
    return metadata === null ? [] : [invalid(path, metadata, why)];
  }
  const given = { ...metadata, name: metadata.name || "fakename" } as ObjectMeta;
  return validateMetadata(given, {
    namespaced: Boolean(given.namespace),
    name: segmentProblems,
    anyFinalizer: true,
  })
    .map((error) => ({ ...error, field: error.field.replace(/^metadata/, path) }));
}

/** What may not be part of a path (apimachinery/pkg/api/validation/path). */
function segmentProblems(name: string): string[] {
  if (name === "." || name === "..") return [`may not be '${name}'`];
  return ["/", "%"].filter((char) => name.includes(char)).map((char) => `may not contain '${char}'`);
}
